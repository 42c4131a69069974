package org.kinbridge.flow.batch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.deciding.Considered;
import org.kinbridge.flow.deciding.Deciding;
import org.kinbridge.flow.deciding.Occasion;
import org.kinbridge.flow.deciding.Submission;
import org.kinbridge.flow.sending.CarryOut;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.sending.Dispatch;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.flow.setting.Asker;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.policy.Held;
import org.kinbridge.policy.Permitted;
import org.kinbridge.policy.Refused;
import org.kinbridge.policy.circumstance.Printed;
import org.kinbridge.policy.circumstance.Scale;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * Several submissions of one batch: what would be decided on each, and siblings that go together or
 * not at all.
 */
public final class SendTogether {
  /** What is decided on what cannot be read. */
  static final String UNREADABLE = "unreadable";

  /** What is decided on an id that something else has. */
  static final String CONFLICT = "conflict";

  private final Transactions transactions;
  private final Deciding deciding;
  private final CarryOut carryOut;
  private final Surroundings surroundings;

  public SendTogether(
      Transactions transactions, Deciding deciding, CarryOut carryOut, Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.deciding = requireNonNull(deciding, "deciding is null");
    this.carryOut = requireNonNull(carryOut, "carryOut is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  /** What came under its id before, as it stands now. */
  Optional<SendOutcome> known(AuthenticatedClient client, Submission.Part part) {
    Submission submission = new Submission(Asker.of(client), part, surroundings.clock().instant());
    return transactions.call(transaction -> carryOut.known(transaction, submission));
  }

  /** The digest of what would be decided now, or was decided under its id; nothing is written. */
  String foreseen(AuthenticatedClient client, Submission.Part part, Scale scale) {
    List<Printed> printed = deciding.printed(part.reading());
    Submission submission =
        new Submission(Asker.of(client), part, surroundings.clock().instant(), scale, printed);
    return transactions.call(
        transaction ->
            carryOut
                .known(transaction, submission)
                .map(SendTogether::decided)
                .orElseGet(() -> digest(again(transaction, submission, Occasion.Holding.SHARED))));
  }

  private Considered again(
      Transaction transaction, Submission submission, Occasion.Holding holding) {
    return deciding.consider(
        transaction, submission.occasion(holding), submission.part().reading());
  }

  private static String decided(SendOutcome known) {
    return switch (known) {
      case SendOutcome.Accepted(DisclosureView view) -> digest(view);
      case SendOutcome.Held(DisclosureView view) -> digest(view);
      case SendOutcome.Refused(Reason reason, DisclosureView view) -> digest(view);
      case SendOutcome.Conflict conflict -> CONFLICT;
      case SendOutcome.Faulty faulty -> UNREADABLE;
      case SendOutcome.TooLarge tooLarge -> UNREADABLE;
      case SendOutcome.DecisionChanged changed -> UNREADABLE;
    };
  }

  private static String digest(DisclosureView view) {
    return view.decision().path("decisionDigest").asText();
  }

  private static String digest(Considered considered) {
    return switch (considered) {
      case Considered.Unreadable unreadable -> UNREADABLE;
      case Considered.Decided decided -> decided.decision().explanation().decisionDigest().hex();
    };
  }

  /**
   * Siblings: all of them in one transaction, or none. Children are locked in the order of their
   * references, so that two groups never wait for each other.
   */
  Optional<List<SendOutcome>> submitTogether(
      AuthenticatedClient client,
      List<Submission.Part> parts,
      List<String> rehearsed,
      Scale scale) {
    List<List<Printed>> printed =
        parts.stream().map(part -> deciding.printed(part.reading())).toList();
    Instant now = surroundings.clock().instant();
    List<Submission> all =
        IntStream.range(0, parts.size())
            .mapToObj(
                i -> new Submission(Asker.of(client), parts.get(i), now, scale, printed.get(i)))
            .toList();
    Optional<List<SendOutcome>> outcomes =
        transactions.call(
            transaction -> {
              Map<DisclosureId, Considered.Decided> fresh = new HashMap<>();
              for (int i : inOrder(parts)) {
                Submission one = all.get(i);
                Optional<SendOutcome> known = carryOut.known(transaction, one);
                if (known.map(before -> !goes(before)).orElse(false)) {
                  return Optional.empty();
                }
                if (known.isEmpty()) {
                  if (!(again(transaction, one, Occasion.Holding.ALONE)
                          instanceof Considered.Decided decided)
                      || !goes(decided, rehearsed.get(i), now)) {
                    return Optional.empty();
                  }
                  fresh.put(one.id(), decided);
                }
              }
              return Optional.of(
                  all.stream()
                      .map(
                          one ->
                              Optional.ofNullable(fresh.get(one.id()))
                                  .map(decided -> carryOut.carryOut(transaction, one, decided))
                                  .orElseGet(() -> carryOut.known(transaction, one).orElseThrow()))
                      .toList());
            });
    surroundings.written().run();
    return outcomes;
  }

  private static List<Integer> inOrder(List<Submission.Part> parts) {
    return IntStream.range(0, parts.size())
        .boxed()
        .sorted(Comparator.comparing(i -> reference(parts.get(i))))
        .toList();
  }

  private static String reference(Submission.Part part) {
    return switch (part.reading()) {
      case Reading.Accepted accepted -> accepted.request().about().reference();
      case Reading.Faulty faulty -> "";
    };
  }

  private static boolean goes(SendOutcome known) {
    return known instanceof SendOutcome.Accepted || known instanceof SendOutcome.Held;
  }

  private boolean goes(Considered.Decided decided, String rehearsed, Instant now) {
    if (!decided.decision().explanation().decisionDigest().hex().equals(rehearsed)) {
      return false;
    }
    return switch (decided.decision()) {
      case Refused refused -> false;
      case Held held -> held.explanation().hold().orElseThrow().approvers() > 0;
      case Permitted permitted ->
          carryOut.way().dispatch().sign(permitted, now) instanceof Dispatch.Signing.Fits;
    };
  }
}
