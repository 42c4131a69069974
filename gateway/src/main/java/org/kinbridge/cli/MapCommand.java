package org.kinbridge.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.translate.Translator;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.yaml.InvalidMapException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kinbridge map}: tools for the person who maps a national format. */
@Command(
    name = "map",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Write, try, check and have signed the map of a national format.")
public final class MapCommand {
  private MapCommand() {}

  /** The command with what belongs to it. */
  public static picocli.CommandLine line(InstantSource clock) {
    return new picocli.CommandLine(new MapCommand())
        .addSubcommand(new MapCheckCommand(clock))
        .addSubcommand(new MapTryCommand(clock))
        .addSubcommand(new MapWorkbookCommand())
        .addSubcommand(new MapDraftCommand());
  }

  /** The map a command is about. */
  static final class Place {
    @Parameters(
        index = "0",
        paramLabel = "DIR",
        description = "the directory of the map, named as its format")
    Path directory;

    @Option(
        names = "--profiles",
        defaultValue = "${sys:kinbridge.profiles:-profiles}",
        description = "the directory of profiles, for the shapes (${DEFAULT-VALUE})")
    Path profiles;

    String format() {
      return directory.toAbsolutePath().normalize().getFileName().toString();
    }

    boolean isMap() {
      return Files.isRegularFile(directory.resolve("map.yaml"));
    }

    Translator load() {
      return Translator.loadOne(directory, profiles);
    }
  }

  /** What of a command has the map in hand. */
  interface Work {
    int with(Translator translator) throws IOException;
  }

  /** A map that is not there, or is wrong, is refused with every problem. */
  static int run(Place place, CommandSpec spec, Work work) throws IOException {
    if (!place.isMap()) {
      return refuse(spec, Reason.NOT_FOUND, List.of("DIR holds no map.yaml"));
    }
    try {
      return work.with(place.load());
    } catch (InvalidMapException invalid) {
      return refuse(spec, Reason.INVALID_VALUE, invalid.problems());
    }
  }

  static int refuse(CommandSpec spec, Reason reason, List<String> problems) {
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    problem
        .put("title", "the map, or a file named beside it, cannot be used")
        .put("reason", reason.code());
    problems.forEach(problem.putArray("problems")::add);
    PrintWriter err = spec.commandLine().getErr();
    err.println(text(problem));
    err.flush();
    return 2;
  }

  static void print(CommandSpec spec, String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    out.flush();
  }

  static String text(JsonNode json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("couldn't write a JSON tree", impossible);
    }
  }

  private static final ObjectWriter JSON =
      JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

  /** Samples are tried as the sandbox's. */
  static Origin sandbox(InstantSource clock) {
    return new Origin(
        new NodeId("XS"),
        new AuthorityId("xs-sandbox"),
        "Sandbox authority",
        AuthorityRole.CHILD_WELFARE,
        new Moment(clock.instant(), ZoneOffset.UTC));
  }
}
