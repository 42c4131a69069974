package org.kinbridge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.translate.Translator;
import org.kinbridge.translate.back.Back;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.reading.Report;
import org.kinbridge.translate.source.NationalRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kinbridge map try}: a record, what is shared of it, and what that writes back. */
@Command(
    name = "try",
    mixinStandardHelpOptions = true,
    description = {
      "Show a record side by side: source, shared, back.",
      "Each member, the element it becomes, and what that element writes into an empty record of"
          + " the",
      "same format. Nothing is stored or sent. The output holds what the record holds."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:the record was shown, also where a person must still answer something",
      "2:the map or the record was refused, the problem on standard error"
    })
final class MapTryCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin MapCommand.Place place;

  @Parameters(index = "1", paramLabel = "FILE", description = "a record of that format")
  Path file;

  private final InstantSource clock;

  MapTryCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      return MapCommand.refuse(spec, Reason.NOT_FOUND, List.of("FILE: there is no file to read"));
    }
    return MapCommand.run(place, spec, this::show);
  }

  private int show(Translator translator) throws IOException {
    NationalRecord record = new NationalRecord(place.format(), Files.readAllBytes(file));
    Translation translation = translator.translate(record, List.of(), MapCommand.sandbox(clock));
    return switch (translation) {
      case Translation.Translated whole ->
          table(translator, record, whole.report(), whole.draft().tree());
      case Translation.Incomplete incomplete ->
          table(translator, record, incomplete.report(), incomplete.unfinished());
      case Translation.Refused refused ->
          MapCommand.refuse(
              spec,
              refused.faults().getFirst().reason(),
              refused.faults().stream().map(one -> one.place() + ": " + one.detail()).toList());
    };
  }

  private int table(
      Translator translator, NationalRecord record, Report report, JsonNode document) {
    Back back = translator.back(document, place.format(), Optional.empty());
    SideBySide table = new SideBySide(tree(record.content()), document, back);
    MapCommand.print(spec, String.join(System.lineSeparator(), table.lines(report)));
    return 0;
  }

  /** Missing where the record is of another syntax: its members are shown without values. */
  private static JsonNode tree(byte[] content) {
    try {
      return StrictJson.parse(content, StrictJson.Limits.DOCUMENT);
    } catch (JsonRefused anotherSyntax) {
      return MissingNode.getInstance();
    }
  }
}
