package org.kinbridge.http.agency;

import jakarta.ws.rs.core.Response;
import java.util.List;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.http.Call;
import org.kinbridge.http.Problem;

/** A decision on the wire. */
final class SendAnswer {
  private SendAnswer() {}

  /**
   * 202 for what was taken, permitted or held; a refusal is a problem with the decision's members.
   */
  static Response ofSubmission(Call call, SendOutcome outcome) {
    return switch (outcome) {
      case SendOutcome.Accepted(DisclosureView view) -> taken(call, view);
      case SendOutcome.Held(DisclosureView view) -> taken(call, view);
      case SendOutcome.Refused(Reason reason, DisclosureView view) -> refused(call, reason, view);
      case SendOutcome.Faulty(List<Fault> faults) -> call.problem(Problem.of(faults));
      case SendOutcome.Conflict() -> conflict(call);
      case SendOutcome.DecisionChanged changed -> changed(call, changed);
      case SendOutcome.TooLarge(Fault fault) -> call.problem(Problem.of(List.of(fault)));
    };
  }

  /** 200 whatever the decision: a preview that says no has done what it was asked. */
  static Response ofPreview(Call call, SendOutcome outcome) {
    return switch (outcome) {
      case SendOutcome.Accepted(DisclosureView view) -> call.answer(200, Views.decision(view));
      case SendOutcome.Held(DisclosureView view) -> call.answer(200, Views.decision(view));
      case SendOutcome.Refused(Reason reason, DisclosureView view) ->
          call.answer(200, Views.decision(view));
      case SendOutcome.Faulty(List<Fault> faults) -> call.problem(Problem.of(faults));
      case SendOutcome.Conflict() -> conflict(call);
      case SendOutcome.DecisionChanged changed -> changed(call, changed);
      case SendOutcome.TooLarge(Fault fault) -> call.problem(Problem.of(List.of(fault)));
    };
  }

  private static Response taken(Call call, DisclosureView view) {
    view.message().ifPresent(call::ledTo);
    return Response.fromResponse(call.answer(202, Views.disclosure(view)))
        .header("Location", "/api/disclosures/" + view.id())
        .build();
  }

  private static Response refused(Call call, Reason reason, DisclosureView view) {
    Fault fault = new Fault(reason, "", reason.sentence());
    return call.problem(
        new Problem(
            422,
            reason,
            "the policy of this node refuses it",
            List.of(fault),
            Views.disclosure(view)));
  }

  private static Response conflict(Call call) {
    return call.problem(Problem.of(409, Reason.ID_IN_USE, "send another body under another id"));
  }

  private static Response changed(Call call, SendOutcome.DecisionChanged changed) {
    var members = Problem.members(changed.decision());
    members.put("expectedDigest", changed.expected());
    return call.problem(
        Problem.of(
                409,
                Reason.DECISION_CHANGED,
                "nothing was sent; compare the decision and ask again")
            .with(members));
  }
}
