package org.kinbridge.policy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.circumstance.Printed;
import org.kinbridge.policy.request.Attachment;
import org.kinbridge.policy.request.Attachment.Type;
import org.kinbridge.policy.request.FileContent;

/** What holds of every file, however damaged. */
class CleaningTest {
  private static final int TRIES = 4_000;

  private static Attachment file(Type type, byte[] bytes) {
    return new Attachment(
        "#a",
        Optional.of(Personal.of("title", "At the lake")),
        type,
        Personal.of("file", new FileContent(bytes)));
  }

  private static byte[] sample(Type type) throws Exception {
    return switch (type) {
      case JPEG ->
          Pictures.withSegment(Pictures.encoded("jpeg"), 0xe1, Pictures.text("Exif\0\0 Salt Road"));
      case PNG -> Pictures.encoded("png");
      case PDF -> Pictures.text("%PDF-1.7\n%%EOF\n");
    };
  }

  private static boolean isLeftOf(byte[] clean, byte[] whole) {
    int found = 0;
    for (int i = 0; i < whole.length && found < clean.length; i++) {
      found += whole[i] == clean[found] ? 1 : 0;
    }
    return found == clean.length;
  }

  @ParameterizedTest
  @EnumSource(names = {"JPEG", "PNG"})
  void a_clean_file_keeps_its_handle_and_loses_its_title(Type type) throws Exception {
    Attachment clean = Cleaning.of(file(type, sample(type)), List.of());
    assertThat(clean.id()).isEqualTo("#a");
    assertThat(clean.type()).isEqualTo(type);
    assertThat(clean.title()).isEmpty();
    assertThat(Cleaning.of(clean, List.of())).isEqualTo(clean);
  }

  @ParameterizedTest
  @EnumSource(names = {"JPEG", "PNG"})
  void whatever_is_damaged_is_refused_or_loses_something_and_gains_nothing(Type type)
      throws Exception {
    byte[] sample = sample(type);
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < TRIES; i++) {
      byte[] damaged = damaged(sample, random);
      try {
        Attachment clean = Cleaning.of(file(type, damaged), List.of());
        assertThat(isLeftOf(clean.bytes("test"), damaged)).isTrue();
        assertThat(Cleaning.of(clean, List.of())).isEqualTo(clean);
      } catch (FileRefused expected) {
        refused++;
      }
    }
    assertThat(refused).isBetween(TRIES / 10, TRIES - 1);
  }

  private static byte[] damaged(byte[] sample, Random random) {
    byte[] damaged = sample.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(4) == 0
        ? Arrays.copyOf(damaged, random.nextInt(damaged.length + 20))
        : damaged;
  }

  @Test
  void a_paper_is_as_it_was_printed() throws Exception {
    Attachment paper = file(Type.PDF, sample(Type.PDF));
    byte[] page = Pictures.encoded("png");
    Attachment clean =
        Cleaning.of(
            paper,
            List.of(
                Printed.of(Sha256.of("another"), List.of(new byte[1])),
                Printed.of(paper.digest(), List.of(page))));
    assertThat(clean.bytes("test")).isEqualTo(Pdf.of(List.of(page)));
    assertThat(clean.title()).isEmpty();
  }

  @Test
  void a_paper_that_nobody_could_print_is_not_clean() throws Exception {
    Attachment paper = file(Type.PDF, sample(Type.PDF));
    List<Printed> another = List.of(Printed.of(Sha256.of("x"), List.of(Pictures.encoded("png"))));
    assertThatThrownBy(() -> Cleaning.of(paper, another))
        .isInstanceOfSatisfying(
            FileRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.FILE_NOT_CLEAN));
  }
}
