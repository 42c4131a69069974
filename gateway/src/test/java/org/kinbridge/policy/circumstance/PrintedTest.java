package org.kinbridge.policy.circumstance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Sha256;

/** What was printed is a finding like another, and tells nothing of itself. */
class PrintedTest {
  private static final byte[] PAGE = {1, 2, 3};
  private static final Printed PRINTED = Printed.of(Sha256.of("order"), List.of(PAGE));

  @Test
  void holds_the_pages_of_one_file() {
    assertThat(PRINTED.file()).isEqualTo(Sha256.of("order"));
    assertThat(PRINTED.pages("test")).containsExactly(PAGE);
    assertThat(PRINTED.toString()).doesNotContain("[B", "1, 2");
  }

  @Test
  void joins_what_else_was_found() {
    StayedHome home = new StayedHome("/a", "unmapped");
    Findings found = new Findings(List.of(), new ArrayList<Fact>(), List.of(home));
    assertThat(found.printed()).isEmpty();
    Findings printed = found.with(List.of(PRINTED));
    assertThat(printed.printed()).containsExactly(PRINTED);
    assertThat(printed.stayedHome()).containsExactly(home);
  }
}
