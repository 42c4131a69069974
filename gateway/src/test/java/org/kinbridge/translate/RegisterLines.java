package org.kinbridge.translate;

import static org.kinbridge.translate.Samples.questions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Translated;
import org.kinbridge.translate.source.NationalRecord;

/** Lines of the register of Borvania, and what becomes of them. */
final class RegisterLines {
  static final Path FORMAT = Samples.NATIONAL.resolve("borvania-register");
  static final byte[] REGISTER = file();
  static final Origin BORVANIA =
      new Origin(
          new NodeId("XB"),
          new AuthorityId("xb-children"),
          "Borvania Register of Children",
          AuthorityRole.CHILD_WELFARE,
          new Moment(Instant.parse("2026-04-12T10:00:00Z"), ZoneOffset.UTC));

  private RegisterLines() {}

  static Translated translated(Map<String, String> fields) {
    Translation translation = translate(row(fields), 2);
    if (translation instanceof Translated whole) {
      return whole;
    }
    throw new AssertionError(Samples.faults(translation) + " " + questions(translation));
  }

  static Translation translate(byte[] content, int line, Resolution... answers) {
    return Samples.TRANSLATOR.translate(
        new NationalRecord("borvania-register", content, OptionalInt.of(line)),
        List.of(answers),
        BORVANIA);
  }

  static List<String> columns() {
    return Arrays.asList(
        new String(REGISTER, StandardCharsets.UTF_8)
            .substring(1)
            .lines()
            .findFirst()
            .orElseThrow()
            .split(";"));
  }

  /** A plain record with some of its fields written otherwise, or more of them. */
  static byte[] row(Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>();
    columns().forEach(column -> all.put(column, ""));
    all.putAll(
        Map.of(
            "№ справи", "РД-2026/00031",
            "Прізвище", "Вересень",
            "Ім'я", "Софія",
            "По батькові", "Ігорівна",
            "Стать", "Ж",
            "Дата народж.", "17.09.2016",
            "Влаштовано з", "20.01.2026",
            "Опікун (ПІБ)", "Вересень Галина",
            "Тел. опікуна", "+999 555 0301"));
    all.putAll(fields);
    String text = String.join(";", all.keySet()) + "\r\n" + String.join(";", all.values());
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] file() {
    try {
      return Files.readAllBytes(FORMAT.resolve("sample-register.csv"));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
