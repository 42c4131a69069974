package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.world.SharedSources;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Draft;

@TestInstance(TestInstance.Lifecycle.PER_CLASS) // reads profiles and policy once
class StayedTest {
  private final CaseRun run;
  private final Policy policy;

  StayedTest() throws Exception {
    run = CaseRun.complete();
    policy = new Policy(run.version(), run.profile());
  }

  @TestFactory
  Stream<DynamicTest> what_is_silent_might_as_well_not_be_there() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (PolicyCase one : PolicyCase.all()) {
      if (one.expect().path("decision").asText().equals("permit")
          && one.request().record().format().equals("shared")
          && one.world(run.version()).approvals().isEmpty()) {
        tests.add(DynamicTest.dynamicTest(one.name(), () -> compare(one)));
      }
    }
    return tests.stream();
  }

  private void compare(PolicyCase one) throws Exception {
    Permitted before = decide(one);
    Permitted after =
        decide(one, read(Unspoken.without(one.request().toJson(), before.explanation())));
    assertThat(text(after)).isEqualTo(text(before));
    assertThat(after.explanation().asRecipientSees())
        .isEqualTo(before.explanation().asRecipientSees());
    assertThat(silentOfRecord(after)).isLessThan(Math.max(1, silentOfRecord(before)));
  }

  /** A statement that was not sent is of the request. */
  private static long silentOfRecord(Permitted permitted) {
    return permitted.stayed().silent().stream()
        .filter(one -> one.path().startsWith("Bundle."))
        .count();
  }

  @Test
  void a_silent_contact_beside_an_announced_one_changes_nothing() throws Exception {
    ObjectNode request = (ObjectNode) named("R08-32a-without-contact").request().toJson();
    Permitted one = decide(named("R08-32a-without-contact"), read(request));
    ObjectNode second =
        ((ArrayNode) request.at("/record/content/entry/1/resource/address")).addObject();
    second
        .put("city", "Quenziwatter")
        .put("country", "XC")
        .putArray("extension")
        .add(label("cp-whereabouts-child"))
        .add(label("cp-asylum"));
    Permitted two = decide(named("R08-32a-without-contact"), read(request));
    assertThat(text(one)).contains("data-absent-reason");
    assertThat(text(two)).isEqualTo(text(one));
    assertThat(two.stayed().silent()).hasSize(one.stayed().silent().size() + 1);
    assertThat(announced(two)).isEqualTo(announced(one));
  }

  @Test
  void an_element_with_nothing_but_silent_values_is_silent() throws Exception {
    PolicyCase without = named("R08-32a-without-contact");
    ObjectNode request = (ObjectNode) without.request().toJson();
    Permitted none = decide(without, read(removed(request, "/entry/1/resource/telecom")));
    ObjectNode telecom = request.deepCopy();
    ObjectNode contact = (ObjectNode) telecom.at("/record/content/entry/1/resource/telecom/0");
    contact.withArray("extension").add(label("cp-asylum"));
    Permitted labelled = decide(without, read(telecom));
    assertThat(announced(none)).doesNotContain("R08 cp-child.telecom");
    assertThat(announced(labelled)).isEqualTo(announced(none));
    assertThat(text(labelled)).isEqualTo(text(none));
  }

  @Test
  void a_resource_that_nothing_leads_to_was_not_released() throws Exception {
    Permitted permitted = decide(named("R08-32a-without-contact"));
    List<String> silent =
        permitted.explanation().elements().withheld().stream()
            .filter(row -> row.visible() == Explanation.Visible.SILENT)
            .map(Explanation.Withheld::path)
            .toList();
    assertThat(text(permitted)).doesNotContain("aldmark-children-services");
    assertThat(silent).contains("Bundle.entry[15].resource.name");
    assertThat(permitted.explanation().elements().released().toString())
        .doesNotContain("Bundle.entry[15]");
  }

  @Test
  void how_many_there_are_of_a_kind_is_not_announced() throws Exception {
    Permitted permitted = decide(named("R08-agreement-narrows"));
    assertThat(announced(permitted)).doesNotHaveDuplicates().isSorted();
    Stayed.Announced names =
        permitted.stayed().announced().stream()
            .filter(kind -> kind.path().equals("cp-related-person.name"))
            .findFirst()
            .orElseThrow();
    JsonNode values = names.values().reveal("test");
    assertThat(values).hasSizeGreaterThan(1);
    assertThat(values.findValuesAsText("path")).doesNotHaveDuplicates();
    assertThat(values.path(0).path("path").asText())
        .isEqualTo("Bundle.entry[2].resource(cp-related-person).name[0]");
  }

  @Test
  void a_statement_that_was_not_sent_stays_silently() throws Exception {
    Permitted permitted = decide(named("R27-no-narrative-on-consent"));
    assertThat(permitted.stayed().silent().getLast().path())
        .isEqualTo("Composition.section(situation)");
    assertThat(permitted.stayed().toString()).contains("<withheld element>");
  }

  @Test
  void a_picture_of_which_nothing_was_left_out_did_not_stay() throws Exception {
    PolicyCase released = named("R27-file-released");
    ObjectNode request = (ObjectNode) released.request().toJson();
    assertThat(fileStays(decide(released, read(request)))).isEqualTo("told,committed");
    ObjectNode file = (ObjectNode) request.at("/attachments/0");
    file.put("data", bare(text(decide(released))));
    Permitted bare = decide(released, read(request));
    assertThat(text(bare)).contains("DocumentReference");
    assertThat(fileStays(bare)).isEmpty();
  }

  private static String bare(String content) {
    int from = content.indexOf("iVBORw0KGgo");
    return content.substring(from, content.indexOf('"', from));
  }

  /** Where it is said of the one file that it is not all that leaves. */
  private static String fileStays(Permitted permitted) {
    boolean told =
        permitted.explanation().elements().transformed().stream()
            .anyMatch(one -> one.form().equals("metadata-stripped"));
    boolean committed =
        permitted.stayed().silent().stream().anyMatch(one -> one.path().equals("attachments[0]"));
    return told || committed ? (told ? "told," : "") + (committed ? "committed" : "") : "";
  }

  private static ObjectNode label(String code) {
    ObjectNode extension = JsonNodeFactory.instance.objectNode();
    extension.put(
        "url",
        "http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-inline-sec-label");
    extension
        .putObject("valueCoding")
        .put("system", "https://kinbridge.example/fhir/CodeSystem/cp-sensitivity")
        .put("code", code);
    return extension;
  }

  private static ObjectNode removed(ObjectNode request, String pointer) {
    ObjectNode less = request.deepCopy();
    int last = pointer.lastIndexOf('/');
    ((ObjectNode) less.at("/record/content" + pointer.substring(0, last)))
        .remove(pointer.substring(last + 1));
    return less;
  }

  private static PolicyCase named(String name) {
    return PolicyCase.all().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> announced(Permitted permitted) {
    return permitted.stayed().announced().stream()
        .map(kind -> kind.by() + " " + kind.path())
        .toList();
  }

  private Permitted decide(PolicyCase one) throws Exception {
    return decide(one, one.request());
  }

  private static Request read(JsonNode request) {
    return ((Reading.Accepted) Request.parse(request)).request();
  }

  private static String text(Permitted permitted) {
    return new String(permitted.content(), StandardCharsets.UTF_8);
  }

  private Permitted decide(PolicyCase one, Request request) throws Exception {
    JsonNode record = request.record().content().reveal("test");
    Checked checked = run.profile().check(new Draft(record, SharedSources.of(record)));
    if (!(checked instanceof Checked.Conforming conforming)) {
      throw new AssertionError(checked.toString());
    }
    Decision decision =
        policy.decide(
            conforming.record(),
            request,
            one.world(run.version()).around(request, Findings.none()).orElseThrow());
    assertThat(decision.explanation().toJson().path("missing")).isEmpty();
    return (Permitted) decision;
  }
}
