package org.kinbridge.flow.standing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.standing.RegistrationReader.Read;

/** Whose answer a consent is must be said, and "unknown" is a way to say it. */
class RegistrationReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private static ObjectNode consent(Consumer<ObjectNode> change) {
    ObjectNode consent = JsonNodeFactory.instance.objectNode();
    consent.putObject("child").put("system", "xc-primero").put("localId", "case-1");
    consent.put("capacity", "adult-guardian").put("given", true).put("by", "guardian");
    consent.put("giver", "g-1").put("language", "ti").put("notice", "n-1");
    consent.putObject("recipient").put("node", "XA").put("authority", "xa-casw");
    consent.putArray("purposes").add("CPCARE");
    consent.putObject("period").put("start", "2026-11-01").put("end", "2027-10-31");
    consent.put("recordedBy", "u-11");
    change.accept(consent);
    return consent;
  }

  private static List<Fault> faults(Consumer<ObjectNode> change) {
    return switch (RegistrationReader.consent(consent(change).toString().getBytes(UTF_8))) {
      case Read.Sound sound -> List.of();
      case Read.Faulty faulty -> faulty.faults();
    };
  }

  private static Registration stored(JsonNode body) {
    return new Registration(
        UUID.randomUUID(),
        1,
        new ChildRef(new UUID(0, 1)),
        Registration.Kind.CONSENT,
        new AuthorityId("xc-mosa"),
        true,
        NOW,
        RegistrationReader.stored(body, NOW));
  }

  private static void isAt(List<Fault> faults, Reason reason, String place) {
    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst().reason()).isEqualTo(reason);
    assertThat(faults.getFirst().place()).isEqualTo(place);
  }

  @Test
  void a_guardian_is_named_or_said_to_be_unknown() {
    assertThat(faults(consent -> {})).isEmpty();
    assertThat(faults(consent -> consent.put("giver", "unknown"))).isEmpty();
    isAt(faults(consent -> consent.remove("giver")), Reason.MISSING_MEMBER, "/giver");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "two words",
        "-g",
        "a-very-long-name-that-is-no-handle-any-more-because-it-tells-a-story"
      })
  void a_guardian_is_named_by_one_short_word(String name) {
    isAt(faults(consent -> consent.put("giver", name)), Reason.INVALID_VALUE, "/giver");
  }

  @Test
  void a_child_is_not_named_because_there_is_one() {
    assertThat(faults(consent -> consent.put("by", "child").remove("giver"))).isEmpty();
    isAt(faults(consent -> consent.put("by", "child")), Reason.INVALID_VALUE, "/giver");
    isAt(
        faults(
            consent -> {
              consent.put("by", "child").remove("giver");
              consent.putArray("sameGiverAs").add(UUID.randomUUID().toString());
            }),
        Reason.INVALID_VALUE,
        "/sameGiverAs");
  }

  @Test
  void an_earlier_answer_of_the_same_guardian_is_an_id() {
    isAt(
        faults(consent -> consent.putArray("sameGiverAs").add("the first one")),
        Reason.INVALID_VALUE,
        "/sameGiverAs/0");
  }

  @Test
  void only_an_answer_of_an_unnamed_guardian_of_this_child_can_be_given_a_giver_later() {
    Registration unnamed = stored(consent(consent -> consent.put("giver", "unknown")));
    Registration named = stored(consent(consent -> {}));
    Registration ofTheChild =
        stored(consent(consent -> consent.put("by", "child").remove("giver")));
    List<Registration> known = List.of(unnamed, named, ofTheChild);
    JsonNode later =
        consent(
            consent ->
                consent
                    .putArray("sameGiverAs")
                    .add(unnamed.id().toString())
                    .add(named.id().toString())
                    .add(ofTheChild.id().toString())
                    .add(UUID.randomUUID().toString()));
    assertThat(RegistrationReader.strangers(later, known))
        .extracting(Fault::place)
        .containsExactly("/sameGiverAs/1", "/sameGiverAs/2", "/sameGiverAs/3");
  }

  @Test
  void the_day_of_an_answer_is_a_day_and_a_reference_one_word() {
    assertThat(faults(consent -> consent.put("saidOn", "2026-11-02"))).isEmpty();
    assertThat(faults(consent -> consent.put("reference", "primero:0f1e-22"))).isEmpty();
    isAt(faults(consent -> consent.put("saidOn", "2026-11-31")), Reason.INVALID_VALUE, "/saidOn");
    isAt(faults(consent -> consent.put("reference", "row 7")), Reason.INVALID_VALUE, "/reference");
  }
}
