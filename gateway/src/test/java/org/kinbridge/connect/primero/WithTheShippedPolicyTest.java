package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.connect.NoAnswer;
import org.kinbridge.flow.trial.Rehearsal;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.pack.PolicyRefused;
import org.kinbridge.policy.world.WorldRefused;

/**
 * The shipped map and policy decide about the shipped sample case, as a form makes it a request.
 */
class WithTheShippedPolicyTest {
  private static Rehearsal rehearsal;
  @TempDir Path folder;
  private Ministry ministry;
  private ObjectNode record;

  @BeforeAll
  static void load() throws PolicyRefused {
    rehearsal = Rehearsal.load(folderNamed("kinbridge.profiles"));
  }

  private static Path folderNamed(String property) {
    return Path.of(System.getProperty(property)).toAbsolutePath().normalize();
  }

  @BeforeEach
  void found() throws IOException, JsonRefused {
    ministry = new Ministry(folder);
    ministry.node.policy = this::decide;
    record =
        (ObjectNode)
            StrictJson.parse(
                    Files.readAllBytes(
                        folderNamed("kinbridge.profiles")
                            .resolve("national/primero-v2/sample-case.json")),
                    StrictJson.Limits.DOCUMENT)
                .path("data");
  }

  private ObjectNode decide(JsonNode request) {
    try {
      String world =
          Files.readString(
                  folderNamed("kinbridge.conformance").resolve("policy/worlds/cassar.yaml"))
              .replace("now: 2026-04-10T09:30:00Z", "now: 2026-11-22T10:00:00Z")
              .replace("end: 2026-09-01", "end: 2027-09-01");
      ObjectNode unexpecting = request.deepCopy();
      unexpecting.remove("expect");
      Path file = Files.writeString(folder.resolve("world.yaml"), world);
      return switch (rehearsal.decide(file, unexpecting)) {
        case Rehearsal.Result.Decided decided -> decided.answer().deepCopy();
        case Rehearsal.Result.Unreadable(var faults) -> throw new AssertionError(faults);
      };
    } catch (IOException | WorldRefused broken) {
      throw new AssertionError(broken);
    }
  }

  private UUID refer() throws NoAnswer {
    UUID caseId = ministry.primero.open(record);
    UUID referral = ministry.primero.refer(caseId, "family_seunification_service");
    ministry.look();
    return referral;
  }

  private void fillIn() {
    record.put("kinbridge_stated_on", "2026-11-21");
    record.put("kinbridge_heard", "with_interpreter").put("kinbridge_objects", "no");
    record.put("kinbridge_protection", "yes");
  }

  @Test
  void asks_the_case_worker_what_the_record_leaves_open() throws NoAnswer {
    fillIn();
    UUID referral = refer();

    assertThat(ministry.primero.reason(referral))
        .startsWith("On hold: nothing was sent.")
        .contains("[protection_concerns/0]")
        .contains("[disclosure_deny_details]");
    assertThat(ministry.node.kept).isEmpty();
  }

  @Test
  void permits_it_when_the_form_answers() throws NoAnswer {
    fillIn();
    record.put("kinbridge_trafficked", "trafficked");
    record.put("kinbridge_withholding", "He is not in Aldmark");
    UUID referral = refer();

    assertThat(ministry.primero.reason(referral)).isEmpty();
    assertThat(ministry.node.sent(referral)).isPresent();
  }

  /** No reason why nothing needs to be withheld: the uncle himself is named instead. */
  @Test
  void permits_it_when_the_relative_is_restricted_and_tells_him_nothing() throws NoAnswer {
    fillIn();
    record.put("kinbridge_trafficked", "trafficked");
    ObjectNode uncle = (ObjectNode) record.at("/family_details_section/2");
    assertThat(uncle.path("relation").asText()).isEqualTo("uncle");
    uncle.put("kinbridge_restricted", "not_where");
    UUID referral = refer();

    assertThat(ministry.primero.reason(referral)).isEmpty();
    JsonNode decision = decide(ministry.node.sent(referral).orElseThrow());
    assertThat(decision.path("withheld").toString())
        .contains("\"by\":\"R11\"")
        .contains("/data/record/address_current");
  }

  /**
   * The names of its fields hold words that are watched in a record: there, they would be asked.
   */
  @Test
  void the_fields_of_the_form_are_not_read_as_the_record() throws NoAnswer {
    ministry =
        new Ministry(new SetUp(folder).with("kinbridge_protection", "kinbridge_danger_of_return"));
    ministry.node.policy = this::decide;
    fillIn();
    record.set("kinbridge_danger_of_return", record.remove("kinbridge_protection"));
    record.put("kinbridge_trafficked", "trafficked");
    record.put("kinbridge_withholding", "He is not in Aldmark");

    assertThat(ministry.node.sent(refer())).isPresent();
  }

  @Test
  void consent_that_was_overridden_in_primero_is_none() throws NoAnswer {
    fillIn();
    record.put("kinbridge_trafficked", "trafficked");
    record.put("kinbridge_withholding", "He is not in Aldmark");
    UUID caseId = ministry.primero.open(record);
    UUID referral = ministry.primero.refer(caseId, "family_seunification_service");
    ministry.primero.referral(referral).put("consent_overridden", true);
    ministry.look();

    assertThat(ministry.primero.reason(referral))
        .isEqualTo("Not sent. A tick in the record refuses what consent is needed for.");
  }
}
