package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.circumstance.PairwiseIds;
import org.kinbridge.policy.circumstance.Registers;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.world.SharedSources;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Draft;
import org.kinbridge.profile.SharedRecord;

class PolicyPropertiesTest {
  private static final Pattern LONG_TOKEN =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private final CaseRun run;
  private final Policy policy;
  private final List<PolicyCase> permitted = new ArrayList<>();

  PolicyPropertiesTest() throws Exception {
    run = CaseRun.complete();
    policy = new Policy(run.version(), run.profile());
    for (PolicyCase one : PolicyCase.all()) {
      if (one.expect().path("decision").asText().equals("permit")
          && one.request().record().format().equals("shared")
          && one.world(run.version()).approvals().isEmpty()) {
        permitted.add(one);
      }
    }
  }

  @Provide
  Arbitrary<PolicyCase> cases() {
    return Arbitraries.of(permitted);
  }

  private record Setting(SharedRecord record, Request request, Circumstances circumstances) {}

  private Setting setting(PolicyCase one) throws Exception {
    Request request = one.request();
    JsonNode content = request.record().content().reveal("test");
    Circumstances circumstances =
        one.world(run.version()).around(request, Findings.none()).orElseThrow();
    return new Setting(checked(content), request, circumstances);
  }

  private SharedRecord checked(JsonNode content) {
    Checked checked = run.profile().check(new Draft(content, SharedSources.of(content)));
    assertThat(checked).isInstanceOf(Checked.Conforming.class);
    return ((Checked.Conforming) checked).record();
  }

  private static String content(Decision decision) {
    return decision instanceof Permitted permitted
        ? new String(permitted.content(), StandardCharsets.UTF_8)
        : "";
  }

  @Property(tries = 60)
  void a_value_in_a_withheld_element_never_leaves(
      @ForAll("cases") PolicyCase one, @ForAll int chosen) throws Exception {
    Setting before = setting(one);
    Decision decision = policy.decide(before.record(), before.request(), before.circumstances());
    List<String> places = new ArrayList<>();
    decision
        .explanation()
        .elements()
        .withheld()
        .forEach(element -> texts(before.record().tree(), element.path(), places));
    if (places.isEmpty()) {
      return;
    }
    String place = places.get(Math.floorMod(chosen, places.size()));
    JsonNode marked = before.record().tree().deepCopy();
    String canary = "Quenziwatter Olpheim";
    plant(marked, place, canary);
    Decision after = policy.decide(checked(marked), before.request(), before.circumstances());
    assertThat(content(after)).as(place).doesNotContain("Quenziwatter");
  }

  /** The pointers of the free texts below a withheld path. */
  private static void texts(JsonNode tree, String path, List<String> places) {
    if (!path.startsWith("Bundle.")) {
      return; // a statement of the request: the record does not hold it
    }
    String pointer =
        path.replaceFirst("^Bundle", "").replace('.', '/').replaceAll("\\[(\\d+)]", "/$1");
    walk(tree.at(pointer), pointer, places);
  }

  private static void walk(JsonNode node, String pointer, List<String> places) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      boolean free =
          Set.of("text", "valueString", "family").contains(member.getKey())
              && member.getValue().isTextual();
      if (free) {
        places.add(pointer + "/" + member.getKey());
      }
      walk(member.getValue(), pointer + "/" + member.getKey(), places);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      walk(node.get(i), pointer + "/" + i, places);
    }
  }

  /** Behind what stands there: a name or an address may be the very reason why it is withheld. */
  private static void plant(JsonNode tree, String pointer, String canary) {
    int last = pointer.lastIndexOf('/');
    ((ObjectNode) tree.at(pointer.substring(0, last)))
        .set(
            pointer.substring(last + 1),
            TextNode.valueOf(tree.at(pointer).textValue() + " " + canary));
  }

  private static final Set<String> NOTICE_OF_AN_EMPTIED_SECTION =
      Set.of(
          "generated",
          "withheld",
          "http://terminology.hl7.org/CodeSystem/list-empty-reason",
          "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Withheld</p></div>");

  @Property(tries = 60)
  void another_restriction_never_releases_more(
      @ForAll("cases") PolicyCase one,
      @ForAll Restriction.Kind kind,
      @ForAll Restriction.Elsewhere elsewhere)
      throws Exception {
    Setting before = setting(one);
    Registers held = before.circumstances().registers();
    List<Restriction> more = new ArrayList<>(held.restrictions());
    ChildRef child = held.children().values().iterator().next();
    more.add(
        new Restriction(
            "another",
            child,
            kind,
            Set.of(new NodeId("XB")),
            elsewhere,
            Restriction.Standing.NONE_KNOWN,
            Optional.of(RestrictedPerson.named(List.of("Nobody Atall"), Optional.empty()))));
    Circumstances stricter =
        with(
            before.circumstances(),
            new Registers(
                held.children(), held.consents(), more, held.determinations(), held.orders()),
            before.circumstances().ids());
    Set<String> then = released(policy.decide(before.record(), before.request(), stricter));
    Set<String> now =
        released(policy.decide(before.record(), before.request(), before.circumstances()));
    then.removeAll(NOTICE_OF_AN_EMPTIED_SECTION);
    assertThat(now).containsAll(then);
  }

  private static Circumstances with(Circumstances before, Registers registers, PairwiseIds ids) {
    return new Circumstances(
        before.parties(),
        registers,
        before.findings(),
        before.consentAges(),
        ids,
        before.moment(),
        before.approvals(),
        before.scale());
  }

  private static Set<String> released(Decision decision) throws Exception {
    Set<String> scalars = new HashSet<>();
    if (decision instanceof Permitted permitted) {
      scalars(StrictJson.parse(permitted.content(), StrictJson.Limits.DOCUMENT), scalars);
    }
    return scalars;
  }

  private static void scalars(JsonNode node, Set<String> found) {
    if (!node.isContainerNode()) {
      found.add(node.asText());
    }
    node.forEach(child -> scalars(child, found));
  }

  @Property(tries = 30)
  void the_same_arguments_give_the_same_answer(@ForAll("cases") PolicyCase one) throws Exception {
    Setting first = setting(one);
    Setting second = setting(one);
    Decision a = policy.decide(first.record(), first.request(), first.circumstances());
    Decision b =
        policy.decide(
            second.record(),
            Request.parse(first.request().toJson())
                    instanceof org.kinbridge.policy.request.Reading.Accepted(Request again)
                ? again
                : second.request(),
            second.circumstances());
    assertThat(a.explanation().decisionDigest()).isEqualTo(b.explanation().decisionDigest());
    assertThat(content(a)).isEqualTo(content(b));
  }

  @Property(tries = 30)
  void two_partners_share_no_id_of_the_same_child(@ForAll("cases") PolicyCase one)
      throws Exception {
    Setting setting = setting(one);
    Circumstances other =
        with(
            setting.circumstances(),
            setting.circumstances().registers(),
            PairwiseIds.of(Sha256.of("another partner").bytes()));
    Set<String> here =
        tokens(
            content(policy.decide(setting.record(), setting.request(), setting.circumstances())));
    Set<String> there = tokens(content(policy.decide(setting.record(), setting.request(), other)));
    Set<String> home = tokens(setting.record().tree().toString());
    assertThat(here)
        .isNotEmpty()
        .doesNotContainAnyElementsOf(there)
        .doesNotContainAnyElementsOf(home);
  }

  private static Set<String> tokens(String content) {
    Set<String> tokens = new HashSet<>();
    Matcher matcher = LONG_TOKEN.matcher(content);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }
}
