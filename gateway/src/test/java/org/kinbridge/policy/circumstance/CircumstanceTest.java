package org.kinbridge.policy.circumstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;

/** What agreements, consents, orders, restrictions and determinations say of a day and a party. */
class CircumstanceTest {
  private static final NodeId ALDMARK = new NodeId("XA");
  private static final NodeId BORVANIA = new NodeId("XB");
  private static final NodeId CASSAR = new NodeId("XC");
  private static final AuthorityId CASW = new AuthorityId("xa-casw");
  private static final AuthorityId MOSA = new AuthorityId("xc-mosa");
  private static final AuthorityId POLICE = new AuthorityId("xa-police");
  private static final ChildRef CHILD =
      new ChildRef(UUID.fromString("00000000-0000-4000-8000-000000000001"));
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
  private static final Sha256 PAPER = Sha256.of("a paper");

  private static Agreement agreement(Set<NodeId> signed, LocalDate review) {
    return new Agreement(
        "xa-xc",
        Map.of(ALDMARK, Set.of(CASW), CASSAR, Set.of(MOSA)),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        new Agreement.Terms(1, 1, Agreement.Onward.NEVER),
        new Agreement.Validity(FIRST, Optional.of(LAST)),
        new Agreement.Standing(1, PAPER, review, signed));
  }

  @Test
  void an_agreement_covers_its_first_and_its_last_day() {
    Agreement.Validity year = new Agreement.Validity(FIRST, Optional.of(LAST));
    assertThat(year.covers(FIRST.minusDays(1))).isFalse();
    assertThat(year.covers(FIRST)).isTrue();
    assertThat(year.covers(LAST)).isTrue();
    assertThat(year.covers(LAST.plusDays(1))).isFalse();
    assertThat(new Agreement.Validity(FIRST, Optional.empty()).covers(LAST.plusYears(9))).isTrue();
    assertThat(new Agreement.Validity(FIRST, Optional.of(FIRST)).covers(FIRST)).isTrue();
    assertThatThrownBy(() -> new Agreement.Validity(FIRST, Optional.of(FIRST.minusDays(1))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_agreement_binds_when_both_signed_and_looked_at_it_in_time() {
    Agreement whole = agreement(Set.of(ALDMARK, CASSAR), LAST.minusDays(10));
    assertThat(whole.objection(LAST.minusDays(10))).isEmpty();
    assertThat(whole.isInForce(LAST.minusDays(10))).isTrue();
    assertThat(whole.objection(LAST.minusDays(9))).contains(Reason.AGREEMENT_REVIEW_OVERDUE);
    assertThat(whole.isInForce(LAST.minusDays(9))).isFalse();
    assertThat(whole.isInForce(FIRST.minusDays(1))).isFalse();
    assertThat(agreement(Set.of(ALDMARK), LAST).objection(FIRST))
        .contains(Reason.AGREEMENT_UNSIGNED);
    assertThat(agreement(Set.of(ALDMARK), LAST).isInForce(FIRST)).isFalse();
  }

  @Test
  void an_agreement_lists_each_authority_for_its_own_state() {
    Agreement agreement = agreement(Set.of(), LAST);
    assertThat(agreement.lists(CASSAR, MOSA, ALDMARK, CASW)).isTrue();
    assertThat(agreement.lists(ALDMARK, CASW, CASSAR, MOSA)).isTrue();
    assertThat(agreement.lists(CASSAR, CASW, ALDMARK, MOSA)).isFalse();
    assertThat(agreement.lists(CASSAR, MOSA, ALDMARK, POLICE)).isFalse();
    assertThat(agreement.lists(CASSAR, POLICE, ALDMARK, CASW)).isFalse();
    assertThat(agreement.lists(CASSAR, MOSA, BORVANIA, CASW)).isFalse();
    assertThat(agreement.lists(CASSAR, MOSA, CASSAR, MOSA)).isFalse();
  }

  @Test
  void an_agreement_has_two_parties_and_a_first_text() {
    assertThatThrownBy(() -> new Agreement.Standing(0, PAPER, LAST, Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
    Agreement whole = agreement(Set.of(), LAST);
    assertThatThrownBy(
            () ->
                new Agreement(
                    "x",
                    Map.of(ALDMARK, Set.of()),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    whole.terms(),
                    whole.validity(),
                    whole.standing()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Consent consent(String id, Giver by, Set<String> sameGiverAs) {
    return new Consent(
        id,
        CHILD,
        Consent.Capacity.ADULT_GUARDIAN,
        Consent.Answer.GIVEN,
        by,
        sameGiverAs,
        Consent.Informed.said("ti", "n-1"),
        ALDMARK,
        CASW,
        Set.of(Purpose.CARE),
        FIRST,
        FIRST,
        Instant.EPOCH,
        Optional.empty());
  }

  @Test
  void a_consent_names_one_recipient_and_its_purposes() {
    Consent consent = consent("c-1", new Giver.Child(), Set.of());
    assertThat(consent.names(ALDMARK, CASW, Purpose.CARE)).isTrue();
    assertThat(consent.names(BORVANIA, CASW, Purpose.CARE)).isFalse();
    assertThat(consent.names(ALDMARK, POLICE, Purpose.CARE)).isFalse();
    assertThat(consent.names(ALDMARK, CASW, Purpose.EDUCATION)).isFalse();
  }

  @Test
  void two_answers_are_one_persons_where_that_is_known() {
    Giver one = Giver.guardian("g-1");
    Giver some = Giver.guardian("unknown");
    Giver child = new Giver.Child();
    assertThat(one.is(Giver.guardian("g-1"))).isTrue();
    assertThat(one.is(Giver.guardian("g-2"))).isFalse();
    assertThat(some.is(some)).isFalse();
    assertThat(child.is(new Giver.Child())).isTrue();
    assertThat(child.is(one)).isFalse();
    assertThat(one.mayBe(Giver.guardian("g-2"))).isFalse();
    assertThat(one.mayBe(Giver.guardian("g-1"))).isTrue();
    assertThat(one.mayBe(some)).isTrue();
    assertThat(some.mayBe(one)).isTrue();
    assertThat(child.mayBe(some)).isFalse();
    assertThat(child.mayBe(new Giver.Child())).isTrue();
    assertThat(some.role()).isEqualTo(Giver.Role.GUARDIAN);
    assertThat(one.role()).isEqualTo(Giver.Role.GUARDIAN);
    assertThat(child.role()).isEqualTo(Giver.Role.CHILD);
    assertThatThrownBy(() -> new Giver.Guardian("unknown"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Giver.Guardian("two words"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_answer_of_an_unknown_guardian_is_of_whom_a_later_one_says() {
    Consent unknown = consent("c-1", Giver.guardian("unknown"), Set.of());
    Consent later = consent("c-2", Giver.guardian("g-1"), Set.of("c-1"));
    assertThat(later.isOfGiverOf(unknown)).isTrue();
    assertThat(consent("c-2", Giver.guardian("g-1"), Set.of()).isOfGiverOf(unknown)).isFalse();
    assertThat(consent("c-2", Giver.guardian("g-1"), Set.of("c-9")).isOfGiverOf(unknown)).isFalse();
    assertThat(consent("c-2", new Giver.Child(), Set.of("c-1")).isOfGiverOf(unknown)).isFalse();
    Consent named = consent("c-1", Giver.guardian("g-9"), Set.of());
    assertThat(later.isOfGiverOf(named)).isFalse();
    assertThat(consent("c-3", Giver.guardian("g-9"), Set.of()).isOfGiverOf(named)).isTrue();
  }

  @Test
  void none_unknown_and_undetermined_are_no_language_and_no_notice() {
    assertThat(Consent.Informed.said("ti", "n-1"))
        .isEqualTo(new Consent.Informed(Optional.of("ti"), Optional.of("n-1")));
    for (String none : List.of("none", " Unknown ", "und")) {
      assertThat(Consent.Informed.said(none, none))
          .isEqualTo(new Consent.Informed(Optional.empty(), Optional.empty()));
    }
  }

  @Test
  void a_consent_does_not_end_before_it_begins() {
    Consent day = consent("c-1", new Giver.Child(), Set.of());
    assertThatThrownBy(
            () ->
                new Consent(
                    "c-1",
                    CHILD,
                    day.capacity(),
                    day.answer(),
                    day.by(),
                    Set.of(),
                    day.informed(),
                    ALDMARK,
                    CASW,
                    Set.of(),
                    FIRST,
                    FIRST.minusDays(1),
                    Instant.EPOCH,
                    Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_consent_age_lies_between_six_and_twenty_one() {
    for (int years : List.of(6, 21)) {
      assertThat(new ConsentAge(years, "XA", "law", FIRST).years()).isEqualTo(years);
    }
    for (int years : List.of(5, 22)) {
      assertThatThrownBy(() -> new ConsentAge(years, "XA", "law", FIRST))
          .isInstanceOf(IllegalArgumentException.class);
    }
    ConsentAge low = new ConsentAge(13, "XA", "law", FIRST);
    ConsentAge high = new ConsentAge(15, "XC", "law", FIRST);
    for (ConsentAges ages : List.of(new ConsentAges(low, high), new ConsentAges(high, low))) {
      assertThat(ages.lowest()).isEqualTo(13);
      assertThat(ages.highest()).isEqualTo(15);
    }
  }

  private static Recipient recipient(NodeId node, AuthorityId id) {
    return new Recipient(node, new Authority(id, "name", AuthorityRole.CHILD_WELFARE), "1");
  }

  @Test
  void a_determination_concerns_its_state_or_its_authority() {
    Determination.Source source = new Determination.Source.NotNoted();
    Determination state =
        new Determination(
            CHILD, new Determination.Against.State(ALDMARK, Optional.empty()), source);
    assertThat(state.concerns(recipient(ALDMARK, CASW))).isTrue();
    assertThat(state.concerns(recipient(BORVANIA, CASW))).isFalse();
    Determination one =
        new Determination(
            CHILD, new Determination.Against.State(ALDMARK, Optional.of(CASW)), source);
    assertThat(one.concerns(recipient(ALDMARK, CASW))).isTrue();
    assertThat(one.concerns(recipient(ALDMARK, POLICE))).isFalse();
    assertThat(Determination.erased(CHILD).concerns(recipient(BORVANIA, CASW))).isTrue();
    assertThat(Determination.erased(CHILD).child()).isEqualTo(CHILD);
  }

  @Test
  void an_order_is_for_one_authority_until_it_ends_and_by_its_paper() {
    Order order =
        new Order(
            "o-1",
            CHILD,
            PAPER,
            new AuthorityId("xc-court"),
            new Order.Named(Set.of(), Set.of()),
            new Order.Addressed(ALDMARK, CASW),
            new Agreement.Validity(FIRST, Optional.of(FIRST)),
            new Order.Check.Confirmed());
    assertThat(order.isFor(recipient(ALDMARK, CASW))).isTrue();
    assertThat(order.isFor(recipient(ALDMARK, POLICE))).isFalse();
    assertThat(order.isFor(recipient(BORVANIA, CASW))).isFalse();
    assertThat(order.isInForce(FIRST)).isTrue();
    assertThat(order.isInForce(FIRST.plusDays(1))).isFalse();
    assertThat(order.isReferredTo("o-1", Optional.empty())).isTrue();
    assertThat(order.isReferredTo("o-1", Optional.of(PAPER))).isTrue();
    assertThat(order.isReferredTo("o-1", Optional.of(Sha256.of("another")))).isFalse();
    assertThat(order.isReferredTo("o-2", Optional.of(PAPER))).isFalse();
  }

  private static Restriction restriction(
      Restriction.Elsewhere elsewhere, Restriction.Standing standing) {
    return new Restriction(
        "r-1",
        CHILD,
        Restriction.Kind.NO_CONTACT,
        Set.of(BORVANIA),
        elsewhere,
        standing,
        Optional.empty());
  }

  @Test
  void who_is_not_known_to_be_out_of_reach_is_reachable() {
    Restriction known = restriction(Restriction.Elsewhere.NO, Restriction.Standing.NONE_KNOWN);
    assertThat(known.reachableThrough(BORVANIA)).isTrue();
    assertThat(known.reachableThrough(ALDMARK)).isFalse();
    assertThat(known.ofHolder().reachableThrough(ALDMARK)).isTrue();
    assertThat(known.ofHolder().standing()).isEqualTo(Restriction.Standing.PARTY_OR_HOLDER);
    for (Restriction.Elsewhere elsewhere :
        List.of(Restriction.Elsewhere.YES, Restriction.Elsewhere.UNKNOWN)) {
      assertThat(restriction(elsewhere, Restriction.Standing.NONE_KNOWN).reachableThrough(ALDMARK))
          .isTrue();
    }
    RestrictedPerson who = RestrictedPerson.named(List.of("A B"), Optional.of("1985"));
    assertThat(known.on(who).person()).contains(who);
    assertThat(known.on(who).id()).isEqualTo("r-1");
  }

  @Test
  void names_make_somebody_and_words_describe_somebody() {
    assertThat(RestrictedPerson.named(List.of("A"), Optional.empty()).certainty())
        .isEqualTo(RestrictedPerson.Certainty.NAMED);
    assertThat(RestrictedPerson.named(List.of(), Optional.empty()).certainty())
        .isEqualTo(RestrictedPerson.Certainty.DESCRIBED);
    assertThat(RestrictedPerson.described("the uncle").names().reveal("test"))
        .containsExactly("the uncle");
    assertThat(RestrictedPerson.described("the uncle").certainty())
        .isEqualTo(RestrictedPerson.Certainty.DESCRIBED);
  }

  @Test
  void circumstances_keep_all_but_what_is_changed() {
    Parties parties =
        new Parties(
            recipient(ALDMARK, CASW),
            new Sender(
                CASSAR,
                new Authority(MOSA, "m", AuthorityRole.CHILD_WELFARE),
                new Authority(MOSA, "m", AuthorityRole.CENTRAL_AUTHORITY)),
            List.of(agreement(Set.of(), LAST)));
    ConsentAge age = new ConsentAge(13, "XA", "law", FIRST);
    Circumstances one =
        new Circumstances(
            parties,
            new Registers(Map.of(), List.of(), List.of(), List.of(), List.of()),
            Findings.none(),
            new ConsentAges(age, age),
            PairwiseIds.of(new byte[32]),
            new Moment(Instant.EPOCH, ZoneOffset.UTC));
    Approval yes = new Approval(PAPER, "p", "p", Instant.EPOCH, Approval.Act.APPROVES);
    assertThat(one.now()).isEqualTo(Instant.EPOCH);
    assertThat(one.with(List.of(yes)).approvals()).containsExactly(yes);
    assertThat(one.with(List.of(yes)).at(Scale.MANY).approvals()).containsExactly(yes);
    assertThat(one.at(Scale.MANY).scale()).isEqualTo(Scale.MANY);
    assertThat(one.at(Scale.MANY).unagreed().scale()).isEqualTo(Scale.MANY);
    assertThat(one.unagreed().parties().agreements()).isEmpty();
    assertThat(one.unagreed().parties().recipient()).isEqualTo(parties.recipient());
  }

  @Test
  void codes_are_those_of_the_answer_and_the_files() {
    assertThat(Approval.Act.BREAKS_GLASS.code()).isEqualTo("break-glass");
    assertThat(Scale.MANY.code()).isEqualTo("many");
    assertThat(Agreement.Onward.NEVER.code()).isEqualTo("never");
    assertThat(Giver.Role.CHILD.code()).isEqualTo("child");
    assertThat(Restriction.Kind.NO_CONTACT.code()).isEqualTo("no-contact");
    assertThat(Restriction.Elsewhere.NO.code()).isEqualTo("no");
    assertThat(Consent.Capacity.NOT_SOUGHT.code()).isEqualTo("not-sought");
  }
}
