package org.kinbridge.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;

/** What a recall says. */
class RecallNoticeTest {
  private static final RecallNotice NOTICE =
      new RecallNotice(
          new MessageId(UUID.fromString("f79d6c04-049c-48d8-a0e9-66f0e79682d4")),
          Sha256.of("manifest"),
          Reason.CONSENT_WITHDRAWN);

  private static String content() {
    return new String(NOTICE.content(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void is_read_as_it_was_written_and_names_nothing_but_a_message_and_why() {
    assertThat(RecallNotice.read(NOTICE.content())).contains(NOTICE);
    assertThat(content())
        .isEqualTo(
            "{\"about\":[{\"identifier\":{\"system\":\"urn:ietf:rfc:3986\",\"value\":"
                + "\"urn:uuid:f79d6c04-049c-48d8-a0e9-66f0e79682d4\"}},"
                + "{\"identifier\":{\"system\":\"urn:ietf:rfc:3986\",\"value\":\"ni:///sha-256;"
                + Sha256.of("manifest").base64url()
                + "\"}}],\"category\":[{\"text\":\"consent-withdrawn\"}],"
                + "\"resourceType\":\"Communication\",\"status\":\"completed\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f79d6c04-049c-48d8-a0e9-66f0e79682d4|F79D6C04-049C-48D8-A0E9-66F0E79682D4",
        "f79d6c04-049c-48d8-a0e9-66f0e79682d4|f79d6c04",
        "f79d6c04-049c-48d8-a0e9-66f0e79682d4|not-a-uuid-not-a-uuid-not-a-uuid-not-",
        "urn:uuid:|",
        "ni:///sha-256;|ni:///sha-256;A",
        "consent-withdrawn|no-consent",
        "consent-withdrawn|anything",
        "completed|in-progress",
        "Communication|Bundle",
        "{\"about\"|{\"note\":\"she said\",\"about\"",
        "\"status\":|\"status\": "
      })
  void in_any_other_spelling_is_none(String change) {
    String[] fromTo = change.split("\\|", 2);
    assertThat(content()).contains(fromTo[0]);
    assertThat(RecallNotice.read(bytes(content().replace(fromTo[0], fromTo[1])))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "null", "{\"about\":[]}", "not json"})
  void that_is_something_else_is_none(String content) {
    assertThat(RecallNotice.read(bytes(content))).isEmpty();
  }

  @Test
  void says_no_reason_but_those_of_the_closed_list() {
    assertThatThrownBy(
            () -> new RecallNotice(NOTICE.message(), NOTICE.manifest(), Reason.WHEREABOUTS))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
