package org.kinbridge.policy.residual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.residual.Finding.Hit;
import org.kinbridge.policy.residual.Finding.Kind;

/**
 * (a) Every scalar that leaves is a released one of the same shape, or one of the few things that
 * may join.
 */
final class Trace {
  private static final String URN = "urn:uuid:";
  private static final int UUID_LENGTH = 36;
  private static final int MANY = 64;

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

  private final Set<String> inner = HashSet.newHashSet(MANY);
  private final Set<String> ordered;
  private final Explained explained = new Explained();
  private final Joined joined;
  private final Formed formed;
  private final Attached attached;

  Trace(Evidence evidence, Scalars record) {
    BitSet released = evidence.marked().released();
    for (int i = 0; i < record.size(); i++) {
      if (record.value(i) instanceof TextNode text && isAsLongAsId(text.textValue())) {
        inner.add(text.textValue());
      }
      if (released.get(i) || record.shape(i).kind() == Shape.Kind.FRAME) {
        explained.add(record.shape(i), record.value(i));
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

  List<Hit> untraced(Scalars leaving) {
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < leaving.size(); i++) {
      if (!isExplained(leaving.shape(i), leaving.value(i))) {
        hits.add(new Hit(Kind.UNTRACED, leaving.path(i)));
      }
    }
    return hits;
  }

  private boolean isExplained(Shape shape, JsonNode value) {
    String text = Scalars.text(value);
    return switch (shape.kind()) {
      case ID -> isFreshId(text) && !inner.contains(text);
      case LABEL -> LABELS.contains(text) || ordered.contains(text);
      case LABEL_SYSTEM -> LABEL_SYSTEMS.contains(text);
      case FRAME, CONTENT ->
          explained.has(shape, value)
              || joined.explains(shape.text(), text)
              || formed.explains(shape.text(), text)
              || attached.explains(shape.text(), text);
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
