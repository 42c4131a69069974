package org.kinbridge.policy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is read of a file that is not in it. */
class BytesTest {
  @Test
  void nothing_is_always_there() throws Exception {
    Bytes file = new Bytes(new byte[3]);
    file.skip(3);
    file.need(0);
    assertThat(file.copy(0, 0)).isEmpty();
    assertThat(file.letters(0, 0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
  void more_than_there_is_is_refused(int length) {
    Bytes file = new Bytes(new byte[3]);
    assertThatThrownBy(() -> file.skip(length)).isInstanceOf(FileRefused.class);
    assertThatThrownBy(() -> file.copy(0, length)).isInstanceOf(FileRefused.class);
    assertThatThrownBy(() -> file.letters(0, length)).isInstanceOf(FileRefused.class);
    assertThat(file.at()).isZero();
  }
}
