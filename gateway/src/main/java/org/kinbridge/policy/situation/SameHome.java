package org.kinbridge.policy.situation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether two contacts may lead to one door. People write one address in many ways, and a second
 * spelling must not tell where the child is: in doubt it is the same.
 *
 * <p>WARNING: an address in another script, or with all its words translated, is not recognised.
 */
public final class SameHome {
  private static final int LOCAL_NUMBER = 7;
  private static final List<String> WRITTEN = List.of("text", "line", "city", "district", "state");

  private SameHome() {}

  /**
   * At least half of the shorter one's words are the other's too, and no number contradicts: two
   * houses of one street both have a number and share none. A postal code is no number of a house.
   */
  public static boolean addresses(JsonNode one, JsonNode other) {
    Set<String> a = words(one);
    Set<String> b = words(other);
    Set<String> numbersOfA = numbers(a);
    Set<String> numbersOfB = numbers(b);
    a.removeAll(numbersOfA);
    b.removeAll(numbersOfB);
    int shorter = Math.min(a.size(), b.size());
    boolean oneHasNumbersOnly = shorter == 0;
    a.retainAll(b);
    boolean sharesNumber = numbersOfA.stream().anyMatch(numbersOfB::contains);
    boolean contradicts = !numbersOfA.isEmpty() && !numbersOfB.isEmpty() && !sharesNumber;
    return oneHasNumbersOnly ? sharesNumber : !contradicts && 2 * a.size() >= shorter;
  }

  /**
   * Their last seven digits: country and area are written or left out. Other contacts are equal.
   */
  public static boolean telecoms(JsonNode one, JsonNode other) {
    String a = Folded.packed(one.path("value").asText(""));
    String b = Folded.packed(other.path("value").asText(""));
    String digitsOfA = Folded.digits(a);
    String digitsOfB = Folded.digits(b);
    if (digitsOfA.length() >= LOCAL_NUMBER && digitsOfB.length() >= LOCAL_NUMBER) {
      return last(digitsOfA).equals(last(digitsOfB));
    }
    return !a.isEmpty() && a.equals(b);
  }

  private static String last(String digits) {
    return digits.substring(digits.length() - LOCAL_NUMBER);
  }

  private static Set<String> words(JsonNode address) {
    Set<String> words = new HashSet<>();
    for (String member : WRITTEN) {
      JsonNode value = address.path(member);
      words.addAll(Folded.words(value.asText("")));
      value.forEach(line -> words.addAll(Folded.words(line.asText(""))));
    }
    return words;
  }

  private static Set<String> numbers(Set<String> words) {
    Set<String> numbers = new HashSet<>(words);
    numbers.removeIf(word -> !Character.isDigit(word.charAt(0)));
    return numbers;
  }
}
