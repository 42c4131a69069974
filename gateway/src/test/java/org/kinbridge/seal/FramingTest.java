package org.kinbridge.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {
  private static final String SALT = "A".repeat(43);
  private static final String SALTS =
      "{\"content\":\"" + SALT + "\",\"exchange\":\"" + SALT + "\"}";

  private static final String OPENINGS = "{\"key\":\"" + SALT + "\",\"announced\":[],\"rest\":[]}";

  private static Optional<Framing.Message> read(String salts, String content) {
    String start =
        "{\"manifest\":{},\"salts\":%s,\"content\":\"%s\",\"openings\":%s,\"ledger\":\"owed\",\"pad\":\""
            .formatted(salts, content, OPENINGS);
    int pad = EnvelopeType.MESSAGE.sizes().getFirst() - start.length() - "\"}".length();
    return Framing.readMessage(
        (start + "0".repeat(pad) + "\"}").getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void reads_salts_and_content() {
    assertThat(read(SALTS, "{}"))
        .hasValueSatisfying(
            message -> {
              assertThat(message.content()).asString(StandardCharsets.UTF_8).isEqualTo("{}");
              assertThat(message.salts().content().revealSecret("test")).hasSize(32);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 42, 44, 86})
  void refuses_a_salt_that_is_not_32_bytes(int letters) {
    String other = "A".repeat(letters);
    assertThat(read("{\"content\":\"" + other + "\",\"exchange\":\"" + SALT + "\"}", "{}"))
        .isEmpty();
    assertThat(read("{\"content\":\"" + SALT + "\",\"exchange\":\"" + other + "\"}", "{}"))
        .isEmpty();
  }

  @Test
  void refuses_a_third_salt() {
    String more = SALTS.replace("}", ",\"third\":\"" + SALT + "\"}");
    assertThat(read(more, "{}")).isEmpty();
  }

  @Test
  void refuses_content_that_no_bytes_can_hold() {
    assertThat(read(SALTS, "\\ud83d\\ude00")).isPresent();
    assertThat(read(SALTS, "\\ud83d")).isEmpty();
  }
}
