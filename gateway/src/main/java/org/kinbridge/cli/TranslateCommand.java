package org.kinbridge.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.flow.TranslateRecord;
import org.kinbridge.flow.TranslateRecord.TrialTranslation;
import org.kinbridge.translate.NationalRecord;
import org.kinbridge.translate.Origin;
import org.kinbridge.translate.Translation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code kinbridge translate}: a national record as the shared record it becomes; sends nothing.
 */
@Command(
    name = "translate",
    mixinStandardHelpOptions = true,
    description = {
      "Translate a national record and print the shared record.",
      "Nothing is stored or sent. What a person must still answer stands on standard error: until",
      "then elements are left out, and nothing may leave. A record that breaks its format prints",
      "its faults with their places on standard error and exits with 2."
    })
public final class TranslateCommand implements Callable<Integer> {
  private static final ObjectWriter JSON =
      JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "the record; - for standard input")
  String file;

  @Option(names = "--format", required = true, description = "the name of an installed map")
  String format;

  @Option(
      names = "--line",
      description = "in a file of several records, the line in which the one that is meant begins")
  Optional<Integer> line = Optional.empty();

  @Option(names = "--report", description = "where to write the account of every member")
  Path report;

  @Option(
      names = "--resolve",
      paramLabel = "POINTER=CODE",
      description = "answer a question; an empty CODE says that the passage needs no restriction")
  Map<String, String> resolve = Map.of();

  @Option(
      names = "--profiles",
      defaultValue = "${sys:kinbridge.profiles:-profiles}",
      description = "the directory of profiles (${DEFAULT-VALUE})")
  Path profiles;

  @Option(
      names = "--node",
      defaultValue = "XS",
      description = "the state that hands the record over (${DEFAULT-VALUE}, the sandbox)")
  String node;

  @Option(
      names = "--authority",
      defaultValue = "xs-sandbox",
      description = "its authority (${DEFAULT-VALUE})")
  String authority;

  @Option(
      names = "--authority-name",
      defaultValue = "Sandbox authority",
      description = "the authority's name (${DEFAULT-VALUE})")
  String authorityName;

  @Option(
      names = "--role",
      defaultValue = "child-welfare",
      description = "the authority's role (${DEFAULT-VALUE})")
  String role;

  @Option(
      names = "--zone",
      defaultValue = "UTC",
      description = "the time zone of its days (${DEFAULT-VALUE})")
  String zone;

  private final InstantSource clock;
  private final InputStream standardInput;

  public TranslateCommand(InstantSource clock, InputStream standardInput) {
    this.clock = clock;
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Origin> origin = origin();
    if (origin.isEmpty()) {
      return refuse(Reason.INVALID_VALUE, "--node, --authority, --role, --zone");
    }
    if (!file.equals("-") && !Files.isReadable(Path.of(file))) {
      return refuse(Reason.NOT_FOUND, "FILE");
    }
    NationalRecord record =
        new NationalRecord(
            format, content(), line.map(OptionalInt::of).orElse(OptionalInt.empty()));
    TrialTranslation trial =
        TranslateRecord.load(profiles).translate(record, resolutions(), origin.get());
    Translation translation = trial.translation();
    if (report != null) {
      Files.writeString(report, text(translation.report().toJson()), StandardCharsets.UTF_8);
    }
    return switch (translation) {
      case Translation.Translated translated -> print(trial.document(), translated.questions());
      case Translation.Incomplete incomplete -> print(trial.document(), incomplete.questions());
      case Translation.Refused refused -> refuse(refused.faults());
    };
  }

  /** So much of it that a reader sees when it is too large, and no more. */
  private byte[] content() throws IOException {
    if (file.equals("-")) {
      return standardInput.readNBytes(NationalRecord.LARGEST + 1);
    }
    try (InputStream input = Files.newInputStream(Path.of(file))) {
      return input.readNBytes(NationalRecord.LARGEST + 1);
    }
  }

  private Optional<Origin> origin() {
    try {
      return Coded.parse(AuthorityRole.class, role)
          .map(
              known ->
                  new Origin(
                      new NodeId(node),
                      new AuthorityId(authority),
                      authorityName,
                      known,
                      new Moment(clock.instant(), Moment.zone(zone))));
    } catch (IllegalArgumentException malformedOption) {
      return Optional.empty();
    }
  }

  private List<Resolution> resolutions() {
    List<Resolution> resolutions = new ArrayList<>();
    resolve.forEach(
        (pointer, code) ->
            resolutions.add(
                code.isEmpty()
                    ? new Resolution(
                        pointer,
                        Optional.empty(),
                        true,
                        Optional.of("dismissed on the command line"),
                        "operator")
                    : new Resolution(
                        pointer, Optional.of(code), false, Optional.empty(), "operator")));
    return resolutions;
  }

  /** The document on standard output; on standard error what keeps it from leaving. */
  private int print(JsonNode document, List<Question> questions) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text(document));
    out.flush();
    if (!questions.isEmpty()) {
      ask(questions);
    }
    return 0;
  }

  private void ask(List<Question> questions) {
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    problem.put("title", "the record asks something: answer with --resolve");
    ArrayNode asked = problem.putArray("questions");
    for (Question question : questions) {
      ObjectNode one = asked.addObject();
      one.put("reason", question.reason().code());
      one.put("source", question.source());
      one.put("question", question.text());
      question.candidates().forEach(one.putArray("candidates")::add);
    }
    problem(problem);
  }

  private int refuse(Reason reason, String place) {
    return refuse(List.of(new Fault(reason, place, reason.sentence())));
  }

  private int refuse(List<Fault> faults) {
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    problem.put("title", "the record cannot be read");
    ArrayNode all = problem.putArray("faults");
    for (Fault fault : faults) {
      all.addObject()
          .put("reason", fault.reason().code())
          .put("place", fault.place())
          .put("detail", fault.detail());
    }
    return problem(problem);
  }

  private int problem(ObjectNode problem) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(text(problem));
    err.flush();
    return 2;
  }

  private static String text(JsonNode json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("couldn't write a JSON tree", impossible);
    }
  }
}
