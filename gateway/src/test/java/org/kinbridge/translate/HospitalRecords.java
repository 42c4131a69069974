package org.kinbridge.translate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Translated;
import org.kinbridge.translate.reading.Report;
import org.kinbridge.translate.source.NationalRecord;

/** Records of the Aldmark hospitals, and what becomes of them. */
public final class HospitalRecords {
  static final String HEADER =
      "MSH|^~\\&|HIS|ALDMARK-HOSP|CPX|XA|20260405081530+0300||ADT^A04^ADT_A01|M1|T|2.6|||AL|NE||UNICODE"
          + " UTF-8";
  static final String MOTHER = "NK1|1|Okoye^Sela|MTH";

  private HospitalRecords() {}

  /** An admission with these segments behind its header. */
  static Translation admission(String... segments) {
    List<String> all = new ArrayList<>(List.of(HEADER));
    all.addAll(List.of(segments));
    return translate(String.join("\r", all).getBytes(StandardCharsets.UTF_8));
  }

  /** One field of PID of an otherwise plain child. */
  static String child(int field, String value) {
    String[] fields = new String[34];
    java.util.Arrays.fill(fields, "");
    fields[0] = "PID";
    fields[5] = "Okoye^Tam^^^^^L";
    fields[7] = "20190714";
    fields[8] = "F";
    fields[field] = value;
    return String.join("|", fields);
  }

  static Translation sample(String name) {
    return translate(bytes(name));
  }

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(Samples.NATIONAL.resolve("aldmark-hospital/samples").resolve(name));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static Translation translate(byte[] content, Resolution... resolutions) {
    return Samples.TRANSLATOR.translate(
        new NationalRecord("aldmark-hospital", content), List.of(resolutions), Samples.HOSPITAL);
  }

  static Translated translated(Translation translation) {
    if (translation instanceof Translated whole) {
      return whole;
    }
    throw new AssertionError(
        "not translated: " + Samples.faults(translation) + Samples.questions(translation));
  }

  /** Why a member is at home. */
  static String home(Translation translation, String pointer) {
    return translation.report().stayedHome().stream()
        .filter(one -> pointer.equals(one.source()) || pointer.startsWith(one.source() + "/"))
        .map(Report.StayedHome::why)
        .findFirst()
        .orElse("");
  }
}
