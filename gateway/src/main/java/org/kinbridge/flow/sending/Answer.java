package org.kinbridge.flow.sending;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.deciding.Considered;
import org.kinbridge.flow.deciding.Submission;
import org.kinbridge.flow.setting.EntryWords;
import org.kinbridge.flow.setting.StoredDisclosure;

/**
 * A submission and what was decided on it, explained once: the ledger keeps what the agency saw.
 */
record Answer(Submission submission, Considered.Decided decided, ObjectNode explanation) {
  Answer {
    requireNonNull(submission, "submission is null");
    requireNonNull(decided, "decided is null");
    requireNonNull(explanation, "explanation is null");
  }

  static Answer to(Submission submission, Considered.Decided decided) {
    return new Answer(submission, decided, decided.decision().explanation().toJson());
  }

  /** An entry's words of it, without one about the child. */
  ObjectNode common() {
    return EntryWords.submitted(submission.id(), submission.asker());
  }

  /** What an entry freezes about the child. */
  ObjectNode part() {
    return EntryWords.decided(decided.request(), explanation, decided.report());
  }

  StoredDisclosure stored(State state, Optional<Reason> reason, Optional<MessageId> message) {
    return new StoredDisclosure(
        submission.id(),
        submission.asker(),
        decided.child(),
        state,
        reason,
        message,
        submission.now(),
        submission.body(),
        explanation.toString().getBytes(StandardCharsets.UTF_8),
        submission.scale(),
        submission.printed());
  }
}
