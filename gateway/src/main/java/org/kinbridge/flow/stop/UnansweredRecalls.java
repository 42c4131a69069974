package org.kinbridge.flow.stop;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.deliver.Recall;
import org.kinbridge.deliver.Recalls;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.vault.Transactions;

/** Which recipients have not put away what they were told to, for the people who must call them. */
public final class UnansweredRecalls {

  /** One of them, and whether its hour is over. */
  public record One(Recall recall, boolean overdue) {
    public One {
      requireNonNull(recall, "recall is null");
    }
  }

  private final Transactions transactions;
  private final Recalls recalls;
  private final Surroundings surroundings;

  public UnansweredRecalls(Transactions transactions, Recalls recalls, Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.recalls = requireNonNull(recalls, "recalls is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  /** Who supervises sees all; others those of what their own authority sent. */
  public List<One> list(AuthenticatedPerson person, Optional<DisclosureId> after, int most) {
    Instant now = surroundings.clock().instant();
    Optional<AuthorityId> whose =
        person.supervises() ? Optional.empty() : Optional.of(person.authority());
    Recalls.Search search = new Recalls.Search(whose, after, most);
    return transactions.call(transaction -> recalls.unanswered(transaction, search)).stream()
        .map(recall -> new One(recall, recall.overdue(now)))
        .toList();
  }
}
