package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.world.SharedSources;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Draft;
import org.kinbridge.profile.SharedRecord;

/** Whatever is restricted besides, no scalar leaves that did not leave before: not only words. */
class RestrictionPropertiesTest {
  private final CaseRun run;
  private final Policy policy;
  private final List<PolicyCase> permitted = new ArrayList<>();

  RestrictionPropertiesTest() throws Exception {
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
    Restriction more =
        new Restriction(
            "another",
            before.circumstances().registers().children().values().iterator().next(),
            kind,
            Set.of(new NodeId("XB")),
            elsewhere,
            Restriction.Standing.NONE_KNOWN,
            Optional.of(RestrictedPerson.named(List.of("Nobody Atall"), Optional.empty())));
    Circumstances stricter = Restricted.besides(before.circumstances(), List.of(more));
    Set<String> then = released(policy.decide(before.record(), before.request(), stricter));
    Set<String> now =
        released(policy.decide(before.record(), before.request(), before.circumstances()));
    then.removeAll(NOTICE_OF_AN_EMPTIED_SECTION);
    assertThat(now).containsAll(then);
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
}
