package org.kinbridge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.translate.Translator;
import org.kinbridge.translate.yaml.InvalidMapException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code kinbridge map draft primero}: a first map of a deployment, from what it says of itself.
 */
@Command(
    name = "draft",
    mixinStandardHelpOptions = true,
    description = {
      "Draft the map of a deployment of Primero from its own forms and lookups.",
      "F and L are what GET /api/v2/forms and /api/v2/lookups answer. Of the shipped map the draft",
      "keeps the rows whose fields the deployment has and the codes that its lookups have. What is",
      "left to do stands on standard output as JSON: maps and rows left out, fields that no row",
      "names (they stay home), and codes without a meaning (they hold, or stay home).",
      "Nothing is guessed."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:the draft was written and loads",
      "2:a file cannot be read, or DIR exists: the problem on standard error"
    })
final class MapDraftCommand implements Callable<Integer> {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build();
  private static final String SHIPPED = "primero-v2";
  private static final StrictJson.Limits LARGE = new StrictJson.Limits(64 << 20, 64);

  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SYSTEM", description = "primero")
  String system;

  @Option(names = "--forms", required = true, paramLabel = "F", description = "the forms, JSON")
  Path forms;

  @Option(names = "--lookups", required = true, paramLabel = "L", description = "the lookups, JSON")
  Path lookups;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "where the map goes; its name is the name of the format")
  Path out;

  @Option(
      names = "--profiles",
      defaultValue = "${sys:kinbridge.profiles:-profiles}",
      description = "the directory of profiles (${DEFAULT-VALUE})")
  Path profiles;

  @Override
  public Integer call() throws IOException {
    if (!system.equals("primero")) {
      return MapCommand.refuse(spec, Reason.INVALID_VALUE, List.of("SYSTEM: primero is known"));
    }
    if (Files.exists(out)) {
      return MapCommand.refuse(spec, Reason.INVALID_VALUE, List.of("--out: DIR exists"));
    }
    PrimeroDraft draft;
    try {
      draft = new PrimeroDraft(read(forms), read(lookups));
    } catch (JsonRefused refused) {
      return MapCommand.refuse(
          spec,
          refused.fault().reason(),
          List.of(refused.fault().place() + ": " + refused.fault().detail()));
    }
    return draft.isEmpty()
        ? MapCommand.refuse(
            spec, Reason.INVALID_VALUE, List.of("--forms: it holds no field of a case"))
        : write(draft);
  }

  private static JsonNode read(Path file) throws IOException, JsonRefused {
    return StrictJson.parse(Files.readAllBytes(file), LARGE);
  }

  private int write(PrimeroDraft draft) throws IOException {
    Path shipped = profiles.resolve("national").resolve(SHIPPED);
    JsonNode original = YAML.readTree(Files.readAllBytes(shipped.resolve("map.yaml")));
    ObjectNode map = draft.map(original, out.toAbsolutePath().normalize().getFileName().toString());
    Map<String, Set<String>> codesToMap = new TreeMap<>();
    for (Map.Entry<String, JsonNode> list : original.path("codes").properties()) {
      Path file = out.resolve(list.getValue().asText());
      JsonNode codes;
      try {
        codes = read(shipped.resolve(list.getValue().asText()));
      } catch (JsonRefused broken) {
        throw new IllegalStateException("a shipped code map does not parse", broken);
      }
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, MapCommand.text(draft.codes(list.getKey(), codes, codesToMap)));
    }
    Files.writeString(out.resolve("map.yaml"), YAML.writeValueAsString(map));
    MapCommand.print(spec, MapCommand.text(draft.toDo(original, codesToMap)));
    try {
      Translator.loadOne(out, profiles);
      return 0;
    } catch (InvalidMapException incomplete) {
      return MapCommand.refuse(spec, Reason.INVALID_VALUE, incomplete.problems());
    }
  }
}
