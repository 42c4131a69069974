package org.kinbridge.policy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As pages are printed: grey or three colours, in eight bits at most. */
class PagePictureTest {
  private static final String END = "1234 ffd9";

  private static byte[] jpeg(String frame, String scan) {
    return Pictures.hex("ffd8" + frame + scan + END);
  }

  @ParameterizedTest
  @CsvSource({"ffc0", "ffc1", "ffc2"})
  void a_jpeg_is_as_large_as_its_frame_says_however_it_is_packed(String frame) throws Exception {
    PagePicture page =
        PagePicture.of(jpeg(frame + "000b 08 0003 0005 01 011100", "ffda 0008 01 0100 003f00"));
    assertThat(page.width()).isEqualTo(5);
    assertThat(page.height()).isEqualTo(3);
    assertThat(page.described()).contains("/DeviceGray");
  }

  @Test
  void a_jpeg_of_three_colours_is_a_page_and_one_of_four_is_none() throws Exception {
    PagePicture page =
        PagePicture.of(
            jpeg(
                "ffc0 0011 08 0003 0005 03 011100 021100 031100",
                "ffda 000c 03 0100 0200 0300 003f00"));
    assertThat(page.described()).contains("/DeviceRGB");
    byte[] four =
        jpeg(
            "ffc0 0014 08 0003 0005 04 011100 021100 031100 041100",
            "ffda 000e 04 0100 0200 0300 0400 003f00");
    assertThatThrownBy(() -> PagePicture.of(four)).hasMessage("not as pages are printed");
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,1", "4,1", "8,1"})
  void a_grey_png_has_eight_bits_at_most(int depth, int bytes) throws Exception {
    byte[] png =
        Pictures.png(
            Pictures.header(1, 1, "0" + depth + "00000000"),
            Pictures.chunk("IDAT", Pictures.packed(1 + bytes)),
            Pictures.chunk("IEND", new byte[0]));
    assertThat(PagePicture.of(png).described())
        .contains("/DeviceGray/BitsPerComponent " + depth + "/");
  }
}
