package org.kinbridge.policy.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.PersonHandle;

/** Reads one stated fact: the value must be one that this fact can take, "unknown" included. */
final class FactReader implements Members.ElementReader<Fact> {
  /** A fact whose source is not named is stated by the person who asks. */
  static final String ACTOR = "actor";

  private static final Set<String> YES_NO = Set.of("yes", "no", "unknown");
  private static final Set<String> PRESENCE = Set.of("confirmed", "reported", "no", "unknown");
  private static final Set<String> HEARD =
      Set.of(
          "direct",
          "interpreter",
          "child-advocate",
          "expert-report",
          "written",
          "not-heard-age",
          "not-heard-harm",
          "not-heard-declined",
          "unknown");

  /** A fact that is not listed is nobody's to state in a request. */
  private static final Map<Fact.Code, Set<String>> VALUES =
      Map.of(
          Fact.Code.SERIOUS_DANGER, YES_NO,
          Fact.Code.INTERNATIONAL_PROTECTION, YES_NO,
          Fact.Code.PRESENCE, PRESENCE,
          Fact.Code.CHILD_HEARD, HEARD);

  private static final Set<String> MEMBERS =
      Set.of("code", "of", "value", "state", "objection", "source", "assertedAt", "validUntil");

  private final List<Fault> faults;

  FactReader(List<Fault> faults) {
    this.faults = faults;
  }

  @Override
  public Optional<Fact> read(JsonNode value, String place) {
    Members fact = Members.of(value, place, faults, MEMBERS);
    Optional<Fact.Code> code = fact.neededCode("code", Fact.Code.class);
    Optional<PersonHandle> of = fact.neededValue("of", PersonHandle::new);
    Optional<String> stated = fact.neededText("value");
    Optional<NodeId> state = fact.shapedText("state", NodeId::new);
    Optional<String> objection = fact.text("objection");
    String source =
        fact.shapedText("source", text -> RequestReader.matching(text, "[a-z0-9][a-z0-9-]{0,62}"))
            .orElse(ACTOR);
    Optional<Instant> assertedAt = fact.instant("assertedAt");
    Optional<Instant> validUntil = fact.instant("validUntil");
    if (code.isEmpty() || of.isEmpty() || stated.isEmpty()) {
      return Optional.empty();
    }
    checkValue(fact, code.get(), stated.get());
    checkState(fact, code.get(), state);
    checkObjection(fact, code.get(), objection);
    if (source.equals("record")) {
      fact.wrong("source", "only the reading of a record states facts of the record");
    }
    return Optional.of(
        new Fact(
            code.get(), of.get(), stated.get(), state, objection, source, assertedAt, validUntil));
  }

  private static void checkValue(Members fact, Fact.Code code, String value) {
    Set<String> values = VALUES.getOrDefault(code, Set.of());
    if (values.isEmpty()) {
      fact.wrong("code", "only the reading of a record states this fact");
    } else if (!values.contains(value)) {
      fact.wrong("value", "not a value of this fact");
    }
  }

  private static void checkState(Members fact, Fact.Code code, Optional<NodeId> state) {
    if ((code == Fact.Code.PRESENCE) != state.isPresent()) {
      fact.wrong("state", "a presence names its state, and no other fact does");
    }
  }

  private static void checkObjection(Members fact, Fact.Code code, Optional<String> objection) {
    if (objection.isPresent() && code != Fact.Code.CHILD_HEARD) {
      fact.wrong("objection", "only the hearing of a child tells an objection");
    } else if (objection.isPresent() && !YES_NO.contains(objection.get())) {
      fact.wrong("objection", "yes, no or unknown is expected");
    }
  }
}
