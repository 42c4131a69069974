package org.kinbridge.policy.residual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.policy.residual.Scalars.Scalar;

/**
 * Why a value that was withheld, or never mapped, may stand in a text all the same. Most records
 * are decided without anybody asking, so what answers is gathered when somebody does.
 */
@Owned(by = "one second pass", lock = "none: never leaves it")
final class Lawful {
  private final Evidence evidence;
  private final List<Scalar> record;
  private Optional<List<String>> prose = Optional.empty();

  Lawful(Evidence evidence, List<Scalar> record) {
    this.evidence = evidence;
    this.record = record;
  }

  /** All its words belong to one released text: another writing of the same name. */
  boolean isReleased(String words) {
    if (prose.isEmpty()) {
      prose = Optional.of(prose());
    }
    List<String> all = Arrays.asList(words.strip().split(" "));
    return prose.get().stream()
        .anyMatch(text -> all.stream().allMatch(word -> text.contains(" " + word + " ")));
  }

  private List<String> prose() {
    List<String> released = new ArrayList<>();
    for (int i = 0; i < record.size(); i++) {
      Scalar scalar = record.get(i);
      boolean prose = scalar.isFree() && !scalar.shape().isPassage();
      if (prose && evidence.marked().released().get(i)) {
        released.add(Words.words(Words.plain(scalar.text())));
      }
    }
    return released;
  }

  /**
   * Those of which a released element was made, or that the translation read as a code of a list,
   * whatever the code looks like.
   *
   * @param pointers into the national record
   */
  Set<String> read(Set<String> pointers) {
    Set<String> read = new HashSet<>();
    if (pointers.isEmpty()) {
      return read;
    }
    Map<String, List<String>> made = new HashMap<>();
    evidence
        .sources()
        .byElement()
        .forEach(
            (element, sources) -> {
              if (holdsAny(pointers, sources)) {
                if (isCode(element)) {
                  read.addAll(sources);
                } else {
                  made.put(element, sources);
                }
              }
            });
    Set<String> ends = new HashSet<>();
    made.keySet().forEach(path -> ends.add(path.substring(path.lastIndexOf('.') + 1)));
    for (int i = 0; i < record.size(); i++) {
      Scalar scalar = record.get(i);
      if (evidence.marked().released().get(i) && ends.contains(scalar.where().end())) {
        read.addAll(made.getOrDefault(scalar.path(), List.of()));
      }
    }
    return read;
  }

  private static boolean holdsAny(Set<String> pointers, List<String> sources) {
    for (int i = 0; i < sources.size(); i++) {
      if (pointers.contains(sources.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCode(String path) {
    return path.endsWith(".code") || path.endsWith(".gender") || path.endsWith(".status");
  }
}
