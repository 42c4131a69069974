package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.request.Chosen;

/** A decision is one about the very text and the very file that a person chose. */
class EnclosedTest {
  private static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0};

  private static Retold with(String text, String base64, String title) {
    return Retold.danger()
        .request(
            "/statements",
            "[{'section': 'danger', 'language': 'en', 'text': '%s', 'writtenFor': 'xa-police', 'releasedBy': 'u-17'}]"
                .formatted(text))
        .request(
            "/attachments",
            "[{'id': '#photo', 'title': '%s', 'contentType': 'image/jpeg', 'data': '%s'}]"
                .formatted(title, base64));
  }

  private static String digest(Retold retold) throws Exception {
    return retold.decision().explanation().decisionDigest().hex();
  }

  @Test
  void tells_each_by_its_place_and_digest_whatever_became_of_it() throws Exception {
    Retold one = with("She hides.", "/9j/AA==", "a");
    assertThat(one.decision().explanation().enclosed())
        .containsExactly(
            new Chosen("/statements/0", Sha256.of("She hides.")),
            new Chosen("#photo", Sha256.of(PICTURE)));
    assertThat(one.decision().explanation().toJson().path("enclosed").toString())
        .isEqualTo(
            "[{\"source\":\"/statements/0\",\"sha256\":\"%s\"},{\"source\":\"#photo\",\"sha256\":\"%s\"}]"
                .formatted(Sha256.of("She hides.").hex(), Sha256.of(PICTURE).hex()));
  }

  @Test
  void another_text_or_another_file_is_another_decision() throws Exception {
    String one = digest(with("She hides.", "/9j/AA==", "a"));
    assertThat(digest(with("She hides.", "/9j/AA==", "a"))).isEqualTo(one);
    assertThat(digest(with("He hides.", "/9j/AA==", "a"))).isNotEqualTo(one);
    assertThat(digest(with("She hides.", "/9j/AQ==", "a"))).isNotEqualTo(one);
    assertThat(digest(with("She hides.", "/9j/AA==", "b"))).as("it never leaves").isEqualTo(one);
  }

  @Test
  void what_no_rule_was_asked_about_tells_them_too() throws Exception {
    Invented.Asked asked = with("She hides.", "/9j/AA==", "a").asked();
    Policy policy = new Policy(CaseRun.complete().version(), CaseRun.complete().profile());
    assertThat(policy.unaddressed(asked.request(), Reason.UNKNOWN_PARTNER).explanation().enclosed())
        .hasSize(2);
  }
}
