package org.kinbridge.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.kinbridge.flow.trial.Rehearsal;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.pack.PolicyRefused;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.world.WorldRefused;
import org.kinbridge.profile.Profile;
import org.kinbridge.translate.Translator;

/** Runs cases against one policy and says how each differs from what it expects. */
record CaseRun(PolicyVersion version, Profile profile, Translator translator, RuleList rules) {

  private static final Profile PROFILE = Profile.load(PolicyCase.profiles());
  private static final Translator TRANSLATOR = Translator.load(PolicyCase.profiles());

  private static final class Shared {
    static final CaseRun COMPLETE = anew();
  }

  /** Read once for all tests that decide. */
  static CaseRun complete() {
    return Shared.COMPLETE;
  }

  /** With the policy read again, for those who judge the code that reads it. */
  static CaseRun anew() {
    try {
      return new CaseRun(
          PolicyVersion.load(PolicyCase.profiles()), PROFILE, TRANSLATOR, RuleList.complete());
    } catch (PolicyRefused refused) {
      throw new AssertionError(refused);
    }
  }

  /** What a rule is good for shows in the cases that then fail. */
  static RuleList rulesWithout(String id) {
    RuleList all = RuleList.complete();
    return new RuleList(
        all.gates().stream().filter(gate -> !gate.id().equals(id)).toList(),
        all.redactions().stream().filter(redaction -> !redaction.id().equals(id)).toList());
  }

  CaseRun with(RuleList others) {
    return new CaseRun(version, profile, translator, others);
  }

  CaseRun with(PolicyVersion other) {
    return new CaseRun(other, profile, translator, rules);
  }

  Decision decide(PolicyCase one) throws IOException, WorldRefused, JsonRefused {
    return decide(new Prepared(one, one.world(version), one.request()));
  }

  Decision decide(Prepared prepared) {
    Rehearsal deciding =
        new Rehearsal(version, new Policy(version, profile, rules), profile, translator);
    return switch (deciding.decide(prepared.world(), prepared.request())) {
      case Rehearsal.Result.Decided(Decision decision) -> decision;
      case Rehearsal.Result.Unreadable(var faults) ->
          throw new AssertionError(prepared.one() + ": " + faults);
    };
  }

  /** Empty when the case holds. */
  List<String> differences(PolicyCase one) throws IOException, WorldRefused, JsonRefused {
    return differences(new Prepared(one, one.world(version), one.request()));
  }

  List<String> differences(Prepared prepared) {
    Decision decision = decide(prepared);
    PolicyCase one = prepared.one();
    JsonNode answer = decision.explanation().toJson();
    JsonNode expect = one.expect();
    List<String> differences = new ArrayList<>();
    for (String member : List.of("decision", "reason")) {
      String expected = expect.path(member).asText("null");
      if (!answer.path(member).asText("null").equals(expected)) {
        differences.add(
            member
                + " is "
                + answer.path(member)
                + ", not "
                + expected
                + " "
                + answer.path("missing"));
      }
    }
    if (expect.has("by")
        && !answer
            .path("missing")
            .path(0)
            .path("blocks")
            .asText()
            .equals(expect.path("by").asText())) {
      differences.add("by " + answer.path("missing") + ", not " + expect.path("by"));
    }
    if (expect.has("approvers")
        && answer.path("hold").path("approvers").asInt(-1) != expect.path("approvers").asInt()) {
      differences.add("who may approve: " + answer.path("hold").path("approvers"));
    }
    withheld(answer, expect, differences);
    for (String list : List.of("factsUsed", "missing")) {
      listed(answer.path(list), expect.path(list), differences);
    }
    told(answer, expect, differences);
    content(decision, expect, differences);
    return differences;
  }

  private static void told(JsonNode answer, JsonNode expect, List<String> differences) {
    JsonNode row = answer.path("policy").path("permitRow");
    if (expect.has("row") && !row.equals(expect.path("row"))) {
      differences.add("row is " + row + ", not " + expect.path("row"));
    }
    List<String> obligations = PolicyCase.texts(answer.path("obligations"));
    for (String obligation : PolicyCase.texts(expect.path("obligations"))) {
      if (!obligations.contains(obligation)) {
        differences.add("not obliged: " + obligation);
      }
    }
  }

  /** That each expected row is there, as far as it is told. */
  private static void listed(JsonNode rows, JsonNode expected, List<String> differences) {
    for (JsonNode row : expected) {
      boolean found = false;
      for (JsonNode given : rows) {
        found |=
            row.properties().stream()
                .allMatch(member -> member.getValue().equals(given.path(member.getKey())));
      }
      if (!found) {
        differences.add("not told so: " + row + " but " + rows);
      }
    }
  }

  private static void withheld(JsonNode answer, JsonNode expect, List<String> differences) {
    for (JsonNode row : expect.path("withheld")) {
      boolean found = false;
      for (JsonNode withheld : answer.path("withheld")) {
        found |=
            withheld.path("path").asText().equals(row.path("path").asText())
                && withheld.path("by").asText().equals(row.path("by").asText())
                && withheld.path("visibleToRecipient").asBoolean()
                    == row.path("visible").asBoolean();
      }
      if (!found) {
        differences.add("not withheld so: " + row);
      }
    }
    for (JsonNode form : expect.path("transformed")) {
      if (answer.path("transformed").findValuesAsText("form").stream()
          .noneMatch(form.asText()::equals)) {
        differences.add("not transformed: " + form);
      }
    }
    for (JsonNode sender : expect.path("senderShown")) {
      if (!answer.path("asRecipientSees").path("sender").equals(sender)) {
        differences.add("sender shown: " + answer.path("asRecipientSees").path("sender"));
      }
    }
  }

  private static void content(Decision decision, JsonNode expect, List<String> differences) {
    String content =
        decision instanceof Permitted permitted
            ? new String(permitted.content(), StandardCharsets.UTF_8)
            : "";
    List<String> elements = new ArrayList<>();
    if (!content.isEmpty()) {
      try {
        shapes(
            StrictJson.parse(content.getBytes(StandardCharsets.UTF_8), StrictJson.Limits.DOCUMENT),
            elements);
      } catch (JsonRefused unreadable) {
        throw new AssertionError(unreadable);
      }
    }
    for (String element : PolicyCase.texts(expect.path("leaves"))) {
      if (!elements.contains(element) && !content.contains(element)) {
        differences.add("does not leave: " + element);
      }
    }
    for (String element : PolicyCase.texts(expect.path("stays"))) {
      if (elements.contains(element) || content.contains(element)) {
        differences.add("leaves: " + element);
      }
    }
  }

  /**
   * {@code cp-child.birthDate}, {@code cp-alert} and labels of the document as {@code
   * label:REDACTED}.
   */
  private static void shapes(JsonNode bundle, List<String> elements) {
    bundle
        .path("meta")
        .path("security")
        .forEach(label -> elements.add("label:" + label.path("code").asText()));
    for (JsonNode entry : bundle.path("entry")) {
      String profile = entry.path("resource").path("meta").path("profile").path(0).asText();
      String name = profile.substring(profile.lastIndexOf('/') + 1);
      elements.add(name);
      entry
          .path("resource")
          .fieldNames()
          .forEachRemaining(member -> elements.add(name + "." + member));
      entry
          .path("resource")
          .path("meta")
          .path("security")
          .forEach(label -> elements.add(name + ".label:" + label.path("code").asText()));
      for (JsonNode section : entry.path("resource").path("section")) {
        String code = section.path("code").path("coding").path(0).path("code").asText();
        elements.add(
            "section:"
                + code
                + (section.has("emptyReason") ? ":withheld" : section.has("text") ? ":text" : ""));
      }
    }
  }
}
