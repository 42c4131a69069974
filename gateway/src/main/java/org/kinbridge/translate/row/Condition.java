package org.kinbridge.translate.row;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.reading.Reading;
import org.kinbridge.translate.reading.Scope;
import org.kinbridge.translate.reading.SourcePath;
import org.kinbridge.translate.shape.Script;
import org.kinbridge.translate.yaml.Patterns;
import org.kinbridge.translate.yaml.Yaml;

/** When a row or a resource applies: what another member states. */
public record Condition(SourcePath path, Expectation expectation) {

  sealed interface Expectation {
    record OneOf(List<JsonNode> values) implements Expectation {}

    /** Anything else, not stated included. */
    record NoneOf(List<JsonNode> values) implements Expectation {}

    record Stated(boolean yes) implements Expectation {}

    /** A name is written as another one is; so is every name when the other is not stated. */
    record SameScript(SourcePath other, boolean yes) implements Expectation {}

    /** A text, or one of several, is written like that; or none is. Not stated is neither. */
    record Written(Pattern pattern, boolean yes) implements Expectation {}

    /**
     * A reference: the value, read by the pattern, is one of those at another place, or is not.
     * What is not stated is neither.
     */
    record Among(SourcePath others, Pattern pattern, boolean yes) implements Expectation {}

    /**
     * A date is over, or is not. What is written otherwise is neither.
     *
     * @param patterns how the format writes dates
     */
    record Past(List<DatePattern> patterns, boolean yes) implements Expectation {}

    /** A list of codes holds one, or does not: a list that is not stated does neither. */
    record Holds(JsonNode value, boolean yes) implements Expectation {}
  }

  private static final Set<String> WORDS =
      Set.of(
          "stated",
          "has",
          "lacks",
          "not",
          "scriptOf",
          "otherScriptThan",
          "matches",
          "matchesNot",
          "among",
          "notAmong",
          "past",
          "notPast");

  public static List<Condition> compile(Yaml when) {
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, Yaml> member : when.members().entrySet()) {
      Yaml value = member.getValue();
      Yaml name =
          Yaml.scalar(
              value.file(),
              value.line(),
              value.path(),
              com.fasterxml.jackson.databind.node.TextNode.valueOf(member.getKey()),
              value.problems());
      SourcePath path = SourcePath.compile(name);
      for (Expectation expectation : expectations(value)) {
        conditions.add(new Condition(path, expectation));
      }
    }
    if (when.present() && when.kind() != Yaml.Kind.MAPPING) {
      when.wrong("a mapping from source path to what is expected there");
    }
    return List.copyOf(conditions);
  }

  /** What is expected of one member: all of it must hold. */
  private static List<Expectation> expectations(Yaml value) {
    if (value.kind() != Yaml.Kind.MAPPING) {
      return List.of(new Expectation.OneOf(value.oneOrMore().stream().map(Yaml::scalar).toList()));
    }
    value.allow(WORDS);
    if (value.members().isEmpty()) {
      value.wrong("one of " + WORDS + " is expected");
    }
    return value.members().keySet().stream().flatMap(word -> each(value, word)).toList();
  }

  /** At none of several places is at this one not, and not at that one. */
  private static Stream<Expectation> each(Yaml value, String word) {
    Yaml at = value.get(word);
    return word.equals("notAmong") && at.kind() == Yaml.Kind.LIST
        ? at.oneOrMore().stream().map(one -> among(one, false))
        : Stream.of(expectation(value, word));
  }

  private static Expectation expectation(Yaml value, String word) {
    Yaml at = value.get(word);
    return switch (word) {
      case "not" -> new Expectation.NoneOf(at.oneOrMore().stream().map(Yaml::scalar).toList());
      case "scriptOf" -> new Expectation.SameScript(SourcePath.compile(at), true);
      case "otherScriptThan" -> new Expectation.SameScript(SourcePath.compile(at), false);
      case "matches" -> new Expectation.Written(Patterns.of(at), true);
      case "matchesNot" -> new Expectation.Written(Patterns.of(at), false);
      case "among" -> among(at, true);
      case "notAmong" -> among(at, false);
      case "past" -> new Expectation.Past(dates(at), true);
      case "notPast" -> new Expectation.Past(dates(at), false);
      case "has" -> new Expectation.Holds(at.scalar(), true);
      case "lacks" -> new Expectation.Holds(at.scalar(), false);
      default -> new Expectation.Stated(at.flag());
    };
  }

  private static List<DatePattern> dates(Yaml at) {
    return at.oneOrMore().stream().map(DatePattern::compile).toList();
  }

  private static Expectation among(Yaml at, boolean yes) {
    if (at.kind() == Yaml.Kind.SCALAR) {
      return new Expectation.Among(SourcePath.compile(at), Patterns.WHOLE, yes);
    }
    at.allow(Set.of("path", "pattern"));
    return new Expectation.Among(
        SourcePath.compile(at.need("path")), Patterns.withGroup(at.need("pattern")), yes);
  }

  /** In words, for people. */
  @Override
  public String toString() {
    return path
        + switch (expectation) {
          case Expectation.OneOf oneOf -> " is " + either(oneOf.values());
          case Expectation.NoneOf noneOf -> " is not " + either(noneOf.values());
          case Expectation.Stated stated -> stated.yes() ? " is stated" : " is not stated";
          case Expectation.SameScript script ->
              (script.yes() ? " is written as " : " is in another script than ") + script.other();
          case Expectation.Written written ->
              (written.yes() ? " is written as " : " is not written as ") + written.pattern();
          case Expectation.Among among ->
              (among.yes() ? " is named at " : " is not named at ") + among.others();
          case Expectation.Past past -> past.yes() ? " is over" : " is not over";
          case Expectation.Holds holds ->
              (holds.yes() ? " holds " : " does not hold ") + holds.value().asText();
        };
  }

  private static String either(List<JsonNode> values) {
    return String.join(" or ", values.stream().map(JsonNode::asText).toList());
  }

  boolean holds(Scope scope, Reading reading) {
    List<At> found = path.read(scope, reading);
    return switch (expectation) {
      case Expectation.Stated stated -> stated.yes() != found.isEmpty();
      case Expectation.OneOf oneOf -> anyMatches(found, oneOf.values(), reading);
      case Expectation.NoneOf noneOf -> !anyMatches(found, noneOf.values(), reading);
      case Expectation.SameScript script ->
          !found.isEmpty()
              && script.yes() == sameScript(found, script.other().read(scope, reading));
      case Expectation.Written written ->
          !found.isEmpty() && written.yes() == isWritten(found, written.pattern());
      case Expectation.Among among ->
          !found.isEmpty()
              && among.yes() == isAmong(found, among.others().read(scope, reading), among);
      case Expectation.Past past ->
          !found.isEmpty()
              && DatePattern.readAny(past.patterns(), found.getFirst().node().asText().strip())
                  .filter(date -> past.yes() == date.isBefore(reading.today()))
                  .isPresent();
      case Expectation.Holds holds ->
          !found.isEmpty() && holds.yes() == holdsValue(found.getFirst(), holds.value(), reading);
    };
  }

  /** Whether every one holds. */
  public static boolean allHold(List<Condition> conditions, Scope scope, Reading reading) {
    for (Condition condition : conditions) {
      if (!condition.holds(scope, reading)) {
        return false;
      }
    }
    return true;
  }

  private static boolean anyMatches(List<At> found, List<JsonNode> values, Reading reading) {
    for (At at : found) {
      if (matches(at, values, reading)) {
        return true;
      }
    }
    return false;
  }

  /** A member of another type is a fault, not a silent no. */
  private static boolean matches(At at, List<JsonNode> values, Reading reading) {
    for (JsonNode value : values) {
      if (value.getNodeType() != at.node().getNodeType()) {
        reading.malformed(at.pointer(), "a value of another type is expected here");
        return false;
      }
      if (value.equals(at.node())) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameScript(List<At> found, List<At> others) {
    return others.isEmpty()
        || Script.letters(found.getFirst().node().asText())
            == Script.letters(others.getFirst().node().asText());
  }

  private static boolean isWritten(List<At> found, Pattern pattern) {
    for (At at : found) {
      if (Patterns.matches(pattern, at.node().asText())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAmong(List<At> found, List<At> others, Expectation.Among among) {
    for (At other : others) {
      Optional<String> named = Patterns.group(among.pattern(), other.node().asText());
      if (named.isPresent()
          && found.stream().anyMatch(at -> at.node().asText().strip().equals(named.get()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsValue(At list, JsonNode value, Reading reading) {
    if (!list.node().isArray()) {
      reading.malformed(list.pointer(), "a list is expected here");
      return false;
    }
    for (JsonNode element : list.node()) {
      if (value.equals(element)) {
        return true;
      }
    }
    return false;
  }

  /** The members that decided. */
  void addMembers(Scope scope, Reading reading, List<At> members) {
    for (At at : path.read(scope, reading)) {
      if (at.node().isArray()) {
        members.addAll(at.elements());
      } else if (at.node().isValueNode()) {
        members.add(at);
      }
    }
  }
}
