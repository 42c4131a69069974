package org.kinbridge.policy.residual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.policy.residual.Finding.Hit;
import org.kinbridge.policy.residual.Finding.Kind;
import org.kinbridge.policy.residual.Scalars.Where;

/**
 * (b) No distinctive withheld value stands inside a text that leaves; (c) what is released
 * elsewhere is noted.
 */
@Owned(by = "one second pass", lock = "none: never leaves it")
final class Leaks {
  /** The shortest text with two words. */
  private static final int SHORTEST = 3;

  private final Evidence evidence;
  private final Leaving leaving;
  private final Lawful lawful;
  private final Scalars record;
  private final List<Hit> hits = new ArrayList<>();
  private final List<String> coincident = new ArrayList<>();

  /** A record says the same in many places: each text of it is looked for once. */
  private final Map<String, Boolean> occurring = new HashMap<>();

  /** What of the national record stands in a text that leaves, by pointer, in its order. */
  private final Map<String, String> standing = new LinkedHashMap<>();

  Leaks(Evidence evidence, Scalars record, Scalars leaving) {
    this.evidence = evidence;
    this.leaving = new Leaving(leaving);
    this.lawful = new Lawful(evidence, record);
    this.record = record;
    shared();
    national(evidence.sources().read(), new Pointer.Whole());
    standing.keySet().removeAll(lawful.read(standing.keySet()));
    standing.forEach((pointer, text) -> judge(() -> pointer, text, Weight.NATIONAL));
  }

  List<Hit> hits() {
    return hits;
  }

  List<String> coincident() {
    return coincident;
  }

  private void shared() {
    Map<Where, Name> names = new IdentityHashMap<>();
    List<Name> inOrder = new ArrayList<>();
    for (int i = record.nextFree(0); i >= 0; i = record.nextFree(i + 1)) {
      if (evidence.marked().released().get(i)) {
        continue;
      }
      int scalar = i;
      boolean unspeakable = evidence.marked().unspeakable().get(i);
      boolean blocks = record.isBlocked(i) || unspeakable;
      judge(
          () -> record.path(scalar),
          Words.plain(record.text(i)),
          blocks ? Weight.BLOCKING : Weight.PLAIN);
      if (record.shape(i).isPartOfName()) {
        Name name = names.get(record.where(i).above());
        if (name == null) {
          name = new Name(record.where(i).above(), new StringBuilder(), unspeakable);
          names.put(record.where(i).above(), name);
          inOrder.add(name);
        }
        name.text().append(' ').append(record.text(i));
      }
    }
    for (Name name : inOrder) {
      judge(
          name.where()::path,
          name.text().toString(),
          name.blocks() ? Weight.BLOCKING : Weight.PLAIN);
    }
  }

  /** One name, of all its parts that stay home. */
  private record Name(Where where, StringBuilder text, boolean blocks) {}

  /**
   * What the national record says and the shared record does not, except where a released element
   * or a code of a list came from it.
   */
  private void national(JsonNode node, Pointer place) {
    switch (node) {
      case ObjectNode object -> {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
          national(member.getValue(), new Pointer.Member(place, member.getKey()));
        }
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          national(array.get(i), new Pointer.Item(place, i));
        }
      }
      default -> value(Scalars.text(node), place);
    }
  }

  private void value(String text, Pointer place) {
    if (leaving.mayHold(text)
        && occurring.computeIfAbsent(text, this::mayOccur)
        && !Words.isListWord(text)) {
      standing.put(place.written(), text);
    }
  }

  private boolean mayOccur(String text) {
    return text.length() >= SHORTEST && !Words.isDate(text) && leaving.holds(Words.words(text));
  }

  /** What a withheld value weighs. */
  private enum Weight {
    PLAIN,
    /** Of the national record: what it became, if anything, says whether it may be told of. */
    NATIONAL,
    /** It may stand nowhere, whatever else is released. */
    BLOCKING
  }

  private Kind kind(String place, Weight weight) {
    return switch (weight) {
      case PLAIN -> Kind.WITHHELD_VALUE;
      case BLOCKING -> Kind.UNSPEAKABLE;
      case NATIONAL -> becameUnspeakable(place) ? Kind.UNSPEAKABLE : Kind.WITHHELD_VALUE;
    };
  }

  private boolean becameUnspeakable(String pointer) {
    return evidence.sources().byElement().entrySet().stream()
        .anyMatch(made -> made.getValue().contains(pointer) && isUnspeakable(made.getKey()));
  }

  /** All that stands there, or below, is withheld without a trace. */
  private boolean isUnspeakable(String path) {
    boolean any = false;
    for (int i = 0; i < record.size(); i++) {
      String here = record.path(i);
      if (here.equals(path) || here.startsWith(path + ".") || here.startsWith(path + "[")) {
        if (!evidence.marked().unspeakable().get(i)) {
          return false;
        }
        any = true;
      }
    }
    return any;
  }

  private void judge(Supplier<String> place, String value, Weight weight) {
    if (!leaving.mayHold(value) || Words.isDate(value)) {
      return;
    }
    String words = Words.words(value);
    if (!leaving.holds(words)) {
      return;
    }
    String where = place.get();
    if (weight != Weight.BLOCKING && lawful.isReleased(words)) {
      coincident.add(where);
    } else {
      hits.add(new Hit(kind(where, weight), where));
    }
  }
}
