package org.kinbridge.policy.situation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.kinbridge.profile.SharedRecord;

/**
 * By what another case may be known to be about the same child: each full name with the day of
 * birth, and what tells two of one name and day apart. A date that was estimated, or is no day, and
 * a nickname are worth nothing here.
 *
 * @param names folded, their words in one order
 * @param born empty where nothing can be compared
 * @param sex {@code male} or {@code female}
 * @param birthOrder among children of one birth
 */
public record Likeness(
    Set<String> names,
    Optional<LocalDate> born,
    Optional<String> sex,
    Optional<Integer> birthOrder) {
  /** More than one child has, in whatever scripts. */
  public static final int MOST_NAMES = 32;

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Set<String> SEXES = Set.of("male", "female");

  public Likeness {
    names = Set.copyOf(names);
    requireNonNull(born, "born is null");
    requireNonNull(sex, "sex is null");
    requireNonNull(birthOrder, "birthOrder is null");
  }

  /** As somebody writes it from a paper. */
  public static Likeness said(List<String> names, LocalDate born) {
    Set<String> folded = new TreeSet<>();
    names.forEach(name -> add(folded, name, 1));
    return new Likeness(folded, Optional.of(born), Optional.empty(), Optional.empty());
  }

  /** Of the child of a record. */
  public static Likeness of(SharedRecord record) {
    JsonNode child = child(record.tree());
    String born = child.path("birthDate").asText("");
    return new Likeness(
        names(child),
        DAY.matcher(born).matches() // the profile knows no day of a birth that was estimated
            ? Optional.of(LocalDate.parse(born))
            : Optional.empty(),
        Optional.of(child.path("gender").asText("")).filter(SEXES::contains),
        child.path("multipleBirthInteger").isInt()
            ? Optional.of(child.path("multipleBirthInteger").intValue())
            : Optional.empty());
  }

  private static JsonNode child(JsonNode document) {
    String subject = document.at("/entry/0/resource/subject/reference").asText("");
    for (JsonNode entry : document.path("entry")) {
      if (entry.path("fullUrl").asText("").equals(subject)) {
        return entry.path("resource");
      }
    }
    throw new IllegalArgumentException("the summary has no subject");
  }

  private static Set<String> names(JsonNode child) {
    Set<String> names = new TreeSet<>();
    for (JsonNode name : child.path("name")) {
      String use = name.path("use").asText("");
      if (!use.equals("nickname")) {
        List<String> parts = new ArrayList<>(List.of(name.path("family").asText("")));
        name.path("given").forEach(given -> parts.add(given.asText("")));
        int words = use.equals("official") && parts.getFirst().isEmpty() ? 1 : 2;
        add(names, name.path("text").asText(""), words);
        add(names, String.join(" ", parts), 2);
      }
    }
    return names;
  }

  /** One name alone says who somebody is only where it is all there is. */
  private static void add(Set<String> names, String name, int least) {
    List<String> words = Folded.name(name).stream().sorted().toList();
    if (words.size() >= least) {
      names.add(String.join(" ", words));
    }
  }

  /** Prints no word of it. */
  @Override
  public String toString() {
    return "Likeness[" + names.size() + " names]";
  }
}
