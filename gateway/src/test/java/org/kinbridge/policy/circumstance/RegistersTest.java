package org.kinbridge.policy.circumstance;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.kinbridge.disclosure.PersonHandle;

/** What stands about a case that may be the same child's counts for it too. */
class RegistersTest {
  private static final ChildRef CHILD = new ChildRef(new UUID(0, 1));
  private static final ChildRef OTHER = new ChildRef(new UUID(0, 2));
  private static final ChildRef THIRD = new ChildRef(new UUID(0, 3));
  private static final Registers NOTHING =
      new Registers(Map.of(), List.of(), List.of(), List.of(), List.of());

  private static Registers about(ChildRef child) {
    return new Registers(
        Map.of(new PersonHandle("#child"), child),
        List.of(),
        List.of(restriction(child)),
        List.of(Determination.erased(child)),
        List.of());
  }

  private static Restriction restriction(ChildRef child) {
    return new Restriction(
        "r-" + child.value(),
        child,
        Restriction.Kind.NO_CONTACT,
        Set.of(),
        Restriction.Elsewhere.NO,
        Restriction.Standing.NONE_KNOWN,
        Optional.empty());
  }

  @Test
  void what_protects_another_case_protects_the_child_and_nothing_else_is_taken_from_it() {
    Registers both = about(CHILD).beside(OTHER, about(OTHER)).beside(THIRD, NOTHING);
    assertThat(both.restrictions()).containsExactly(restriction(CHILD), restriction(OTHER));
    assertThat(both.determinations())
        .containsExactly(Determination.erased(CHILD), Determination.erased(OTHER));
    assertThat(both.resembling()).containsOnly(OTHER, THIRD);
    assertThat(both.children()).isEqualTo(about(CHILD).children());
  }

  @Test
  void a_decision_is_made_on_the_registers_it_is_given_and_on_all_else_as_before() {
    Authority sender = authority(AuthorityRole.CHILD_WELFARE);
    ConsentAge age = new ConsentAge(13, "XA", "law", LocalDate.EPOCH);
    Circumstances one =
        new Circumstances(
            new Parties(
                new Recipient(new NodeId("XA"), sender, "1"),
                new Sender(new NodeId("XC"), sender, authority(AuthorityRole.CENTRAL_AUTHORITY)),
                List.of()),
            NOTHING,
            Findings.none(),
            new ConsentAges(age, age),
            PairwiseIds.of(new byte[32]),
            new Moment(Instant.EPOCH, ZoneOffset.UTC));
    Circumstances other = one.at(Scale.MANY).with(about(CHILD));
    assertThat(other.registers()).isEqualTo(about(CHILD));
    assertThat(other.with(NOTHING)).isEqualTo(one.at(Scale.MANY));
  }

  private static Authority authority(AuthorityRole role) {
    return new Authority(new AuthorityId("xc-mosa"), "m", role);
  }
}
