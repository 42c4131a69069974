package org.kinbridge.translate.reading;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Resolution;

/** What one translation finds out while it reads: faults, questions, facts and its account. */
@Owned(by = "the thread of one translation", lock = "none")
public final class Reading {
  /** A list of a case file is short; one this long is an attack or another kind of file. */
  static final int LONGEST_LIST = 256;

  /** No day that a record can name lies after it: for reading what others judged. */
  private static final LocalDate END_OF_TIME = LocalDate.of(9999, 12, 31);

  private final LocalDate today;
  private final ZoneId zone;
  private final Map<String, Resolution> answers;
  private final List<Resolution> twice = new ArrayList<>();
  private final Map<String, Fault> faults = new LinkedHashMap<>();
  private final Map<String, Question> questions = new LinkedHashMap<>();
  private final List<Fact> facts = new ArrayList<>();
  private final Account account = new Account();
  private boolean elementMissing;

  private Reading(List<Resolution> resolutions, LocalDate today, ZoneId zone) {
    this.today = today;
    this.zone = zone;
    this.answers = HashMap.newHashMap(resolutions.size());
    for (Resolution resolution : resolutions) {
      if (answers.putIfAbsent(resolution.source(), resolution) != null) {
        twice.add(resolution);
      }
    }
  }

  public static Reading at(Moment now, List<Resolution> resolutions) {
    return new Reading(resolutions, now.day(), now.zone());
  }

  /** Where it does not matter which days are in the future. */
  public static Reading atAnyTime() {
    return new Reading(List.of(), END_OF_TIME, ZoneOffset.UTC);
  }

  /** In the state that hands the record over. */
  public LocalDate today() {
    return today;
  }

  /** Where that state's days begin. */
  public ZoneId zone() {
    return zone;
  }

  public Account account() {
    return account;
  }

  public void malformed(String pointer, String detail) {
    fault(Reason.MALFORMED_RECORD, pointer, detail);
  }

  public void tooLarge(String pointer, String detail) {
    fault(Reason.TOO_LARGE, pointer, detail);
  }

  public void missing(String pointer) {
    fault(Reason.MISSING_MEMBER, pointer, "a shared record cannot be made without it");
  }

  public void unknownMember(String pointer) {
    fault(Reason.UNKNOWN_MEMBER, pointer, "nothing else stands beside the record");
  }

  /** Several rows may read one member: it is at fault once. */
  private void fault(Reason reason, String pointer, String detail) {
    faults.putIfAbsent(pointer, new Fault(reason, pointer, detail));
  }

  public boolean isRefused() {
    return !faults.isEmpty();
  }

  public List<Fault> faults() {
    return List.copyOf(faults.values());
  }

  public void state(Fact fact) {
    if (!facts.contains(fact)) {
      facts.add(fact);
    }
  }

  public List<Fact> facts() {
    return facts;
  }

  /** A choice among codes without which an element of the draft is missing. */
  public void askForElement(At at, Question question) {
    elementMissing = true;
    ask(at, question);
  }

  /** Something a person must read; the draft does not wait for it. */
  public void ask(At at, Question question) {
    questions.putIfAbsent(question.source(), question);
    account.asked(at);
  }

  public boolean elementMissing() {
    return elementMissing;
  }

  public List<Question> questions() {
    return List.copyOf(questions.values());
  }

  /** The code a person chose here, if it is one of the candidates. */
  public Optional<String> chosen(At at, List<String> candidates) {
    Resolution answer = answers.get(at.pointer());
    if (answer == null || !answer.code().map(candidates::contains).orElse(false)) {
      return Optional.empty();
    }
    account.resolved(at, answer);
    return answer.code();
  }

  /** Whether a person read this passage and said why it needs nothing. */
  public boolean dismissed(At at) {
    Resolution answer = answers.get(at.pointer());
    if (answer == null
        || !answer.dismissed()
        || answer.reason().filter(r -> !r.isBlank()).isEmpty()) {
      return false;
    }
    account.resolved(at, answer);
    return true;
  }

  /** Answers nobody asked for, a second answer to one question included. */
  public List<Resolution> unused() {
    List<Resolution> unused = new ArrayList<>(answers.values());
    unused.removeIf(account::isResolvedBy);
    unused.addAll(twice);
    return List.copyOf(unused);
  }
}
