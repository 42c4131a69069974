package org.kinbridge.translate;

import static org.kinbridge.translate.Samples.questions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Translated;
import org.kinbridge.translate.source.NationalRecord;

/** Orders of the courts of Aldmark, and what becomes of them. */
final class CourtOrders {
  static final Path FORMAT = Samples.NATIONAL.resolve("aldmark-court");
  static final String ROOT = "/alm:GuardianshipOrderExchange";
  static final String ORDER = file();
  static final Origin COURT =
      new Origin(
          new NodeId("XA"),
          new AuthorityId("xa-court"),
          "Family Court of Aldmark",
          AuthorityRole.COURT,
          new Moment(Instant.parse("2026-04-12T10:00:00Z"), ZoneOffset.UTC));

  private CourtOrders() {}

  static Translated translated(String order) {
    Translation translation = translate(order);
    if (translation instanceof Translated whole) {
      return whole;
    }
    throw new AssertionError(Samples.faults(translation) + " " + questions(translation));
  }

  static Translation translate(String order, Resolution... answers) {
    return Samples.TRANSLATOR.translate(
        new NationalRecord("aldmark-court", order.getBytes(StandardCharsets.UTF_8)),
        List.of(answers),
        COURT);
  }

  private static String file() {
    try {
      return Files.readString(FORMAT.resolve("sample-order.xml"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
