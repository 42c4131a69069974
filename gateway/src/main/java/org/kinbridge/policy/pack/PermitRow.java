package org.kinbridge.policy.pack;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Instrument;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.policy.request.Request.Statement;

/**
 * One permission: what for, on which basis, from whom to whom, under which facts, and which classes
 * of elements.
 *
 * @param law what it rests on, in words
 */
public record PermitRow(
    String id, String law, Grounds grounds, Ends ends, List<Requirement> requires, Grant grant) {

  /**
   * @param instrument empty fits any
   * @param article empty fits any of the instrument
   */
  public record Grounds(
      Set<Purpose> purposes,
      LegalBasis basis,
      Optional<Instrument> instrument,
      Optional<String> article) {
    public Grounds {
      purposes = Set.copyOf(purposes);
      requireNonNull(basis, "basis is null");
      requireNonNull(instrument, "instrument is null");
      requireNonNull(article, "article is null");
    }
  }

  /**
   * @param from empty means every role
   */
  public record Ends(Set<AuthorityRole> from, Set<AuthorityRole> to) {
    public Ends {
      from = Set.copyOf(from);
      to = Set.copyOf(to);
    }
  }

  /**
   * @param classes names of element classes; what none of them holds stays home
   */
  public record Grant(List<String> classes, Narrative narrative, Waits waits) {
    public Grant {
      classes = List.copyOf(classes);
      requireNonNull(narrative, "narrative is null");
      requireNonNull(waits, "waits is null");
    }
  }

  /** Whether text written by a named person may go with it. */
  public enum Narrative {
    ALLOWED,
    NEVER
  }

  /** For whom each use of a row waits. */
  public enum Waits implements Coded {
    NOBODY("nobody"),
    SECOND_PERSON("second-person");

    private final String code;

    Waits(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /** What must be known before the row permits. */
  public sealed interface Requirement {

    /**
     * A stated fact.
     *
     * @param in the values for which the row applies; empty means any but an unknown that holds
     * @param unknownHolds "unknown" asks a question
     * @param objectionStated whether the child objects must be known
     */
    record StatedFact(
        Fact.Code code, Set<String> in, Place place, boolean unknownHolds, boolean objectionStated)
        implements Requirement {
      public StatedFact {
        requireNonNull(code, "code is null");
        in = Set.copyOf(in);
        requireNonNull(place, "place is null");
      }
    }

    /** A paper of that type is referred to. */
    record Paper(String type) implements Requirement {
      public Paper {
        requireNonNull(type, "type is null");
      }
    }

    /** An order of our register, in force, for this child and recipient, is referred to. */
    record RegisteredOrder(String type) implements Requirement {
      public RegisteredOrder {
        requireNonNull(type, "type is null");
      }
    }

    /** A registered consent: the consent tier judges it. */
    record RegisteredConsent() implements Requirement {}

    /** A named person wrote a text of that section for this recipient. */
    record Written(Statement.Section section) implements Requirement {
      public Written {
        requireNonNull(section, "section is null");
      }
    }
  }

  /** Of which state a fact is about being there. */
  public enum Place implements Coded {
    NONE("none"),
    RECIPIENT("recipient"),
    SENDER("sender");

    private final String code;

    Place(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  public PermitRow {
    requireNonNull(id, "id is null");
    requireNonNull(law, "law is null");
    requireNonNull(grounds, "grounds is null");
    requireNonNull(ends, "ends is null");
    requires = List.copyOf(requires);
    requireNonNull(grant, "grant is null");
  }

  /** No class of it leaves that the order it rests on does not name. */
  public boolean isLimitedByOrder() {
    for (Requirement requirement : requires) {
      if (requirement instanceof Requirement.RegisteredOrder) {
        return true;
      }
    }
    return false;
  }
}
