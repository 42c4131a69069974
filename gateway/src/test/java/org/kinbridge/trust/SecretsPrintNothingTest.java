package org.kinbridge.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.kinbridge.trust.key.SecretBytes;

class SecretsPrintNothingTest {
  private final AnyNode node = AnyNode.of("XC");

  @Test
  void whoever_prints_a_secret_prints_its_kind() {
    assertThat(node.material.toString()).isEqualTo("<key material of XC>");
    assertThat(node.material.rows().toString()).isEqualTo("<secret>");
    assertThat(node.material.signing().getFirst().pair().toString()).isEqualTo("<key pair>");
    assertThat(node.material.log().toString()).isEqualTo("<log key>");
    assertThat(node.material.tls().toString()).isEqualTo("<tls identity>");
    assertThat(node.keystore.rows().toString()).isEqualTo("<secret>");
  }

  @Test
  void whoever_serialises_a_key_fails() throws Exception {
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      assertThatThrownBy(() -> out.writeObject(node.keystore.rows()))
          .isInstanceOf(NotSerializableException.class);
    }
  }

  @Test
  void a_closed_keystore_gives_nothing_more() {
    var rows = node.keystore.rows();
    node.keystore.close();
    assertThatThrownBy(rows::getEncoded).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> node.material.rows().revealSecret("test"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_secret_takes_its_array_over_and_gives_copies() {
    byte[] bytes = {1, 2, 3};
    SecretBytes secret = SecretBytes.take(bytes);
    secret.revealSecret("test")[0] = 9;
    assertThat(secret.revealSecret("test")).containsExactly(1, 2, 3);
    secret.close();
    assertThat(bytes).containsOnly(0);
  }
}
