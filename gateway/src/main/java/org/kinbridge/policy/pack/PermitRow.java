package org.kinbridge.policy.pack;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Instrument;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.Purpose;

/**
 * One permission: what for, on which basis, from whom to whom, under which facts, and which classes
 * of elements.
 *
 * @param from empty means every role
 * @param classes names of element classes; what none of them holds stays home
 */
public record PermitRow(
    String id,
    Set<Purpose> purposes,
    LegalBasis basis,
    Optional<Instrument> instrument,
    Optional<String> article,
    Set<AuthorityRole> from,
    Set<AuthorityRole> to,
    List<Requirement> requires,
    List<String> classes,
    Narrative narrative) {

  /** Whether text written by a named person may go with it. */
  public enum Narrative {
    ALLOWED,
    NEVER
  }

  /** What must be known before the row permits. */
  public sealed interface Requirement {

    /**
     * A stated fact.
     *
     * @param in the values for which the row applies; empty means any but an unknown that holds
     * @param aboutRecipientState the fact is about being in the recipient's state
     * @param unknownHolds "unknown" asks a question
     * @param objectionStated whether the child objects must be known
     */
    record StatedFact(
        Fact.Code code,
        Set<String> in,
        boolean aboutRecipientState,
        boolean unknownHolds,
        boolean objectionStated)
        implements Requirement {
      public StatedFact {
        requireNonNull(code, "code is null");
        in = Set.copyOf(in);
      }
    }

    /** A paper of that type is referred to. */
    record Paper(String type) implements Requirement {
      public Paper {
        requireNonNull(type, "type is null");
      }
    }

    /** A registered consent: the consent tier judges it. */
    record RegisteredConsent() implements Requirement {}
  }

  public PermitRow {
    requireNonNull(id, "id is null");
    purposes = Set.copyOf(purposes);
    requireNonNull(basis, "basis is null");
    requireNonNull(instrument, "instrument is null");
    requireNonNull(article, "article is null");
    from = Set.copyOf(from);
    to = Set.copyOf(to);
    requires = List.copyOf(requires);
    classes = List.copyOf(classes);
    requireNonNull(narrative, "narrative is null");
  }
}
