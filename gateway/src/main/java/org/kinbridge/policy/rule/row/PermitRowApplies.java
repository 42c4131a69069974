package org.kinbridge.policy.rule.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.pack.PermitRow.Requirement;
import org.kinbridge.policy.pack.PermitRow.Requirement.Paper;
import org.kinbridge.policy.pack.PermitRow.Requirement.RegisteredConsent;
import org.kinbridge.policy.pack.PermitRow.Requirement.RegisteredOrder;
import org.kinbridge.policy.pack.PermitRow.Requirement.StatedFact;
import org.kinbridge.policy.pack.PermitRow.Requirement.Written;
import org.kinbridge.policy.pack.PermitRow.Waits;
import org.kinbridge.policy.request.Request.Statement;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Settler;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.rule.Verdict.Ask;
import org.kinbridge.policy.rule.Verdict.Use;
import org.kinbridge.policy.situation.Permission;
import org.kinbridge.policy.situation.Situation;

/**
 * A row of the policy permits it, and everything the row needs was stated; what is missing is
 * asked, never guessed.
 */
public final class PermitRowApplies implements Gate {
  @Override
  public String id() {
    return "permit-row";
  }

  @Override
  public Verdict judge(Situation situation) {
    Optional<PermitRow> row = situation.row();
    if (row.isEmpty()) {
      return new Verdict.Refuses(
          new Ask(Reason.NO_PERMIT_ROW, "/legalBasis", Reason.NO_PERMIT_ROW.sentence()),
          against(situation));
    }
    return new Asking(situation, row.get()).verdict();
  }

  /** The facts that keep a row from applying, so that a person sees why it does not. */
  private static List<Use> against(Situation situation) {
    List<Use> uses = new ArrayList<>();
    situation
        .fact(Fact.Code.SERIOUS_DANGER)
        .ifPresent(fact -> uses.add(new Use(fact, "no row for it")));
    situation
        .presence(situation.recipient().node())
        .ifPresent(fact -> uses.add(new Use(fact, "no row for it")));
    return uses;
  }

  /** What one row still needs. */
  @Owned(by = "one judgement of this gate", lock = "none: never leaves it")
  private static final class Asking {
    private final Situation situation;
    private final PermitRow row;
    private final List<Ask> asks = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();

    Asking(Situation situation, PermitRow row) {
      this.situation = situation;
      this.row = row;
    }

    Verdict verdict() {
      for (Requirement requirement : row.requires()) {
        switch (requirement) {
          case StatedFact needed -> fact(needed);
          case Paper(String type) -> paper(type);
          case RegisteredOrder(String type) -> order(type);
          case Written(Statement.Section section) -> written(section);
          case RegisteredConsent registered -> {} // the consent tier judges it
        }
      }
      if (row.grant().waits() == Waits.SECOND_PERSON) {
        asks.add(
            new Ask(
                Reason.APPROVAL_NEEDED,
                "/legalBasis",
                Reason.APPROVAL_NEEDED.sentence(),
                Settler.APPROVER));
      }
      return asks.isEmpty() ? new Verdict.Passed(uses) : new Verdict.Asks(asks, uses);
    }

    private void ask(Reason reason, String pointer, String text) {
      asks.add(new Ask(reason, pointer, text));
    }

    private void fact(StatedFact needed) {
      String code = needed.code().code();
      Optional<Fact> stated = Permission.stated(needed, situation);
      if (stated.isEmpty()) {
        ask(Reason.MISSING_FACT, "/facts", "state " + code + ", \"unknown\" included");
        return;
      }
      if (needed.unknownHolds() && stated.get().value().equals("unknown")) {
        ask(unknown(needed), "/facts", "find out: " + code);
        uses.add(new Use(stated.get(), "asks"));
        return;
      }
      if (needed.objectionStated()
          && stated.get().objection().map("unknown"::equals).orElse(true)) {
        ask(Reason.CHILD_NOT_HEARD, "/facts", "say whether the child objects");
        uses.add(new Use(stated.get(), "asks for the objection"));
        return;
      }
      uses.add(new Use(stated.get(), "satisfies the row"));
    }

    private static Reason unknown(StatedFact needed) {
      return needed.code() == Fact.Code.CHILD_HEARD ? Reason.CHILD_NOT_HEARD : Reason.MISSING_FACT;
    }

    private void paper(String type) {
      if (situation.request().basis().evidence().stream()
          .noneMatch(paper -> paper.type().equals(type))) {
        ask(Reason.MISSING_EVIDENCE, "/basis/evidence", "refer to the paper of type " + type);
      }
    }

    private void order(String type) {
      if (situation.orders().isEmpty()) {
        ask(
            Reason.MISSING_EVIDENCE,
            "/basis/evidence",
            "refer to a " + type + " that is entered in the register for this child and recipient");
      }
    }

    private void written(Statement.Section section) {
      if (situation.request().statements().stream()
          .noneMatch(statement -> statement.section() == section)) {
        ask(
            Reason.MISSING_STATEMENT,
            "/statements",
            "write, for this recipient, the section " + section.code());
      }
    }
  }
}
