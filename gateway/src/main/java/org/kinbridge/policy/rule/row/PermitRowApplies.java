package org.kinbridge.policy.rule.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.pack.PermitRow.Requirement;
import org.kinbridge.policy.pack.PermitRow.Requirement.Paper;
import org.kinbridge.policy.pack.PermitRow.Requirement.RegisteredConsent;
import org.kinbridge.policy.pack.PermitRow.Requirement.StatedFact;
import org.kinbridge.policy.rule.Gate;
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
    Optional<PermitRow> row = Permission.row(situation);
    if (row.isEmpty()) {
      return new Verdict.Refuses(
          new Ask(Reason.NO_PERMIT_ROW, "/legalBasis", Reason.NO_PERMIT_ROW.sentence()),
          against(situation));
    }
    List<Ask> asks = new ArrayList<>();
    List<Use> uses = new ArrayList<>();
    for (Requirement requirement : row.get().requires()) {
      switch (requirement) {
        case StatedFact needed -> fact(needed, situation, asks, uses);
        case Paper(String type) -> paper(type, situation, asks);
        case RegisteredConsent registered -> {} // the consent tier judges it
      }
    }
    return asks.isEmpty() ? new Verdict.Passed(uses) : new Verdict.Asks(asks, uses);
  }

  private static void fact(StatedFact needed, Situation situation, List<Ask> asks, List<Use> uses) {
    String code = needed.code().code();
    Optional<Fact> stated = Permission.stated(needed, situation);
    if (stated.isEmpty()) {
      asks.add(new Ask(Reason.MISSING_FACT, "/facts", "state " + code + ", \"unknown\" included"));
      return;
    }
    if (needed.unknownHolds() && stated.get().value().equals("unknown")) {
      asks.add(new Ask(Permission.missing(needed), "/facts", "find out: " + code));
      uses.add(new Use(stated.get(), "asks"));
      return;
    }
    if (needed.objectionStated() && stated.get().objection().map("unknown"::equals).orElse(true)) {
      asks.add(new Ask(Reason.CHILD_NOT_HEARD, "/facts", "say whether the child objects"));
      uses.add(new Use(stated.get(), "asks for the objection"));
      return;
    }
    uses.add(new Use(stated.get(), "satisfies the row"));
  }

  private static void paper(String type, Situation situation, List<Ask> asks) {
    if (situation.request().basis().evidence().stream()
        .noneMatch(paper -> paper.type().equals(type))) {
      asks.add(
          new Ask(
              Reason.MISSING_EVIDENCE, "/basis/evidence", "refer to the paper of type " + type));
    }
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
}
