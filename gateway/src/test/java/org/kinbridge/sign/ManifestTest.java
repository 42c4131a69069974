package org.kinbridge.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.Ground;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.trust.AnyNode;

class ManifestTest {
  private static Manifest under(String agreement) {
    return AnySignedMessage.manifest(Sha256.of("content"), AnyNode.NOW, Ground.agreed(agreement));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xa-xc", "A", "2026.1_care"})
  void names_an_agreement_by_its_short_id(String agreement) {
    assertThat(under(agreement).ground().agreement()).contains(agreement);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-xa", "xa xc", "https://node.xa.example/agreement", "xa\n"})
  void is_none_with_anything_else_in_its_place(String agreement) {
    assertThatThrownBy(() -> under(agreement)).isInstanceOf(IllegalArgumentException.class);
  }
}
