package org.kinbridge.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.trial.Rehearsal;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.pack.PolicyRefused;
import org.kinbridge.policy.world.WorldRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code kinbridge decide}: what the policy would say, and what would leave; sends and stores
 * nothing.
 */
@Command(
    name = "decide",
    description = {
      "Print the decision on a request in a world, as JSON with 'bundle' (what would leave, or"
          + " null).",
      "WORLD is one YAML file: authorities, agreements, consents, restrictions, own state and"
          + " clock;",
      "conformance/policy/README.md describes it. A record of format 'shared' is a shared"
          + " document.",
      "Exit status: 0 decided, whatever the decision; 2 refused input, the problem on standard"
          + " error."
    },
    mixinStandardHelpOptions = true)
public final class DecideCommand implements Callable<Integer> {
  private static final int REFUSED_INPUT = 2;

  @Spec CommandSpec spec;

  @Option(names = "--world", required = true, paramLabel = "WORLD", description = "the world, YAML")
  Path world;

  @Option(
      names = "--request",
      required = true,
      paramLabel = "REQUEST",
      description = "the request, JSON")
  Path request;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "the record, in place of the one in the request")
  @Nullable Path record;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "format of --record where the request names none (a shared document tells itself)")
  String format = "primero-v2";

  private final Path profiles;

  /**
   * @param profiles the directory of profiles this installation runs on
   */
  public DecideCommand(Path profiles) {
    this.profiles = requireNonNull(profiles, "profiles is null").toAbsolutePath().normalize();
  }

  @Override
  public Integer call() throws IOException {
    try {
      return switch (Rehearsal.load(profiles).decide(world, body())) {
        case Rehearsal.Result.Unreadable(List<Fault> faults) -> refuse(faults);
        case Rehearsal.Result.Decided decided -> print(decided);
      };
    } catch (JsonRefused refused) {
      return refuse(List.of(refused.fault()));
    } catch (WorldRefused refused) {
      return refuse(refused.faults());
    } catch (PolicyRefused refused) {
      return refuse(refused.faults());
    } catch (NoSuchFileException missing) {
      return refuse(
          List.of(
              new Fault(
                  Reason.NOT_FOUND, String.valueOf(missing.getFile()), "there is no such file")));
    }
  }

  /** The request, with the record of --record in it where one is given. */
  private JsonNode body() throws IOException, JsonRefused {
    JsonNode body = StrictJson.parse(Files.readAllBytes(request), StrictJson.Limits.DOCUMENT);
    if (record == null || !(body instanceof ObjectNode stated)) {
      return body;
    }
    JsonNode content = StrictJson.parse(Files.readAllBytes(record), StrictJson.Limits.DOCUMENT);
    boolean shared = content.path("resourceType").asText("").equals("Bundle");
    String named = stated.path("record").path("format").asText(shared ? Rehearsal.SHARED : format);
    ObjectNode whole = stated.deepCopy();
    whole.putObject("record").put("format", named).set("content", content);
    return whole;
  }

  private int print(Rehearsal.Result.Decided decided) {
    ObjectNode answer = decided.answer().deepCopy();
    answer.set(
        "bundle",
        decided.content().map(DecideCommand::read).orElseGet(JsonNodeFactory.instance::nullNode));
    PrintWriter out = spec.commandLine().getOut();
    out.println(answer.toPrettyString());
    out.flush();
    return 0;
  }

  private static JsonNode read(byte[] content) {
    try {
      return StrictJson.parse(content, StrictJson.Limits.DOCUMENT);
    } catch (JsonRefused impossible) {
      throw new IllegalStateException("couldn't read what was just permitted", impossible);
    }
  }

  private int refuse(List<Fault> faults) {
    ObjectNode problem =
        JsonNodeFactory.instance.objectNode().put("reason", faults.getFirst().reason().code());
    ArrayNode list = problem.putArray("faults");
    for (Fault fault : faults) {
      list.addObject()
          .put("reason", fault.reason().code())
          .put("place", fault.place())
          .put("detail", fault.detail());
    }
    PrintWriter err = spec.commandLine().getErr();
    err.println(problem.toPrettyString());
    err.flush();
    return REFUSED_INPUT;
  }
}
