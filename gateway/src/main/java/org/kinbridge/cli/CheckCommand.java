package org.kinbridge.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.trial.CheckDocument;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.profile.Violation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code kinbridge check FILE}: whether a document is a shared record.
 *
 * <p>Standard output has one line for each violation: place, constraint and what was expected,
 * separated by tabs. Standard error has the same as one problem in JSON. Neither has a value of the
 * document.
 */
@Command(
    name = "check",
    description = "Check a document against the shared profiles and print every violation.",
    mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
  private static final int REFUSED = 2;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "the document: a FHIR R4 Bundle in JSON")
  private Path file = Path.of("");

  @Option(
      names = "--profiles",
      description = "the directory of profiles (default: ${DEFAULT-VALUE})")
  private Path profiles;

  /**
   * @param profiles where the profiles are unless the command line says otherwise
   */
  public CheckCommand(Path profiles) {
    this.profiles = requireNonNull(profiles, "profiles is null");
  }

  @Override
  public Integer call() throws IOException {
    try {
      byte[] content = Files.readAllBytes(file);
      List<Violation> violations = CheckDocument.load(profiles).check(content);
      return violations.isEmpty() ? 0 : violated(violations);
    } catch (JsonRefused refused) {
      return refused(problem(refused.fault()));
    } catch (NoSuchFileException missing) {
      return refused(problem(new Fault(Reason.INVALID_VALUE, "FILE", "there is no such file")));
    }
  }

  private int violated(List<Violation> violations) {
    PrintWriter out = spec.commandLine().getOut();
    ObjectNode problem =
        problem(new Fault(Reason.PROFILE_VIOLATION, "", violations.size() + " violations"));
    ArrayNode all = problem.putArray("violations");
    for (Violation violation : violations) {
      out.println(
          violation.location() + '\t' + violation.constraint() + '\t' + violation.message());
      all.addObject()
          .put("location", violation.location())
          .put("constraint", violation.constraint())
          .put("message", violation.message());
    }
    out.flush();
    return refused(problem);
  }

  private static ObjectNode problem(Fault fault) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("reason", fault.reason().code())
        .put("place", fault.place())
        .put("detail", fault.detail());
  }

  private int refused(ObjectNode problem) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(new String(CanonicalJson.bytes(problem), StandardCharsets.UTF_8));
    err.flush();
    return REFUSED;
  }
}
