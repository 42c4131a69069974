package org.kinbridge.policy.situation;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.circumstance.RestrictedPerson.Certainty;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Resource;

/**
 * Whether a person of the record is the one whom a register names. The same name, in whatever order
 * and spelling of case and accents, is the same person unless the birth dates contradict; what is
 * only near is a question.
 */
final class SamePerson {
  private static final int TRANSCRIBED = 4;

  /** What comparing gave. */
  enum Match {
    SAME,
    /** Nothing here can tell. */
    POSSIBLE,
    OTHER
  }

  private SamePerson() {}

  static Match match(RestrictedPerson who, Resource person) {
    List<Set<String>> registered =
        who.names().reveal("find the restricted person in the record").stream()
            .map(SamePerson::words)
            .toList();
    List<Set<String>> here = names(person).stream().map(SamePerson::words).toList();
    Optional<String> born = who.birthDate().reveal("find the restricted person in the record");
    String bornHere = person.root().node().path("birthDate").asText("");
    boolean bothBorn = born.isPresent() && !bornHere.isEmpty();
    boolean agree =
        bothBorn && (born.get().startsWith(bornHere) || bornHere.startsWith(born.get()));
    boolean sameName = registered.stream().anyMatch(name -> !name.isEmpty() && here.contains(name));
    if (sameName) {
      return bothBorn && !agree ? Match.POSSIBLE : Match.SAME;
    }
    boolean sameDay = agree && bornHere.length() == 10 && born.get().length() == 10;
    boolean near =
        who.certainty() == Certainty.DESCRIBED
            || !comparable(registered, here)
            || registered.stream().anyMatch(a -> here.stream().anyMatch(b -> near(a, b)));
    return sameDay || (near && (!bothBorn || agree)) ? Match.POSSIBLE : Match.OTHER;
  }

  private static Set<String> words(String name) {
    return Set.copyOf(Folded.name(name));
  }

  /** Each name of the person as one text. */
  static List<String> names(Resource person) {
    List<String> names = new ArrayList<>();
    for (Element name : person.root().children("name")) {
      StringBuilder parts = new StringBuilder(name.node().path("family").asText(""));
      name.node().path("given").forEach(given -> parts.append(' ').append(given.asText("")));
      String text = name.node().path("text").asText("");
      names.add(text);
      names.add(parts.toString());
    }
    names.removeIf(String::isBlank);
    return names.stream().distinct().toList();
  }

  /** Names in scripts that have none in common cannot contradict each other. */
  private static boolean comparable(List<Set<String>> some, List<Set<String>> others) {
    Set<UnicodeScript> scripts = scripts(some);
    scripts.retainAll(scripts(others));
    return !scripts.isEmpty();
  }

  private static Set<UnicodeScript> scripts(List<Set<String>> names) {
    return names.stream()
        .flatMap(Set::stream)
        .map(word -> UnicodeScript.of(word.codePointAt(0)))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** One name is part of the other, or two words of them are the same, a letter aside. */
  private static boolean near(Set<String> one, Set<String> other) {
    Set<String> shorter = one.size() <= other.size() ? one : other;
    Set<String> longer = one.size() <= other.size() ? other : one;
    long found =
        shorter.stream().filter(a -> longer.stream().anyMatch(b -> oneLetterAside(a, b))).count();
    return found > 0 && (found == shorter.size() || found > 1);
  }

  /**
   * Equal, or words of four letters and more that differ by one letter written, left out, added.
   */
  private static boolean oneLetterAside(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    int least = Math.min(one.length(), other.length());
    if (least < TRANSCRIBED || Math.abs(one.length() - other.length()) > 1) {
      return false;
    }
    int from = 0;
    while (from < least && one.charAt(from) == other.charAt(from)) {
      from++;
    }
    int tail = 0;
    while (tail < least - from
        && one.charAt(one.length() - 1 - tail) == other.charAt(other.length() - 1 - tail)) {
      tail++;
    }
    return from + tail >= Math.max(one.length(), other.length()) - 1;
  }
}
