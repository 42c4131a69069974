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
import org.kinbridge.cli.bulk.Bulk;
import org.kinbridge.cli.bulk.BulkRequest;
import org.kinbridge.cli.bulk.Streams;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.flow.trial.TranslateRecord;
import org.kinbridge.flow.trial.TranslateRecord.TrialTranslation;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.source.NationalRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  private static final String NO_RUN = "the run does not begin";

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

  @Mixin OriginOptions handing;

  @Option(
      names = "--bulk",
      description =
          "FILE is a register (CSV) or one record a line (NDJSON), of any length: each record that"
              + " is whole, and of which nothing is left to ask, becomes a line of the output")
  boolean bulk;

  @Option(
      names = "--out",
      description =
          "with --bulk: where the shared records go instead of standard output. A run that was cut"
              + " off goes on where it was when it is started again")
  Optional<Path> out = Optional.empty();

  @Option(
      names = "--refused",
      description =
          "with --bulk: where each other record's line, place, reason and sentence go; beside"
              + " --out, or standard error, when it is not given")
  Optional<Path> refused = Optional.empty();

  private final InstantSource clock;
  private final Streams streams;

  public TranslateCommand(InstantSource clock, Streams streams) {
    this.clock = clock;
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Origin> origin = handing.origin(clock.instant());
    if (origin.isEmpty()) {
      return refuse(Reason.INVALID_VALUE, "--node, --authority, --role, --zone");
    }
    if (!file.equals("-") && !isReadable(Path.of(file))) {
      return refuse(List.of(new Fault(Reason.NOT_FOUND, "FILE", "there is no file to read")));
    }
    if (bulk) {
      return bulk(origin.get());
    }
    if (out.isPresent() || refused.isPresent()) {
      return refuse(Reason.INVALID_VALUE, "--out, --refused");
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

  /** A pipe is; a directory opens, and only its reading fails. */
  private static boolean isReadable(Path path) {
    return Files.isReadable(path) && !Files.isDirectory(path);
  }

  /** So much of it that a reader sees when it is too large, and no more. */
  private byte[] content() throws IOException {
    if (file.equals("-")) {
      return streams.in().readNBytes(NationalRecord.LARGEST + 1);
    }
    try (InputStream input = Files.newInputStream(Path.of(file))) {
      return input.readNBytes(NationalRecord.LARGEST + 1);
    }
  }

  /** One record is asked about and reported on; of many each is, or is not, what it should be. */
  private int bulk(Origin origin) throws IOException {
    if (line.isPresent() || report != null || !resolve.isEmpty()) {
      return refuse(Reason.INVALID_VALUE, "--line, --report, --resolve");
    }
    Optional<Path> input = file.equals("-") ? Optional.empty() : Optional.of(Path.of(file));
    BulkRequest request = new BulkRequest(format, profiles, input, out, refused, origin);
    return switch (new Bulk(clock, streams).translate(request)) {
      case Bulk.Result.Done done -> done(done);
      case Bulk.Result.Not not -> refuse(List.of(not.fault()));
    };
  }

  private int done(Bulk.Result.Done done) {
    if (done.refused() == 0) {
      return 0;
    }
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    problem.put("title", "some records are refused, or ask something");
    return problem(problem.put("translated", done.shared()).put("refused", done.refused()));
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

  /** The record, if there is one, is in order: it is asked for in a way that nobody can follow. */
  private int refuse(Reason reason, String options) {
    List<Fault> faults = List.of(new Fault(reason, options, reason.sentence()));
    return refuse(bulk ? NO_RUN : "the options cannot be used so", faults);
  }

  /** Of many records each one's faults are lines of their own: here nothing was read. */
  private int refuse(List<Fault> faults) {
    return refuse(bulk ? NO_RUN : "the record cannot be read", faults);
  }

  private int refuse(String title, List<Fault> faults) {
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    problem.put("title", title);
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
