package org.kinbridge.policy.residual;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kinbridge.policy.residual.Finding.Hit;
import org.kinbridge.policy.residual.Finding.Kind;
import org.kinbridge.policy.residual.Scalars.Labelled;
import org.kinbridge.policy.residual.Scalars.Scalar;

/**
 * (b) No distinctive withheld value stands inside a text that leaves; (c) what is released
 * elsewhere is noted.
 */
final class Leaks {
  /** A passage or statement: it never makes a value lawful that stands in it. */
  private static final String PASSAGE = ".section.text.div";

  private static final Set<String> FREE =
      Set.of(
          "text",
          "family",
          "given",
          "div",
          "valueString",
          "line",
          "city",
          "postalCode",
          "district",
          "state",
          "title");

  private final Evidence evidence;
  private final String texts;
  private final String packedTexts;
  private final List<String> digitTexts = new ArrayList<>();
  private final List<String> lawful = new ArrayList<>();
  private final List<Hit> hits = new ArrayList<>();
  private final List<String> coincident = new ArrayList<>();
  private final Map<String, Boolean> occurring = new HashMap<>();

  Leaks(Evidence evidence, List<Scalar> record, List<Scalar> leaving) {
    this.evidence = evidence;
    StringBuilder words = new StringBuilder();
    StringBuilder packed = new StringBuilder();
    for (Scalar scalar : leaving) {
      if (isFree(scalar)) {
        Folded folded = Folded.of(Words.plain(scalar.text()));
        words.append(folded.words()).append('\n');
        packed.append(folded.packed()).append('\n');
        digitTexts.add(folded.digits());
      }
    }
    this.texts = words.toString();
    this.packedTexts = packed.toString();
    for (Scalar scalar : record) {
      if (evidence.released().contains(scalar.path())
          && isFree(scalar)
          && !scalar.shape().endsWith(PASSAGE)) {
        lawful.add(Folded.of(Words.plain(scalar.text())).words());
      }
    }
    shared(record);
    national();
  }

  List<Hit> hits() {
    return hits;
  }

  List<String> coincident() {
    return coincident;
  }

  /** What somebody wrote, and every number: a telephone is one where a form made it one. */
  private static boolean isFree(Scalar scalar) {
    String shape = scalar.shape();
    String leaf = shape.substring(shape.lastIndexOf('.') + 1);
    return (FREE.contains(leaf)
            && !shape.equals("cp-case-summary.title")
            && !shape.startsWith("cp-consent."))
        || shape.endsWith(".telecom.value")
        || scalar.value().isNumber();
  }

  private void shared(List<Scalar> record) {
    Map<String, StringBuilder> names = new LinkedHashMap<>();
    for (Scalar scalar : record) {
      if (evidence.released().contains(scalar.path()) || !isFree(scalar)) {
        continue;
      }
      boolean blocks = scalar.contact() == Labelled.BLOCKING || isUnspeakable(scalar.path());
      judge(scalar.path(), Words.plain(scalar.text()), blocks ? Weight.BLOCKING : Weight.PLAIN);
      if (scalar.shape().endsWith(".name.given") || scalar.shape().endsWith(".name.family")) {
        String name = scalar.path().substring(0, scalar.path().indexOf(".name[") + 8);
        names.computeIfAbsent(name, path -> new StringBuilder()).append(' ').append(scalar.text());
      }
    }
    names.forEach(
        (path, name) ->
            judge(path, name.toString(), isUnspeakable(path) ? Weight.BLOCKING : Weight.PLAIN));
  }

  private boolean isUnspeakable(String path) {
    return evidence.unspeakable().stream()
        .anyMatch(
            silent ->
                path.equals(silent)
                    || path.startsWith(silent + ".")
                    || path.startsWith(silent + "["));
  }

  /**
   * What the national record says and the shared record does not, except where a released element
   * came from it or the translation read a code of a list, whatever the code looks like.
   */
  private void national() {
    List<Said> found = new ArrayList<>();
    walk(evidence.sources().read(), new ArrayDeque<>(), found);
    if (found.isEmpty()) {
      return;
    }
    Set<String> known = new HashSet<>();
    evidence
        .sources()
        .byElement()
        .forEach(
            (path, pointers) -> {
              if (evidence.released().contains(path) || isCode(path)) {
                known.addAll(pointers);
              }
            });
    for (Said said : found) {
      if (!known.contains(said.pointer())) {
        judge(said.pointer(), said.value(), Weight.NATIONAL);
      }
    }
  }

  /** A value of the national record that occurs in what leaves. */
  private record Said(String pointer, String value) {}

  private static boolean isCode(String path) {
    return path.endsWith(".code") || path.endsWith(".gender") || path.endsWith(".status");
  }

  private void walk(JsonNode node, Deque<String> steps, List<Said> found) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        steps.addLast(member.getKey());
        walk(member.getValue(), steps, found);
        steps.removeLast();
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        steps.addLast(Integer.toString(i));
        walk(node.get(i), steps, found);
        steps.removeLast();
      }
    } else {
      String value = Scalars.text(node);
      if (occurs(value) && !Words.isListWord(value)) {
        found.add(new Said(pointer(steps), value));
      }
    }
  }

  private static String pointer(Deque<String> steps) {
    StringBuilder pointer = new StringBuilder();
    steps.forEach(step -> pointer.append('/').append(step.replace("~", "~0").replace("/", "~1")));
    return pointer.toString();
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

  private void judge(String place, String value, Weight weight) {
    if (!occurs(value) || Words.isDate(value)) {
      return;
    }
    if (weight != Weight.BLOCKING && isLawful(Folded.of(value).words())) {
      coincident.add(place);
    } else {
      hits.add(new Hit(kind(place, weight), place));
    }
  }

  /** The same few values stand in many places of a record, so each is looked for once. */
  private boolean occurs(String value) {
    return !Words.saysTooLittle(value) && occurring.computeIfAbsent(value, this::search);
  }

  private boolean search(String value) {
    Folded folded = Folded.of(value);
    return (folded.hasSeveralWords() && texts.contains(folded.words()))
        || (folded.packed().length() >= Words.DISTINCTIVE && packedTexts.contains(folded.packed()))
        || (folded.digits().length() >= Words.DIGITS
            && digitTexts.stream().anyMatch(text -> text.contains(folded.digits())));
  }

  /** All its words belong to one released text: another writing of the same name. */
  private boolean isLawful(String words) {
    List<String> all = Arrays.asList(words.strip().split(" "));
    return lawful.stream()
        .anyMatch(text -> all.stream().allMatch(word -> text.contains(" " + word + " ")));
  }
}
