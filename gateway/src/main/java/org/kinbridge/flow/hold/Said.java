package org.kinbridge.flow.hold;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.setting.Asker;
import org.kinbridge.flow.setting.EntryWords;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.review.Answer;
import org.kinbridge.review.AnswerJson;
import org.kinbridge.review.Hold;
import org.kinbridge.review.Reviewer;

/** Who answers which hold, and when. */
record Said(HoldBooks.Case about, Reviewer by, Instant now) {
  Said {
    requireNonNull(about, "about is null");
    requireNonNull(by, "by is null");
    requireNonNull(now, "now is null");
  }

  Hold hold() {
    return about.hold();
  }

  DisclosureId id() {
    return about.hold().disclosure();
  }

  Asker asker() {
    return about.disclosure().asker();
  }

  boolean before(Predicate<Answer> what) {
    return about.answers().answers().stream()
        .filter(answer -> answer.by().isSamePerson(by))
        .anyMatch(what);
  }

  Answer yes(Sha256 decision, Optional<String> why) {
    return new Answer(id(), Answer.Said.YES, decision, by, now, now.plus(Answer.LASTS), why);
  }

  Answer breaksGlass(Sha256 decision, Optional<String> why) {
    return new Answer(
        id(), Answer.Said.BREAKS_GLASS, decision, by, now, now.plus(Answer.GLASS_LASTS), why);
  }

  /** To what was held as it was held first: whatever became of it since. */
  Answer no(Optional<String> why) {
    String held = StoredJson.read(about.disclosure().decision()).path("decisionDigest").asText();
    return new Answer(id(), Answer.Said.NO, Sha256.parseHex(held), by, now, now, why);
  }

  /** What the ledger is told: who it was in the open, her words under the child's key. */
  Entry entry(EntryKind kind, Answer answer) {
    ObjectNode common = EntryWords.person(EntryWords.submitted(id(), asker()), by);
    return Entry.of(kind, now)
        .common(common.put("said", answer.said().code()))
        .about(hold().child(), AnswerJson.write(answer))
        .continuing(hold().opened());
  }
}
