package org.kinbridge.connect.primero.form;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.kinbridge.connect.primero.form.ConsentRows.Gap;
import org.kinbridge.connect.primero.form.Words.Phrase;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Personal;

/** Reads one row: what it says, and every gap in it. Nothing that is open is filled in. */
@Owned(by = "one reading of one row", lock = "none: never shared")
final class ConsentRow {
  private static final String CHILD = "child";

  private final ConsentRows form;
  private final JsonNode row;
  private final String place;
  private final LocalDate today;
  private final List<Gap> gaps = new ArrayList<>();

  /**
   * About whom, and who tells it.
   *
   * @param child as every body of the register names it
   */
  record Told(ObjectNode child, String by) {
    Told {
      requireNonNull(child, "child is null");
      requireNonNull(by, "by is null");
    }
  }

  ConsentRow(ConsentRows form, JsonNode row, String place, LocalDate today) {
    this.form = requireNonNull(form, "form is null");
    this.row = requireNonNull(row, "row is null");
    this.place = requireNonNull(place, "place is null");
    this.today = requireNonNull(today, "today is null");
  }

  List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  /** Empty for a row in which nobody filled in anything, and for a yes with a gap. */
  Optional<Said> read(Told told) {
    if (isBlank()) {
      return Optional.empty();
    }
    Optional<String> reference = reference();
    Optional<LocalDate> saidOn = pastDay(form.when().saidOn());
    Optional<LocalDate> withdrawnOn = withdrawnOn(saidOn);
    Optional<String> answer = word(form.what().answer());
    boolean takenBack = isFilled(form.when().withdrawnOn());
    boolean refused = answer.equals(Optional.of(ConsentRows.REFUSED));
    if (refused && takenBack) {
      gap(Phrase.NOT_UNDERSTOOD, form.when().withdrawnOn());
    }
    Optional<ObjectNode> body = body(told, saidOn);
    if (refused || takenBack) {
      Optional<LocalDate> since = takenBack ? withdrawnOn : saidOn;
      return Optional.of(
          reference
              .<Said>map(known -> new Said.No(known, place, withdrawnOn, no(body, known, since)))
              .orElseGet(() -> new Said.Nameless(place)));
    }
    return reference.flatMap(
        known ->
            body.map(
                all ->
                    new Said.Yes(known, place, answered(all, known, true, saidOn.orElseThrow()))));
  }

  private static Optional<Personal<ObjectNode>> no(
      Optional<ObjectNode> body, String reference, Optional<LocalDate> since) {
    return body.flatMap(all -> since.map(day -> answered(all, reference, false, day)));
  }

  private static Personal<ObjectNode> answered(
      ObjectNode body, String reference, boolean given, LocalDate saidOn) {
    return Personal.of(
        "consent",
        body.deepCopy()
            .put("reference", reference)
            .put("given", given)
            .put("saidOn", saidOn.toString()));
  }

  private boolean isBlank() {
    return form.choices().stream().noneMatch(choice -> isFilled(choice.field()))
        && form.dates().stream().noneMatch(this::isFilled);
  }

  private boolean isFilled(Field field) {
    return !Field.isOpen(row.path(field.name()));
  }

  private Optional<String> reference() {
    String id = row.path("unique_id").asText();
    if (id.matches("[0-9A-Za-z-]{8,64}")) {
      return Optional.of(Said.ROW + id);
    }
    gap(Phrase.NOT_UNDERSTOOD, form.what().answer().field());
    return Optional.empty();
  }

  /** Nothing without a gap for everything that is open. */
  private Optional<ObjectNode> body(Told told, Optional<LocalDate> saidOn) {
    ObjectNode body = told.child().deepCopy();
    Optional<String> by = word(form.who().by());
    Optional<String> giver = giver(by);
    Optional<String> capacity = word(form.who().capacity());
    Optional<String> language = word(form.what().language());
    Optional<String> notice = word(form.what().notice());
    Optional<String> recipient = word(form.what().recipient());
    List<String> purposes = purposes();
    Optional<LocalDate> until = until(saidOn);
    if (!gaps.isEmpty()) {
      return Optional.empty();
    }
    body.put("capacity", capacity.orElseThrow()).put("by", by.orElseThrow());
    giver.ifPresent(named -> body.put("giver", named));
    body.put("language", language.orElseThrow()).put("notice", notice.orElseThrow());
    body.set("recipient", ConsentRows.recipient(recipient.orElseThrow()));
    ArrayNode codes = body.putArray("purposes");
    purposes.forEach(codes::add);
    body.putObject("period")
        .put("start", saidOn.orElseThrow().toString())
        .put("end", until.orElseThrow().toString());
    return Optional.of(body.put("recordedBy", told.by()));
  }

  /** A guardian is told from others; there is one child. */
  private Optional<String> giver(Optional<String> by) {
    Choice giver = form.who().giver();
    if (by.equals(Optional.of(CHILD))) {
      if (isFilled(giver.field())) {
        gap(Phrase.NOT_UNDERSTOOD, giver.field());
      }
      return Optional.empty();
    }
    return word(giver);
  }

  private Optional<String> word(Choice choice) {
    return switch (choice.in(row)) {
      case Choice.Answer.Given(String word) -> Optional.of(word);
      case Choice.Answer.Open open -> none(Phrase.NOT_ANSWERED, choice.field());
      case Choice.Answer.Unknown unknown -> none(Phrase.NOT_UNDERSTOOD, choice.field());
    };
  }

  private List<String> purposes() {
    Choice choice = form.what().purposes();
    JsonNode value = row.path(choice.field().name());
    if (!value.isArray() || value.isEmpty()) {
      return word(choice).stream().toList();
    }
    TreeSet<String> words = new TreeSet<>();
    for (JsonNode one : value) {
      if (choice.of(one) instanceof Choice.Answer.Given(String word)) {
        words.add(word);
      } else {
        gap(Phrase.NOT_UNDERSTOOD, choice.field());
        return List.of();
      }
    }
    return List.copyOf(words);
  }

  private Optional<LocalDate> until(Optional<LocalDate> saidOn) {
    Field field = form.when().until();
    Optional<LocalDate> until = day(field);
    if (until.isPresent() && saidOn.filter(until.get()::isBefore).isPresent()) {
      return none(Phrase.NOT_UNDERSTOOD, field);
    }
    return until;
  }

  private Optional<LocalDate> withdrawnOn(Optional<LocalDate> saidOn) {
    Field field = form.when().withdrawnOn();
    if (!isFilled(field)) {
      return Optional.empty();
    }
    Optional<LocalDate> day = pastDay(field);
    boolean before = day.isPresent() && saidOn.filter(day.get()::isBefore).isPresent();
    return before ? none(Phrase.NOT_UNDERSTOOD, field) : day;
  }

  /** Nobody answered in the future; somewhere it is tomorrow already. */
  private Optional<LocalDate> pastDay(Field field) {
    Optional<LocalDate> day = day(field);
    return day.filter(said -> said.isAfter(today.plusDays(1))).isPresent()
        ? none(Phrase.NOT_UNDERSTOOD, field)
        : day;
  }

  private Optional<LocalDate> day(Field field) {
    if (!isFilled(field)) {
      return none(Phrase.NOT_ANSWERED, field);
    }
    Optional<LocalDate> day = field.text(row).flatMap(Field::date);
    return day.isPresent() ? day : none(Phrase.NOT_UNDERSTOOD, field);
  }

  private <T> Optional<T> none(Phrase phrase, Field field) {
    gap(phrase, field);
    return Optional.empty();
  }

  private void gap(Phrase phrase, Field field) {
    gaps.add(new Gap(phrase, field, place + "/" + field.name()));
  }
}
