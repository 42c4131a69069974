package org.kinbridge.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.kinbridge.cli.workbook.MapWorkbook;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.translate.Translator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kinbridge map workbook}: the map as a workbook that a lawyer and a case worker sign. */
@Command(
    name = "workbook",
    mixinStandardHelpOptions = true,
    description = {
      "Write the map as a workbook (.xlsx) to read and sign.",
      "Its sheets: a block for signatures with the digest of the map, fields, codes, what stays"
          + " home",
      "and why, what a person is asked, what is not filled.",
      "It is made from the compiled map: it cannot say anything else than what is executed."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:the workbook was written",
      "2:there is no map, it is wrong, or the file exists"
    })
final class MapWorkbookCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin MapCommand.Place place;

  @Option(names = "--out", paramLabel = "FILE", description = "default: <format>.xlsx, here")
  Path out;

  @Override
  public Integer call() throws IOException {
    return MapCommand.run(place, spec, this::write);
  }

  private int write(Translator translator) throws IOException {
    Path file = out == null ? Path.of(place.format() + ".xlsx") : out;
    if (Files.exists(file)) {
      return MapCommand.refuse(spec, Reason.INVALID_VALUE, List.of("--out: the file exists"));
    }
    try (OutputStream to = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      MapWorkbook.write(translator.describe(place.format()), to);
    }
    MapCommand.print(spec, file.toString());
    return 0;
  }
}
