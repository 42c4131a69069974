package org.kinbridge.policy.residual;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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

  Leaks(Evidence evidence, List<Scalar> record, List<Scalar> leaving) {
    this.evidence = evidence;
    StringBuilder words = new StringBuilder();
    StringBuilder packed = new StringBuilder();
    for (Scalar scalar : leaving) {
      if (isFree(scalar)) {
        String plain = Words.plain(scalar.text());
        String spaced = Words.words(plain);
        words.append(spaced).append('\n');
        packed.append(Words.packed(spaced)).append('\n');
        digitTexts.add(Words.digits(plain));
      }
    }
    this.texts = words.toString();
    this.packedTexts = packed.toString();
    for (Scalar scalar : record) {
      if (evidence.released().contains(scalar.path())
          && isFree(scalar)
          && !scalar.shape().endsWith(PASSAGE)) {
        lawful.add(Words.words(Words.plain(scalar.text())));
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
      judge(scalar.path(), Words.plain(scalar.text()), blocks);
      if (scalar.shape().endsWith(".name.given") || scalar.shape().endsWith(".name.family")) {
        String name = scalar.path().substring(0, scalar.path().indexOf(".name[") + 8);
        names.computeIfAbsent(name, path -> new StringBuilder()).append(' ').append(scalar.text());
      }
    }
    names.forEach((path, name) -> judge(path, name.toString(), isUnspeakable(path)));
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
   * came from it.
   */
  private void national() {
    Set<String> used = new HashSet<>();
    Set<String> codes = codes();
    evidence
        .sources()
        .byElement()
        .forEach(
            (path, pointers) -> {
              if (evidence.released().contains(path)) {
                used.addAll(pointers);
              }
            });
    walk(
        evidence.sources().read(),
        "",
        pointer -> used.contains(pointer) || codes.contains(pointer));
  }

  /** Where the translation read a code of a list, whatever the code looks like. */
  private Set<String> codes() {
    Set<String> codes = new HashSet<>();
    evidence
        .sources()
        .byElement()
        .forEach(
            (path, pointers) -> {
              if (path.endsWith(".code") || path.endsWith(".gender") || path.endsWith(".status")) {
                codes.addAll(pointers);
              }
            });
    return codes;
  }

  private void walk(JsonNode node, String pointer, Predicate<String> known) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        walk(
            member.getValue(),
            pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1"),
            known);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(node.get(i), pointer + "/" + i, known);
      }
    } else if (!known.test(pointer) && !Words.isListWord(Scalars.text(node))) {
      judge(pointer, Scalars.text(node), false);
    }
  }

  private void judge(String place, String value, boolean blocks) {
    if (Words.isDate(value)) {
      return;
    }
    String words = Words.words(value);
    if (!occurs(words, value)) {
      return;
    }
    if (!blocks && isLawful(words)) {
      coincident.add(place);
    } else {
      hits.add(new Hit(Kind.WITHHELD_VALUE, place));
    }
  }

  private boolean occurs(String words, String value) {
    String packed = Words.packed(words);
    boolean tuple = words.strip().indexOf(' ') > 0 && texts.contains(words);
    boolean distinctive = packed.length() >= Words.DISTINCTIVE && packedTexts.contains(packed);
    String digits = Words.digits(value);
    boolean number =
        digits.length() >= Words.DIGITS
            && digitTexts.stream().anyMatch(text -> text.contains(digits));
    return tuple || distinctive || number;
  }

  /** All its words belong to one released text: another writing of the same name. */
  private boolean isLawful(String words) {
    List<String> all = Arrays.asList(words.strip().split(" "));
    return lawful.stream()
        .anyMatch(text -> all.stream().allMatch(word -> text.contains(" " + word + " ")));
  }
}
