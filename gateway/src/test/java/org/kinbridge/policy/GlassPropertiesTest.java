package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
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
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.circumstance.Approval;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.situation.Danger;
import org.kinbridge.policy.world.SharedSources;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Draft;
import org.kinbridge.profile.SharedRecord;

/** What a broken glass may do to what leaves: less than an agreement would, never more. */
class GlassPropertiesTest {
  private record Setting(SharedRecord record, Request request, Circumstances circumstances) {}

  private static final List<Setting> DANGERS = new ArrayList<>();
  private static Policy policy;

  @BeforeContainer
  static void load() throws Exception {
    CaseRun run = CaseRun.complete();
    policy = new Policy(run.version(), run.profile());
    for (PolicyCase one : PolicyCase.all()) {
      Request request = one.request();
      if (Danger.is(request.purpose(), request.legalBasis())
          && request.record().format().equals("shared")) {
        JsonNode content = request.record().content().reveal("test");
        Checked checked = run.profile().check(new Draft(content, SharedSources.of(content)));
        Optional<Circumstances> around = one.world(run.version()).around(request, Findings.none());
        if (checked instanceof Checked.Conforming(SharedRecord record) && around.isPresent()) {
          DANGERS.add(new Setting(record, request, around.get().with(List.of())));
        }
      }
    }
    assertThat(DANGERS).hasSizeGreaterThan(20);
  }

  @AfterContainer
  static void let_go() {
    DANGERS.clear();
  }

  @Provide
  Arbitrary<Setting> dangers() {
    return Arbitraries.of(DANGERS);
  }

  @Provide
  Arbitrary<Restriction> restrictions() {
    return net.jqwik.api.Combinators.combine(
            Arbitraries.of(Restriction.Kind.values()),
            Arbitraries.of(Restriction.Elsewhere.values()),
            Arbitraries.of(Restriction.Standing.values()),
            Arbitraries.of("XA", "XB"),
            Arbitraries.of("Nobody Atall", "Goitom Desta", "Bereket Alem", "Mihret Desta Haddis"))
        .as(
            (kind, elsewhere, standing, through, name) ->
                new Restriction(
                    "another",
                    new ChildRef(new java.util.UUID(0, 0)),
                    kind,
                    Set.of(new NodeId(through)),
                    elsewhere,
                    standing,
                    Optional.of(RestrictedPerson.named(List.of(name), Optional.empty()))));
  }

  private Decision decided(Setting setting, Circumstances circumstances) {
    return policy.decide(setting.record(), setting.request(), circumstances);
  }

  /** One person lets go whatever is held, if she may. */
  private Decision broken(Setting setting, Circumstances circumstances) {
    Decision before = decided(setting, circumstances);
    return before instanceof Held held
        ? decided(
            setting,
            circumstances.with(
                List.of(
                    new Approval(
                        held.explanation().decisionDigest(),
                        "night",
                        "night",
                        circumstances.now().plus(Duration.ofHours(24)),
                        Approval.Act.BREAKS_GLASS))))
        : before;
  }

  private static Circumstances restricted(Circumstances before, List<Restriction> more) {
    ChildRef child = before.registers().children().values().iterator().next();
    return Restricted.besides(before, more.stream().map(one -> Restricted.of(child, one)).toList());
  }

  /** Of the record: that something is withheld, a document may say more often. */
  private static Set<String> released(Setting setting, Decision decision) throws Exception {
    Set<String> scalars = new HashSet<>();
    if (decision instanceof Permitted permitted) {
      scalars(StrictJson.parse(permitted.content(), StrictJson.Limits.DOCUMENT), scalars);
    }
    Set<String> recorded = new HashSet<>();
    scalars(setting.record().tree(), recorded);
    scalars.retainAll(recorded);
    return scalars;
  }

  private static void scalars(JsonNode node, Set<String> found) {
    if (!node.isContainerNode()) {
      found.add(node.asText());
    }
    node.forEach(child -> scalars(child, found));
  }

  @Property(tries = 100)
  void another_restriction_never_releases_more_glass_or_not(
      @ForAll("dangers") Setting setting,
      @ForAll @Size(min = 1, max = 3) List<@net.jqwik.api.From("restrictions") Restriction> more)
      throws Exception {
    Circumstances unagreed = setting.circumstances().unagreed();
    for (Circumstances around : List.of(setting.circumstances(), unagreed)) {
      Circumstances stricter = restricted(around, more);
      Circumstances answered = Restricted.answered(decided(setting, around), around);
      assertThat(released(setting, decided(setting, answered)))
          .containsAll(released(setting, decided(setting, stricter)));
      assertThat(released(setting, broken(setting, answered)))
          .containsAll(released(setting, broken(setting, stricter)));
    }
  }

  @Property(tries = 40)
  void nothing_leaves_without_an_agreement_before_a_person_acts(
      @ForAll("dangers") Setting setting) {
    assertThat(decided(setting, setting.circumstances().unagreed()))
        .isNotInstanceOf(Permitted.class);
  }

  @Property(tries = 40)
  void what_is_refused_with_an_agreement_no_glass_lets_go(@ForAll("dangers") Setting setting) {
    Decision agreed = decided(setting, setting.circumstances());
    Decision alone = broken(setting, setting.circumstances().unagreed());
    boolean forAnotherReason =
        agreed instanceof Refused refused && refused.reason() != Reason.NO_AGREEMENT;
    if (forAnotherReason) {
      assertThat(alone).isInstanceOf(Refused.class);
    }
  }

  /** That some of them are let go at all: a property over nothing holds. */
  @net.jqwik.api.Example
  void some_dangers_are_let_go_by_a_glass_and_by_nothing_else() {
    long letGo =
        DANGERS.stream()
            .filter(one -> broken(one, one.circumstances().unagreed()) instanceof Permitted)
            .count();
    assertThat(letGo).isGreaterThan(5);
  }
}
