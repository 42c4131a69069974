package org.kinbridge.http.agency;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.batch.BatchOutcome;
import org.kinbridge.flow.batch.BatchOutcome.Said;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.http.Call;
import org.kinbridge.http.Problem;

/** A batch on the wire: one line for each line, and one for all of it at the end. */
final class BatchViews {
  private BatchViews() {}

  static String told(Call call, BatchOutcome.Told told) {
    StringBuilder text = new StringBuilder();
    Map<String, Integer> counts = new TreeMap<>();
    for (BatchOutcome.Line line : told.lines()) {
      ObjectNode json = line(call, line);
      counts.merge(json.path("status").asText(), 1, Integer::sum);
      text.append(json).append('\n');
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("batchDigest", told.digest().hex())
        .put("lines", told.lines().size())
        .put("children", told.children());
    counts.forEach(all.putObject("count")::put);
    return text.append(all).append('\n').toString();
  }

  private static ObjectNode line(Call call, BatchOutcome.Line line) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("line", line.number());
    line.id().ifPresent(id -> json.put("id", id.toString()));
    return switch (line.said()) {
      case Said.GroupWaits() ->
          problem(call, json, Problem.of(409, Reason.GROUP_WAITS, Reason.GROUP_WAITS.sentence()));
      case Said.Outcome(SendOutcome outcome) -> outcome(call, json, outcome);
    };
  }

  private static ObjectNode outcome(Call call, ObjectNode json, SendOutcome outcome) {
    return switch (outcome) {
      case SendOutcome.Accepted(DisclosureView view) -> view(json, view);
      case SendOutcome.Held(DisclosureView view) -> view(json, view);
      case SendOutcome.Refused(Reason reason, DisclosureView view) -> view(json, view);
      case SendOutcome.Faulty(List<Fault> faults) -> problem(call, json, Problem.of(faults));
      case SendOutcome.Conflict() ->
          problem(
              call, json, Problem.of(409, Reason.ID_IN_USE, "send another body under another id"));
      case SendOutcome.DecisionChanged changed ->
          problem(
              call,
              json,
              Problem.of(409, Reason.DECISION_CHANGED, "it was not sent; preview it again"));
      case SendOutcome.TooLarge(Fault fault) -> problem(call, json, Problem.of(List.of(fault)));
    };
  }

  /** What a person must know of each of many; the whole decision is that of the disclosure. */
  private static ObjectNode view(ObjectNode json, DisclosureView view) {
    json.put("status", view.decision().path("decision").asText()).put("state", view.state().code());
    view.reason().ifPresent(reason -> json.put("reason", reason.code()));
    json.set("decisionDigest", view.decision().path("decisionDigest"));
    json.set("missing", view.decision().path("missing"));
    json.put("approvers", view.decision().path("hold").path("approvers").asInt());
    return json;
  }

  private static ObjectNode problem(Call call, ObjectNode json, Problem problem) {
    json.put("status", "problem");
    json.set("problem", problem.toJson(call.correlationId()));
    return json;
  }
}
