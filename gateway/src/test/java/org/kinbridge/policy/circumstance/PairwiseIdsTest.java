package org.kinbridge.policy.circumstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class PairwiseIdsTest {
  @Test
  void a_pairwise_id_is_a_version_four_uuid_that_only_its_secret_makes() {
    byte[] secret = new byte[32];
    PairwiseIds ids = PairwiseIds.of(secret);
    UUID id = ids.id("child", "1");
    assertThat(id.version()).isEqualTo(4);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(ids.id("child", "1")).isEqualTo(id);
    assertThat(ids.id("child", "2").getMostSignificantBits())
        .isNotEqualTo(id.getMostSignificantBits());
    assertThat(ids.id("child", "2").getLeastSignificantBits())
        .isNotEqualTo(id.getLeastSignificantBits());
    assertThat(ids.id("chil", "d1")).isNotEqualTo(id);
    assertThat(ids.toString()).isEqualTo("PairwiseIds<pairwise secret>");
    secret[0] = 1;
    assertThat(ids.id("child", "1")).isEqualTo(id);
    assertThat(PairwiseIds.of(secret).id("child", "1")).isNotEqualTo(id);
    assertThatThrownBy(() -> PairwiseIds.of(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
