package org.kinbridge.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinbridge.print.Papers.bytes;
import static org.kinbridge.print.Papers.stream;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** A page is as fine as an envelope holds, and never so coarse that it is not read. */
class InkingTest {
  private static final int SIDE = 600;

  private static BufferedImage page(IntUnaryOperator points) {
    BufferedImage page = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < SIDE * SIDE; i++) {
      page.setRGB(i % SIDE, i / SIDE, points.applyAsInt(i));
    }
    return page;
  }

  /** Not evenly lit, and with the grain of a camera. */
  private static IntUnaryOperator photograph(int mask) {
    Random random = new Random(3);
    return i -> ((i % SIDE / 3 + random.nextInt(30)) * 0x10101) & mask;
  }

  private static boolean isJpeg(byte[] page) {
    return page[0] == (byte) 0xff;
  }

  private static BufferedImage picture(byte[] page) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(page));
  }

  @Test
  void writing_in_greys_is_kept_point_for_point() throws Exception {
    BufferedImage page = page(i -> i % 7 == 0 ? 0x000000 : i % 11 == 0 ? 0x888888 : 0xffffff);
    Inking.Page inked = Inking.of(page);
    assertThat(isJpeg(inked.fine())).isFalse();
    BufferedImage picture = picture(inked.fine());
    for (int i = 0; i < SIDE * SIDE; i++) {
      assertThat(picture.getRGB(i % SIDE, i / SIDE)).isEqualTo(page.getRGB(i % SIDE, i / SIDE));
    }
  }

  @Test
  void an_odd_width_ends_each_row_in_the_middle_of_a_byte() throws Exception {
    for (int width = 1; width < 9; width++) {
      BufferedImage page = new BufferedImage(width, 3, BufferedImage.TYPE_INT_RGB);
      page.setRGB(width - 1, 1, 0xffffff);
      BufferedImage picture = picture(Inking.of(page).fine());
      assertThat(picture.getRGB(width - 1, 1) & 0xffffff).isEqualTo(0xffffff);
      assertThat(picture.getRGB(0, 2) & 0xffffff).isZero();
    }
  }

  @Test
  void much_writing_can_be_sent_in_four_greys() throws Exception {
    Random random = new Random(5);
    Inking.Page inked =
        Inking.of(page(i -> i / SIDE % 4 == 0 ? random.nextInt(256) * 0x10101 : 0xffffff));
    assertThat(inked.coarse().length).isLessThan(inked.fine().length);
    assertThat(inked.coarse()[24]).as("bits a point").isEqualTo((byte) 2);
    assertThat(inked.fine()[24]).isEqualTo((byte) 4);
  }

  @Test
  void what_is_pale_is_not_paper_in_four_greys() throws Exception {
    Random random = new Random(5);
    Inking.Page inked =
        Inking.of(
            page(
                i ->
                    i / SIDE == 0
                        ? new int[] {0xd9d9d9, 0xefefef, 0xf0f0f0, 0x808080, 0x2a2a2a}[i % 5]
                        : i / SIDE % 4 == 2 ? random.nextInt(256) * 0x10101 : 0xffffff));
    assertThat(inked.coarse()[24]).as("bits a point").isEqualTo((byte) 2);
    BufferedImage picture = picture(inked.coarse());
    int[] seen = new int[5];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = picture.getRGB(i, 0) & 0xff;
    }
    assertThat(seen).containsExactly(0xaa, 0xaa, 0xff, 0xaa, 0);
  }

  @Test
  void what_is_photographed_is_a_jpeg_finer_or_coarser() throws Exception {
    Inking.Page grey = Inking.of(page(photograph(0xffffff)));
    assertThat(isJpeg(grey.coarse())).isTrue();
    assertThat(grey.coarse().length).isLessThan(grey.fine().length);
    assertThat(picture(grey.coarse()).getRaster().getNumBands()).isEqualTo(1);
    int light = picture(grey.fine()).getRaster().getSample(SIDE / 2, SIDE / 2, 0);
    assertThat(light).as("no darker than it was").isBetween(90, 140);
    Inking.Page coloured = Inking.of(page(photograph(0xff00ff)));
    assertThat(picture(coloured.coarse()).getRaster().getNumBands()).isEqualTo(3);
  }

  @Test
  void a_page_of_one_colour_is_blank() {
    assertThat(Inking.isBlank(page(i -> 0xffffff))).isTrue();
    assertThat(Inking.isBlank(page(i -> 0x123456))).isTrue();
    assertThat(Inking.isBlank(page(i -> i == SIDE * SIDE - 1 ? 0 : 0xffffff))).isFalse();
    assertThat(Inking.isBlank(page(i -> i == 0 ? 0xf8f8f8 : 0xffffff))).isTrue();
    for (int part : new int[] {0xff0000, 0x00ff00, 0x0000ff}) {
      assertThat(Inking.isBlank(page(i -> i == 1 ? 0xffffff - part : 0xffffff))).isFalse();
    }
  }

  /** Pages of a scan of nothing that can be packed. */
  private static byte[] scans(int pages) {
    byte[] points = new byte[900 * 600];
    new Random(9).nextBytes(points);
    String kids = "3 0 R ".repeat(pages);
    return Papers.of(
        bytes("<</Type/Catalog/Pages 2 0 R>>"),
        bytes("<</Type/Pages/Kids[" + kids + "]/Count " + pages + ">>"),
        bytes(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 432 288]/Contents 4 0 R"
                + "/Resources<</XObject<</X 5 0 R>>>>>>"),
        stream("", bytes("q 432 0 0 288 0 0 cm /X Do Q")),
        stream(
            "/Type/XObject/Subtype/Image/Width 900/Height"
                + " 600/ColorSpace/DeviceGray/BitsPerComponent 8",
            points));
  }

  @Test
  void a_paper_is_coarser_before_it_is_too_large() throws Exception {
    List<byte[]> one = Pages.of(scans(1));
    List<byte[]> more = Pages.of(scans(3));
    assertThat(more.getFirst().length).isLessThan(one.getFirst().length);
    assertThat(more).allMatch(page -> page.length == more.getFirst().length);
    assertThatThrownBy(() -> Pages.of(scans(6)))
        .isInstanceOf(NotPrintable.class)
        .hasMessageContaining("more than an envelope holds");
  }
}
