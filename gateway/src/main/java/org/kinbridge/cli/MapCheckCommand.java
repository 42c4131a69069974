package org.kinbridge.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Profile;
import org.kinbridge.translate.MapDescription;
import org.kinbridge.translate.Translator;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.source.NationalRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kinbridge map check}: what a map does not say yet. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Say what a map does not say yet, as JSON.",
      "'unfilled' are places of the profile that no row fills, 'unwritten' those that no row"
          + " writes",
      "back. Each sample of DIR and DIR/samples is translated: 'unused' are its members that no"
          + " row",
      "names, 'unmapped' its codes that no code map knows, 'violations' what the profile refuses."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:the map loads, whatever is missing in it",
      "2:there is no map, or it is wrong: every problem with line and path on standard error"
    })
final class MapCheckCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin MapCommand.Place place;

  private final InstantSource clock;

  MapCheckCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    return MapCommand.run(place, spec, this::check);
  }

  private int check(Translator translator) throws IOException {
    Profile profile = Profile.load(place.profiles);
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("format", place.format());
    ArrayNode maps = json.putArray("maps");
    for (MapDescription map : translator.describe(place.format())) {
      ObjectNode one = maps.addObject().put("record", map.kind()).put("digest", map.digest().hex());
      one.put("rows", map.fields().size());
      map.unfilled().forEach(one.putArray("unfilled")::add);
      map.unwritten().forEach(one.putArray("unwritten")::add);
    }
    ArrayNode samples = json.putArray("samples");
    for (Path sample : samples()) {
      NationalRecord record = new NationalRecord(place.format(), Files.readAllBytes(sample));
      Translation translation = translator.translate(record, List.of(), MapCommand.sandbox(clock));
      samples.add(sample(place.directory.relativize(sample), translation, profile));
    }
    MapCommand.print(spec, MapCommand.text(json));
    return 0;
  }

  private List<Path> samples() throws IOException {
    List<Path> samples = new ArrayList<>();
    for (Path directory : List.of(place.directory, place.directory.resolve("samples"))) {
      if (Files.isDirectory(directory)) {
        try (Stream<Path> files = Files.list(directory)) {
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().endsWith(".yaml"))
              .sorted()
              .forEach(samples::add);
        }
      }
    }
    return samples;
  }

  private static ObjectNode sample(Path file, Translation translation, Profile profile) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("file", file.toString());
    Optional<List<String>> violations = Optional.empty();
    List<Question> questions = List.of();
    switch (translation) {
      case Translation.Translated whole -> {
        json.put("outcome", "translated");
        questions = whole.questions();
        if (profile.check(whole.draft()) instanceof Checked.Violated violated) {
          violations =
              Optional.of(
                  violated.violations().stream()
                      .map(one -> one.location() + ": " + one.message())
                      .toList());
        }
      }
      case Translation.Incomplete incomplete -> {
        json.put("outcome", "asks");
        questions = incomplete.questions();
      }
      case Translation.Refused refused -> {
        json.put("outcome", "refused");
        ArrayNode faults = json.putArray("faults");
        refused.faults().forEach(fault -> faults.add(fault.place() + ": " + fault.detail()));
      }
    }
    ArrayNode unused = json.putArray("unused");
    translation.report().unnamed().forEach(unused::add);
    ArrayNode unmapped = json.putArray("unmapped");
    translation.report().unmappedCodes().forEach(unmapped::add);
    questions.stream()
        .filter(asked -> !asked.candidates().isEmpty())
        .filter(asked -> asked.reason() != Reason.AMBIGUOUS_CODE)
        .forEach(asked -> unmapped.add(asked.source()));
    violations.orElse(List.of()).forEach(json.putArray("violations")::add);
    return json;
  }
}
