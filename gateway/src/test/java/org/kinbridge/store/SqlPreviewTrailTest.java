package org.kinbridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kinbridge.access.AnyClient;
import org.kinbridge.access.PreviewTrail;
import org.kinbridge.access.PreviewTrail.Asked;
import org.kinbridge.access.PreviewTrail.Verdict;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.store.database.TestDatabase;

/** Five grounds for one case within a day are one too many; five looks on one ground are not. */
final class SqlPreviewTrailTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private final PreviewTrail trail =
      new PreviewTrail(
          new SqlPreviewTrail(DATABASE.open()),
          new SecretKeySpec(
              "a key of thirty-two bytes, or so.".getBytes(StandardCharsets.US_ASCII),
              "HmacSHA256"));

  @BeforeEach
  void empty() {
    DATABASE.asSuperuser("TRUNCATE preview_trail");
  }

  private Verdict preview(String reference, String ground, Instant at) {
    return preview(reference, "record of " + reference, ground, at);
  }

  private Verdict preview(String reference, String record, String ground, Instant at) {
    Asked asked =
        new Asked(
            child(reference),
            Sha256.of(record),
            new NodeId("XA"),
            new AuthorityId("xa-central-authority"),
            List.of(ground, "consent"));
    return trail.note(AnyClient.ofMosa(), asked, at);
  }

  private static ChildRef child(String reference) {
    return new ChildRef(UUID.nameUUIDFromBytes(reference.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void a_new_reference_for_each_ground_does_not_hide_one_record() {
    for (String ground : List.of("CPCARE", "CPREUNIF", "CPGUARD", "CPEMERG")) {
      assertThat(preview("case " + ground, "one record", ground, NOW)).isEqualTo(Verdict.ORDINARY);
    }
    assertThat(preview("fifth", "one record", "CPTRACE", NOW)).isEqualTo(Verdict.TRIES_GROUNDS);
  }

  @Test
  void a_changed_record_for_each_ground_does_not_hide_one_case() {
    for (String ground : List.of("CPCARE", "CPREUNIF", "CPGUARD", "CPEMERG")) {
      assertThat(preview("case", "record " + ground, ground, NOW)).isEqualTo(Verdict.ORDINARY);
    }
    assertThat(preview("case", "fifth", "CPTRACE", NOW)).isEqualTo(Verdict.TRIES_GROUNDS);
  }

  @Test
  void the_fifth_ground_is_noticed_and_every_one_after_it() {
    for (String ground : List.of("CPCARE", "CPREUNIF", "CPGUARD", "CPEMERG")) {
      assertThat(preview("case", ground, NOW)).isEqualTo(Verdict.ORDINARY);
    }
    assertThat(preview("case", "CPTRACE", NOW)).isEqualTo(Verdict.TRIES_GROUNDS);
    assertThat(preview("case", "CPTRACE", NOW)).isEqualTo(Verdict.TRIES_GROUNDS);
  }

  @Test
  void the_same_ground_may_be_looked_at_again_and_again() {
    for (int i = 0; i < 10; i++) {
      assertThat(preview("case", "CPCARE", NOW)).isEqualTo(Verdict.ORDINARY);
    }
  }

  @Test
  void five_cases_are_five_cases() {
    for (String reference : List.of("a", "b", "c", "d", "e", "f")) {
      assertThat(preview(reference, "ground of " + reference, NOW)).isEqualTo(Verdict.ORDINARY);
    }
  }

  @Test
  void yesterday_is_forgotten() {
    for (String ground : List.of("CPCARE", "CPREUNIF", "CPGUARD", "CPEMERG")) {
      preview("case", ground, NOW);
    }
    assertThat(preview("case", "CPTRACE", NOW.plus(Duration.ofHours(25))))
        .isEqualTo(Verdict.ORDINARY);
    assertThat(DATABASE.ask("SELECT count(*) FROM preview_trail"))
        .as("one of the case and one of the record")
        .isEqualTo("2");
  }

  @Test
  void the_rows_do_not_hold_what_was_asked() {
    preview("a-very-distinct-reference", "CPCARE", NOW);
    assertThat(DATABASE.ask("SELECT encode(about || ground, 'escape') FROM preview_trail"))
        .doesNotContain("distinct")
        .doesNotContain("CPCARE");
  }
}
