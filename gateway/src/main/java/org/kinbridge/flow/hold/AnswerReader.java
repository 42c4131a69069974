package org.kinbridge.flow.hold;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.setting.BodyReader;
import org.kinbridge.flow.standing.Registration;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.review.GlassReview;

/** What a person writes with her answer. */
final class AnswerReader {
  /** What reading it gave. */
  sealed interface Read {
    /**
     * @param decision the digest of what she saw; always there with a yes
     * @param why always there with a no
     */
    record Sound(Optional<Sha256> decision, Optional<String> why) implements Read {}

    record Faulty(List<Fault> faults) implements Read {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  /** What reading a finding gave. */
  sealed interface Found {
    record Sound(GlassReview.Finding finding, String why) implements Found {}

    record Faulty(List<Fault> faults) implements Found {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  /** What reading a judgement gave. */
  sealed interface Judged {
    /**
     * @param decision the digest of what she saw
     * @param is {@code same-child} or {@code other-child}
     */
    record Sound(Sha256 decision, String system, String localId, Registration.Kind is, String why)
        implements Judged {}

    record Faulty(List<Fault> faults) implements Judged {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  private AnswerReader() {}

  /** {@code {"decisionDigest": "…", "why": "…"}}, her words as she likes. */
  static Read yes(byte[] body) {
    return read(
        body,
        reader ->
            new Read.Sound(
                reader.value("decisionDigest", Sha256::parseHex), reader.optionalText("why")));
  }

  /** {@code {"decisionDigest": "…", "why": "…"}}: who acts alone says why. */
  static Read glass(byte[] body) {
    return read(
        body,
        reader ->
            new Read.Sound(reader.value("decisionDigest", Sha256::parseHex), reader.text("why")));
  }

  /** {@code {"finding": "justified", "why": "…"}}. */
  static Found finding(byte[] body) {
    try {
      BodyReader reader = BodyReader.of(StrictJson.parse(body, StrictJson.Limits.WIRE));
      Optional<GlassReview.Finding> finding = reader.code("finding", GlassReview.Finding.class);
      Optional<String> why = reader.text("why");
      reader.end();
      return reader.faults().isEmpty()
          ? new Found.Sound(finding.orElseThrow(), why.orElseThrow())
          : new Found.Faulty(reader.faults());
    } catch (JsonRefused refused) {
      return new Found.Faulty(List.of(refused.fault()));
    }
  }

  /** {@code {"decisionDigest": "…", "case": {"system", "localId"}, "is": "…", "why": "…"}}. */
  static Judged judgement(byte[] body) {
    try {
      BodyReader reader = BodyReader.of(StrictJson.parse(body, StrictJson.Limits.WIRE));
      Optional<Sha256> decision = reader.value("decisionDigest", Sha256::parseHex);
      BodyReader other = reader.object("case");
      Optional<String> system = other.text("system");
      Optional<String> localId = other.text("localId");
      other.end();
      Optional<Registration.Kind> is = reader.value("is", AnswerReader::pairKind);
      Optional<String> why = reader.text("why");
      reader.end();
      return reader.faults().isEmpty()
          ? new Judged.Sound(
              decision.orElseThrow(),
              system.orElseThrow(),
              localId.orElseThrow(),
              is.orElseThrow(),
              why.orElseThrow())
          : new Judged.Faulty(reader.faults());
    } catch (JsonRefused refused) {
      return new Judged.Faulty(List.of(refused.fault()));
    }
  }

  private static Registration.Kind pairKind(String code) {
    return Stream.of(Registration.Kind.SAME_CHILD, Registration.Kind.OTHER_CHILD)
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("same-child or other-child"));
  }

  /** {@code {"why": "…"}}. */
  static Read no(byte[] body) {
    return read(body, reader -> new Read.Sound(Optional.empty(), reader.text("why")));
  }

  private interface Shape {
    Read.Sound read(BodyReader reader);
  }

  private static Read read(byte[] body, Shape shape) {
    try {
      BodyReader reader = BodyReader.of(StrictJson.parse(body, StrictJson.Limits.WIRE));
      Read.Sound sound = shape.read(reader);
      reader.end();
      return reader.faults().isEmpty() ? sound : new Read.Faulty(reader.faults());
    } catch (JsonRefused refused) {
      return new Read.Faulty(List.of(refused.fault()));
    }
  }
}
