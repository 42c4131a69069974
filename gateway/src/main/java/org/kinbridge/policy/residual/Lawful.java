package org.kinbridge.policy.residual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Owned;

/**
 * Why a value that was withheld, or never mapped, may stand in a text all the same. Most records
 * are decided without anybody asking, so what answers is gathered when somebody does.
 */
@Owned(by = "one second pass", lock = "none: never leaves it")
final class Lawful {
  private final Evidence evidence;
  private final Scalars record;
  private Optional<List<String>> prose = Optional.empty();

  Lawful(Evidence evidence, Scalars record) {
    this.evidence = evidence;
    this.record = record;
  }

  /** All its words belong to one released text: another writing of the same name. */
  boolean isReleased(String words) {
    if (prose.isEmpty()) {
      prose = Optional.of(prose());
    }
    String[] all = words.strip().split(" ");
    for (String text : prose.get()) {
      if (holdsAll(text, all)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsAll(String text, String[] words) {
    for (String word : words) {
      if (!text.contains(" " + word + " ")) {
        return false;
      }
    }
    return true;
  }

  private List<String> prose() {
    List<String> released = new ArrayList<>();
    for (int i = record.nextFree(0); i >= 0; i = record.nextFree(i + 1)) {
      if (evidence.marked().released().get(i) && !record.shape(i).isPassage()) {
        released.add(Words.words(Words.plain(record.text(i))));
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
    Set<String> names = new HashSet<>();
    made.keySet().forEach(path -> names.add(name(path)));
    for (int i = 0; i < record.size(); i++) {
      if (evidence.marked().released().get(i) && names.contains(record.where(i).name())) {
        read.addAll(made.getOrDefault(record.path(i), List.of()));
      }
    }
    return read;
  }

  /** {@code given} of {@code Bundle.entry[1].resource.name[0].given[0]}. */
  private static String name(String path) {
    String end = path.substring(path.lastIndexOf('.') + 1);
    int index = end.indexOf('[');
    return index < 0 ? end : end.substring(0, index);
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
