package org.kinbridge.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ClientId;

/** Who is a second person, by whichever name and in whichever capitals systems call her. */
class FourEyesTest {
  private static final ClientId CLIENT = new ClientId("xc-mosa");

  private static Reviewer called(String subject, String userRef) {
    return new Reviewer(
        "https://login.xc.example", subject, userRef, "console", new AuthorityId("xc-mosa"));
  }

  private static FourEyes check(String subject, String userRef, String... people) {
    return FourEyes.check(called(subject, userRef), Set.of(people), CLIENT);
  }

  @Test
  void whoever_the_request_names_is_none_in_whichever_capitals_the_provider_writes_her() {
    assertThat(check("sub-1", "U-40", "u-40")).isEqualTo(FourEyes.ASKED_HERSELF);
    assertThat(check("U-40", "other", "u-40")).isEqualTo(FourEyes.ASKED_HERSELF);
    assertThat(check("sub-1", "u-41", "u-40")).isEqualTo(FourEyes.SECOND_PERSON);
  }

  @Test
  void one_name_in_two_spellings_is_one_person() {
    assertThat(called("sub-1", "u-40").isSamePerson(called("sub-2", "U-40"))).isTrue();
    assertThat(called("sub-1", "u-40").isSamePerson(called("sub-1", "u-41"))).isTrue();
    assertThat(called("sub-1", "u-40").isSamePerson(called("sub-2", "u-41"))).isFalse();
  }
}
