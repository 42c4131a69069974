package org.kinbridge.policy.residual;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.residual.Finding.Hit;
import org.kinbridge.policy.residual.Finding.Kind;
import org.kinbridge.policy.residual.Scalars.Scalar;

/**
 * (a) Every scalar that leaves is a released one of the same shape, or one of the few things that
 * may join.
 */
final class Trace {
  private static final String URN = "urn:uuid:";
  private static final int UUID_LENGTH = 36;

  private static final Set<String> LABELS =
      Set.of(
          "V",
          "HTEST",
          "NOREUSE",
          "NORDSCLCD",
          "PERSISTLABEL",
          "MINEC",
          "ORCON",
          "DELAU",
          "REDACTED",
          "LIVARG",
          "LOCIS",
          "VIO",
          "SDV",
          "SEX",
          "PSY",
          "HIV",
          "ADOL",
          "REL",
          "RACE",
          "AOD",
          "cp-trafficking",
          "cp-whereabouts-child",
          "cp-whereabouts-protected-adult",
          "cp-biometric",
          "cp-child-own-words",
          "cp-suspect");
  private static final Set<String> LABEL_SYSTEMS =
      Set.of(
          "http://terminology.hl7.org/CodeSystem/v3-Confidentiality",
          "http://terminology.hl7.org/CodeSystem/v3-ActCode",
          "http://terminology.hl7.org/CodeSystem/v3-ActReason",
          "http://terminology.hl7.org/CodeSystem/v3-ObservationValue",
          "https://kinbridge.example/fhir/CodeSystem/cp-sensitivity");

  /** Labels that leave only where an order of a court opens what they hide. */
  private static final Set<String> ORDERED = Set.of("cp-reporter-identity", "cp-witness");

  private final Set<String> inner = new HashSet<>();
  private final Set<String> ordered;
  private final Explained explained = new Explained();
  private final Joined joined;
  private final Formed formed;
  private final Attached attached;

  Trace(Evidence evidence, List<Scalar> record) {
    BitSet released = evidence.marked().released();
    for (int i = 0; i < record.size(); i++) {
      Scalar scalar = record.get(i);
      if (scalar.value().isTextual() && isAsLongAsId(scalar.value().textValue())) {
        inner.add(scalar.value().textValue());
      }
      if (released.get(i) || scalar.shape().kind() == Shape.Kind.FRAME) {
        explained.add(scalar.shape(), scalar.value());
      }
    }
    this.ordered = ordered(evidence);
    this.joined = new Joined(evidence);
    this.formed = new Formed(evidence, record, explained);
    this.attached = new Attached(evidence);
  }

  /** What the orders name that the request refers to, for its recipient, today. */
  private static Set<String> ordered(Evidence evidence) {
    Set<String> ordered = new HashSet<>();
    for (Order order : evidence.circumstances().registers().orders()) {
      boolean counts =
          order.isFor(evidence.circumstances().parties().recipient())
              && order.isInForce(evidence.circumstances().moment().day())
              && evidence.request().basis().evidence().stream()
                  .anyMatch(paper -> order.isReferredTo(paper.reference(), paper.sha256()));
      if (counts) {
        ordered.addAll(order.names().labels());
      }
    }
    ordered.retainAll(ORDERED);
    return ordered;
  }

  List<Hit> untraced(List<Scalar> leaving) {
    List<Hit> hits = new ArrayList<>();
    for (Scalar scalar : leaving) {
      if (!isExplained(scalar)) {
        hits.add(new Hit(Kind.UNTRACED, scalar.path()));
      }
    }
    return hits;
  }

  private boolean isExplained(Scalar scalar) {
    return switch (scalar.shape().kind()) {
      case ID -> isFreshId(scalar.text()) && !inner.contains(scalar.text());
      case LABEL -> LABELS.contains(scalar.text()) || ordered.contains(scalar.text());
      case LABEL_SYSTEM -> LABEL_SYSTEMS.contains(scalar.text());
      case FRAME, CONTENT ->
          explained.has(scalar.shape(), scalar.value())
              || joined.explains(scalar.shape().text(), scalar.text())
              || formed.explains(scalar.shape().text(), scalar.text())
              || attached.explains(scalar.shape().text(), scalar.text());
    };
  }

  private static boolean isAsLongAsId(String text) {
    return text.length() == UUID_LENGTH || text.length() == URN.length() + UUID_LENGTH;
  }

  /** A random UUID in lower case (version 4), by itself or as a URN. */
  private static boolean isFreshId(String text) {
    int start = text.startsWith(URN) ? URN.length() : 0;
    if (text.length() - start != UUID_LENGTH) {
      return false;
    }
    for (int i = 0; i < UUID_LENGTH; i++) {
      char c = text.charAt(start + i);
      boolean fits =
          switch (i) {
            case 8, 13, 18, 23 -> c == '-';
            case 14 -> c == '4';
            case 19 -> c == '8' || c == '9' || c == 'a' || c == 'b';
            default -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
