package org.kinbridge.flow.deciding;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.access.PreviewTrail;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;
import org.kinbridge.vault.Crosswalk;
import org.kinbridge.vault.Transactions;

/**
 * Who looks at one decision after the other without sending is noticed, before any transaction of
 * the story that asks: also when that one fails.
 */
public final class NoticeTrying {
  private final Transactions transactions;
  private final Crosswalk crosswalk;
  private final PreviewTrail trail;

  public NoticeTrying(Transactions transactions, Crosswalk crosswalk, PreviewTrail trail) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.crosswalk = requireNonNull(crosswalk, "crosswalk is null");
    this.trail = requireNonNull(trail, "trail is null");
  }

  /** Every preview is a look. */
  public PreviewTrail.Verdict preview(AuthenticatedClient client, Reading reading, Instant now) {
    return switch (reading) {
      case Reading.Accepted(Request request) -> looked(client, request, now);
      case Reading.Faulty faulty -> PreviewTrail.Verdict.ORDINARY;
    };
  }

  /** So is a submission that names the decision it expects: where it is another, it is shown. */
  public PreviewTrail.Verdict submission(AuthenticatedClient client, Reading reading, Instant now) {
    return switch (reading) {
      case Reading.Accepted(Request request) when request.expected().isPresent() ->
          looked(client, request, now);
      case Reading.Accepted accepted -> PreviewTrail.Verdict.ORDINARY;
      case Reading.Faulty faulty -> PreviewTrail.Verdict.ORDINARY;
    };
  }

  private PreviewTrail.Verdict looked(AuthenticatedClient client, Request request, Instant now) {
    ChildRef child =
        transactions.call(
            transaction ->
                crosswalk.local(transaction, client.system().value(), request.about().reference()));
    return trail.note(
        client,
        new PreviewTrail.Asked(
            child,
            Deciding.digest(request),
            request.to().node(),
            request.to().authority(),
            basis(request)),
        now);
  }

  private static List<String> basis(Request request) {
    return Stream.of(
            request.purpose().map(Coded::code),
            request.legalBasis().map(Coded::code),
            request.basis().instrument().map(Coded::code),
            request.basis().article())
        .map(part -> part.orElse(""))
        .toList();
  }
}
