package org.kinbridge.connect.primero.form;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.kinbridge.connect.primero.form.Words.Phrase;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.SystemId;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.circumstance.Giver;
import org.kinbridge.policy.yaml.YamlMap;

/**
 * The list of the form in which each row is what one person answered when the family was asked.
 *
 * @param system what the node calls this Primero
 * @param rows the list in the case
 */
record ConsentRows(SystemId system, String rows, Who who, What what, When when) {
  /** The two answers, as the options of the form mean them. */
  static final String GIVEN = "given";

  static final String REFUSED = "refused";

  /**
   * Who answered.
   *
   * @param giver which guardian: always the same word for the same person
   */
  record Who(Choice by, Choice giver, Choice capacity) {
    Who {
      requireNonNull(by, "by is null");
      requireNonNull(giver, "giver is null");
      requireNonNull(capacity, "capacity is null");
    }
  }

  /** What was asked and answered. */
  record What(Choice answer, Choice language, Choice notice, Choice recipient, Choice purposes) {
    What {
      requireNonNull(answer, "answer is null");
      requireNonNull(language, "language is null");
      requireNonNull(notice, "notice is null");
      requireNonNull(recipient, "recipient is null");
      requireNonNull(purposes, "purposes is null");
    }
  }

  /**
   * Since when and how long.
   *
   * @param withdrawnOn open for an answer that nobody took back
   */
  record When(Field saidOn, Field until, Field withdrawnOn) {
    When {
      requireNonNull(saidOn, "saidOn is null");
      requireNonNull(until, "until is null");
      requireNonNull(withdrawnOn, "withdrawnOn is null");
    }
  }

  /** Something that a row does not say, or says in a way that is not read. */
  record Gap(Phrase phrase, Field field, String place) {
    Gap {
      requireNonNull(phrase, "phrase is null");
      requireNonNull(field, "field is null");
      requireNonNull(place, "place is null");
    }
  }

  /** What all rows say, and what is open in them. */
  record Read(List<Said> said, List<Gap> gaps) {
    Read {
      said = List.copyOf(said);
      gaps = List.copyOf(gaps);
    }
  }

  ConsentRows {
    requireNonNull(system, "system is null");
    requireNonNull(rows, "rows is null");
    requireNonNull(who, "who is null");
    requireNonNull(what, "what is null");
    requireNonNull(when, "when is null");
  }

  static Optional<ConsentRows> read(YamlMap section, String prefix) {
    YamlMap map =
        section.members(
            "system",
            "each",
            "answer",
            "by",
            "giver",
            "capacity",
            "language",
            "notice",
            "recipient",
            "purposes",
            "saidOn",
            "until",
            "withdrawnOn");
    Optional<SystemId> system = map.needed("system", SystemId::new);
    Optional<String> rows = map.needed("each", text -> list(text, prefix));
    Optional<Who> who = who(map, prefix);
    Optional<What> what = what(map, prefix);
    Optional<When> when = when(map, prefix);
    return system.isEmpty() || rows.isEmpty() || who.isEmpty() || what.isEmpty() || when.isEmpty()
        ? Optional.empty()
        : Optional.of(new ConsentRows(system.get(), rows.get(), who.get(), what.get(), when.get()));
  }

  private static String list(String text, String prefix) {
    if (!Field.isName(text) || !text.startsWith(prefix)) {
      throw new IllegalArgumentException("a list of the form begins with the prefix of the form");
    }
    return text;
  }

  private static Optional<Who> who(YamlMap map, String prefix) {
    Optional<Choice> by =
        choice(map, "by", prefix, word -> Coded.parse(Giver.Role.class, word).isPresent());
    Optional<Choice> giver = choice(map, "giver", prefix, shaped(Giver::guardian));
    Optional<Choice> capacity =
        choice(
            map, "capacity", prefix, word -> Coded.parse(Consent.Capacity.class, word).isPresent());
    return by.flatMap(
        one -> giver.flatMap(other -> capacity.map(last -> new Who(one, other, last))));
  }

  private static Optional<What> what(YamlMap map, String prefix) {
    Optional<Choice> answer = choice(map, "answer", prefix, Set.of(GIVEN, REFUSED)::contains);
    Optional<Choice> language =
        choice(map, "language", prefix, word -> word.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}"));
    Optional<Choice> notice =
        choice(map, "notice", prefix, word -> word.matches("[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}"));
    Optional<Choice> recipient = choice(map, "recipient", prefix, shaped(ConsentRows::recipient));
    Optional<Choice> purposes =
        choice(map, "purposes", prefix, word -> Coded.parse(Purpose.class, word).isPresent());
    return answer.isEmpty()
            || language.isEmpty()
            || notice.isEmpty()
            || recipient.isEmpty()
            || purposes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new What(answer.get(), language.get(), notice.get(), recipient.get(), purposes.get()));
  }

  private static Optional<When> when(YamlMap map, String prefix) {
    Optional<Field> saidOn = field(map, "saidOn", prefix);
    Optional<Field> until = field(map, "until", prefix);
    Optional<Field> withdrawnOn = field(map, "withdrawnOn", prefix);
    return saidOn.flatMap(
        one -> until.flatMap(other -> withdrawnOn.map(last -> new When(one, other, last))));
  }

  private static Optional<Choice> choice(
      YamlMap map, String member, String prefix, Predicate<String> fits) {
    return Choice.read(map.neededMap(member).members("field", "label", "values"), prefix, fits);
  }

  private static Optional<Field> field(YamlMap map, String member, String prefix) {
    return Field.read(map.neededMap(member).members("field", "label"), prefix);
  }

  private static Predicate<String> shaped(Consumer<String> shape) {
    return word -> {
      try {
        shape.accept(word);
        return true;
      } catch (IllegalArgumentException malformed) {
        return false;
      }
    };
  }

  /** {@code XA/xa-casw}: a state and an authority there. */
  static ObjectNode recipient(String word) {
    int slash = word.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("a state and an authority, with a slash between");
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("node", new NodeId(word.substring(0, slash)).value())
        .put("authority", new AuthorityId(word.substring(slash + 1)).value());
  }

  /** The names that belong to this part of the form. */
  Set<String> names() {
    Set<String> names = new HashSet<>(Set.of(rows));
    choices().forEach(choice -> names.add(choice.field().name()));
    dates().forEach(date -> names.add(date.name()));
    return names;
  }

  List<Choice> choices() {
    return List.of(
        who.by,
        who.giver,
        who.capacity,
        what.answer,
        what.language,
        what.notice,
        what.recipient,
        what.purposes);
  }

  List<Field> dates() {
    return List.of(when.saidOn, when.until, when.withdrawnOn);
  }

  /** How the register names the child of a case. */
  ObjectNode child(UUID caseId) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("child").put("system", system.value()).put("localId", caseId.toString());
    return body;
  }

  /**
   * @param told who is said to have told it, and about whom
   * @param today a day after which nobody can have answered yet
   */
  Read in(JsonNode record, ConsentRow.Told told, LocalDate today) {
    JsonNode list = record.path(rows);
    List<Said> said = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    if (!list.isArray() && !Field.isOpen(list)) {
      gaps.add(new Gap(Phrase.NOT_UNDERSTOOD, what.answer.field(), rows));
    }
    for (int i = 0; i < list.size(); i++) {
      ConsentRow row = new ConsentRow(this, list.path(i), rows + "/" + i, today);
      row.read(told).ifPresent(said::add);
      gaps.addAll(row.gaps());
    }
    return new Read(said, gaps);
  }
}
