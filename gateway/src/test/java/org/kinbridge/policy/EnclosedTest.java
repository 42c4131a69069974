package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A decision is one about the very text and the very file that a person chose. */
class EnclosedTest {
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
  void another_text_or_another_file_is_another_decision() throws Exception {
    String one = digest(with("She hides.", "/9j/AA==", "a"));
    assertThat(digest(with("She hides.", "/9j/AA==", "a"))).isEqualTo(one);
    assertThat(digest(with("He hides.", "/9j/AA==", "a"))).isNotEqualTo(one);
    assertThat(digest(with("She hides.", "/9j/AQ==", "a"))).isNotEqualTo(one);
    assertThat(digest(with("She hides.", "/9j/AA==", "b"))).as("it never leaves").isEqualTo(one);
  }
}
