package org.kinbridge.policy.proof;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeSet;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.pack.PermitRow.Requirement;
import org.kinbridge.policy.proof.Combination.Reach;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;

/** The request of a combination: every fact, statement and paper that its row asks for. */
final class Asking {
  private Asking() {}

  static Request request(Combination combination) {
    return read(body(combination));
  }

  static Request read(ObjectNode body) {
    return switch (Request.parse(body)) {
      case Reading.Accepted(Request request) -> request;
      case Reading.Faulty faulty ->
          throw new IllegalArgumentException(
              "the policy asks for what a request cannot say: " + faulty);
    };
  }

  static ObjectNode body(Combination combination) {
    PermitRow row = combination.row();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("to").put("node", Setting.RECIPIENT).put("authority", Setting.ADDRESSED.value());
    body.put("kind", "notify").put("urgency", "routine");
    body.put("purpose", combination.purpose().code())
        .put("legalBasis", row.grounds().basis().code());
    if (Setting.inDanger(combination)) {
      body.putObject("override").put("reason", "probe");
    }
    ObjectNode basis = body.putObject("basis");
    row.grounds().instrument().ifPresent(instrument -> basis.put("instrument", instrument.code()));
    row.grounds().article().ifPresent(article -> basis.put("article", article));
    ArrayNode evidence = basis.putArray("evidence");
    body.putObject("actor")
        .put("userRef", "u-1")
        .put("function", "caseworker")
        .put("authority", Setting.ACTING.value());
    ObjectNode about = body.putObject("case").put("reference", "probe");
    ArrayNode subjects = about.putArray("subjects");
    subjects.addObject().put("id", Setting.CHILD.value()).put("at", Probe.CHILD);
    subjects.addObject().put("id", "#feared").put("at", Probe.FEARED);
    facts(combination, body.putArray("facts"), evidence);
    restriction(combination.situation().reach(), body.putArray("restrictions"));
    statements(row, body.putArray("statements"));
    body.putObject("record").put("format", "shared").putObject("content");
    return body;
  }

  private static void facts(Combination combination, ArrayNode facts, ArrayNode evidence) {
    fact(facts, "serious-danger", "yes");
    fact(facts, "presence", "confirmed").put("state", Setting.RECIPIENT);
    fact(facts, "presence", "confirmed").put("state", Setting.SENDER);
    fact(facts, "child-heard", "interpreter").put("objection", "no");
    switch (combination.situation().protection()) {
      case IN_THE_RECORD, NOT_STATED -> {}
      case YES -> fact(facts, "international-protection", "yes");
      case NO -> fact(facts, "international-protection", "no");
      case UNKNOWN -> fact(facts, "international-protection", "unknown");
    }
    for (Requirement requirement : combination.row().requires()) {
      if (requirement instanceof Requirement.StatedFact needed && !needed.in().isEmpty()) {
        needed(facts, needed.code(), new TreeSet<>(needed.in()).first());
      }
      if (requirement instanceof Requirement.Paper(String type)) {
        evidence.addObject().put("type", type).put("reference", "probe-paper");
      }
      if (requirement instanceof Requirement.RegisteredOrder(String type)) {
        evidence.addObject().put("type", type).put("reference", Setting.ORDER);
      }
    }
  }

  private static void statements(PermitRow row, ArrayNode statements) {
    for (Requirement requirement : row.requires()) {
      if (requirement instanceof Requirement.Written(Request.Statement.Section section)) {
        statements
            .addObject()
            .put("section", section.code())
            .put("language", "en")
            .put("text", "We ask for this.")
            .put("writtenFor", Setting.ADDRESSED.value())
            .put("releasedBy", "u-1");
      }
    }
  }

  private static void needed(ArrayNode facts, Fact.Code code, String value) {
    for (var fact : facts) {
      if (fact.path("code").asText().equals(code.code()) && fact instanceof ObjectNode stated) {
        stated.put("value", value);
        return;
      }
    }
    fact(facts, code.code(), value);
  }

  private static ObjectNode fact(ArrayNode facts, String code, String value) {
    return facts
        .addObject()
        .put("code", code)
        .put("of", Setting.CHILD.value())
        .put("value", value)
        .put("source", "caseworker");
  }

  private static void restriction(Reach reach, ArrayNode restrictions) {
    if (reach == Reach.NOBODY_RESTRICTED) {
      return;
    }
    ObjectNode restriction =
        restrictions.addObject().put("person", "#feared").put("kind", "no-location-disclosure");
    ArrayNode through = restriction.putArray("reachableThrough");
    switch (reach) {
      case NOBODY_RESTRICTED -> {}
      case NOT_THERE -> restriction.put("elsewhere", "no");
      case THERE -> {
        through.add(Setting.RECIPIENT);
        restriction.put("elsewhere", "no");
      }
      case NOT_KNOWN -> restriction.put("elsewhere", "unknown");
      case HOLDS_RIGHTS -> restriction.put("elsewhere", "no").put("basis", "custody-dispute");
    }
    if (reach != Reach.HOLDS_RIGHTS) {
      restriction.put("basis", "child-fear");
    }
  }
}
