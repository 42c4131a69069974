package org.kinbridge.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Sha256;

class AnswerJsonTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private final Reviewer reviewer =
      new Reviewer(
          "https://login.xc.example", "sub-1", "u-40", "console", new AuthorityId("xc-mosa"));

  private Answer answer(Answer.Said said, Optional<String> why) {
    return new Answer(
        new DisclosureId(UUID.randomUUID()),
        said,
        Sha256.of("a decision"),
        reviewer,
        NOW,
        NOW.plus(Answer.LASTS),
        why);
  }

  @Test
  void an_answer_comes_back_as_it_was_registered() {
    for (Answer one :
        new Answer[] {
          answer(Answer.Said.YES, Optional.empty()), answer(Answer.Said.NO, Optional.of("no \"\n"))
        }) {
      assertThat(AnswerJson.read(AnswerJson.bytes(one))).isEqualTo(one);
    }
  }

  @Test
  void an_answer_prints_nothing_of_what_somebody_wrote() {
    assertThat(answer(Answer.Said.NO, Optional.of("the uncle asked")).toString())
        .doesNotContain("uncle")
        .doesNotContain("sub-1");
  }

  @Test
  void the_same_person_is_known_by_either_of_her_names() {
    Reviewer otherName =
        new Reviewer(reviewer.issuer(), "sub-1", "u-99", "console", reviewer.authority());
    Reviewer otherAccount =
        new Reviewer(reviewer.issuer(), "sub-2", "u-40", "console", reviewer.authority());
    Reviewer other = new Reviewer(reviewer.issuer(), "sub-2", "u-41", "x", reviewer.authority());
    assertThat(reviewer.isSamePerson(otherName)).isTrue();
    assertThat(reviewer.isSamePerson(otherAccount)).isTrue();
    assertThat(reviewer.isSamePerson(other)).isFalse();
  }

  @Test
  void who_asked_is_no_second_person_by_any_of_her_names_or_programs() {
    ClientId client = new ClientId("xc-mosa-casework");
    assertThat(FourEyes.check(reviewer, Set.of("u-11"), client)).isEqualTo(FourEyes.SECOND_PERSON);
    assertThat(FourEyes.check(reviewer, Set.of("u-40"), client)).isEqualTo(FourEyes.ASKED_HERSELF);
    assertThat(FourEyes.check(reviewer, Set.of("sub-1"), client)).isEqualTo(FourEyes.ASKED_HERSELF);
    assertThat(FourEyes.check(reviewer, Set.of(), new ClientId("console")))
        .isEqualTo(FourEyes.ASKED_BY_THAT_PROGRAM);
  }
}
