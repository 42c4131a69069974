package org.kinbridge.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinbridge.print.Papers.bytes;
import static org.kinbridge.print.Papers.stream;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was cut is drawn as far as it goes, and looks as if it were all. */
class WholeTest {
  private static final int SIDE = 40;
  private static final int CHECK_SUM = 4;

  private static byte[] cut(byte[] whole, int bytes) {
    return Arrays.copyOf(whole, whole.length - bytes);
  }

  private static byte[] packed(byte[] content) {
    byte[][] objects = Papers.objects("<<>>");
    objects[3] = stream("/Filter/FlateDecode", content);
    return Papers.of(objects);
  }

  private static byte[] picture(String how, byte[] points) {
    return Papers.page(
        "",
        "",
        "/Resources<</XObject<</X 6 0 R>>/Font<</F 5 0 R>>>>",
        Papers.TEXT + " q 50 0 0 50 5 5 cm /X Do Q",
        stream(
            "/Type/XObject/Subtype/Image/Width %1$d/Height %1$d".formatted(SIDE)
                + (how.contains("Mask") ? "" : "/BitsPerComponent 8")
                + how,
            points));
  }

  private static byte[] jpeg() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY), "jpeg", out);
    return out.toByteArray();
  }

  /** A paper with one on it. */
  static byte[] photograph() throws Exception {
    return picture("/ColorSpace/DeviceGray/Filter/DCTDecode", jpeg());
  }

  private static void refused(byte[] paper) {
    assertThatThrownBy(() -> Pages.of(paper))
        .isInstanceOf(NotPrintable.class)
        .hasMessageContaining("something of it cannot be drawn");
  }

  @Test
  void a_page_that_was_cut_is_not_printed() throws Exception {
    byte[] whole = Papers.deflated(bytes(Papers.TEXT + " BT /F 9 Tf 8 30 Td (but not now) Tj ET"));
    byte[] page = Pages.of(packed(whole)).getFirst();
    assertThat(page).isNotEqualTo(Pages.of(Papers.page(Papers.TEXT)).getFirst());
    assertThat(Pages.of(packed(cut(whole, CHECK_SUM))).getFirst()).isEqualTo(page);
    for (int i = CHECK_SUM + 2; i < whole.length - 2; i += 10) {
      refused(packed(cut(whole, i)));
    }
  }

  @Test
  void nor_is_one_with_a_photograph_that_was_cut() throws Exception {
    String how = "/ColorSpace/DeviceGray/Filter/DCTDecode";
    assertThat(Pages.of(picture(how, jpeg()))).hasSize(1);
    assertThat(Pages.of(picture(how, Papers.joined(jpeg(), bytes("\n\n"))))).hasSize(1);
    refused(picture(how, cut(jpeg(), 2)));
    refused(picture(how, cut(jpeg(), 20)));
  }

  @ParameterizedTest
  @CsvSource({"/ColorSpace/DeviceGray,1", "/ColorSpace/DeviceRGB,3"})
  void nor_one_with_a_picture_of_fewer_points_than_it_says(String how, int colours)
      throws Exception {
    byte[] points = new byte[SIDE * SIDE * colours];
    assertThat(Pages.of(picture(how, points))).hasSize(1);
    assertThat(Pages.of(picture(how, Arrays.copyOf(points, points.length + 9)))).hasSize(1);
    refused(picture(how, cut(points, 1)));
    refused(picture(how + "/Filter/FlateDecode", Papers.deflated(cut(points, 1))));
  }

  @Test
  void a_mask_has_a_bit_for_each_point() throws Exception {
    byte[] points = new byte[SIDE * SIDE / 8];
    String how = "/ImageMask true";
    String one = "/BitsPerComponent 1";
    assertThat(Pages.of(picture(how + one, points))).hasSize(1);
    refused(picture(how + one, cut(points, 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 0 0 blah", "BX 1 0 0 rg blah EX"})
  void what_asks_for_something_that_nobody_knows_is_not_drawn_without_it(String asked) {
    refused(Papers.page(asked + " " + Papers.TEXT));
  }

  @Test
  void what_asks_for_nothing_that_is_seen_is_drawn() throws Exception {
    String silent = "BX EX /A MP /A <<>> DP /Perceptual ri 1 i /A BMC EMC ";
    assertThat(Pages.of(Papers.page(silent + Papers.TEXT)).getFirst())
        .isEqualTo(Pages.of(Papers.page(Papers.TEXT)).getFirst());
  }
}
