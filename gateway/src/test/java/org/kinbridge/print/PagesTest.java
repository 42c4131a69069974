package org.kinbridge.print;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.kinbridge.print.Papers.bytes;
import static org.kinbridge.print.Papers.stream;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A page is printed as it is seen, or not at all. */
class PagesTest {
  private static final String SECRET = "14 Salt Road";
  private static final String BAR = "\n0 g 5 20 110 15 re f";
  private static final String UNDER = "BT /F 9 Tf 8 24 Td (14 Salt Road) Tj ET ";
  private static final String FORM = "/Type/XObject/Subtype/Form/BBox[0 0 99 99]";
  private static final int TRIES = 300;

  private static BufferedImage picture(byte[] page) throws Exception {
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(page));
    BufferedImage picture =
        new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
    picture.getGraphics().drawImage(read, 0, 0, null);
    return picture;
  }

  private static byte[] plain() throws NotPrintable {
    return Pages.of(Papers.page(Papers.TEXT)).getFirst();
  }

  @Test
  void a_page_is_a_picture_of_150_points_an_inch() throws Exception {
    BufferedImage picture = picture(plain());
    assertThat(picture.getWidth()).isEqualTo(249);
    assertThat(picture.getHeight()).isEqualTo(187);
    assertThat(Inking.isBlank(picture)).isFalse();
  }

  @Test
  void a_page_is_as_large_as_its_own_unit_makes_it() throws Exception {
    byte[] large = Pages.of(Papers.paper("", "/UserUnit 3")).getFirst();
    assertThat(picture(large).getWidth()).isBetween(745, 750);
  }

  @Test
  void what_stands_under_a_black_bar_is_not_in_the_picture() throws Exception {
    List<byte[]> bar = Pages.of(Papers.page(Papers.TEXT + BAR));
    List<byte[]> over = Pages.of(Papers.page(Papers.TEXT + "\n" + UNDER + BAR));
    List<byte[]> without = Pages.of(Papers.page(Papers.TEXT + "\n" + UNDER));
    assertThat(over.getFirst()).isEqualTo(bar.getFirst()).isNotEqualTo(without.getFirst());
    assertThat(picture(over.getFirst()).getRGB(125, 130) & 0xffffff).isZero();
  }

  private static byte[] updated() {
    byte[] first = Papers.page(UNDER);
    int before = new String(first, ISO_8859_1).indexOf("xref\n");
    byte[] object =
        Papers.joined(bytes("4 0 obj\n"), stream("", bytes(Papers.TEXT)), bytes("\nendobj\n"));
    int at = first.length + object.length;
    return Papers.joined(
        first,
        object,
        bytes("xref\n4 1\n%010d 00000 n \n".formatted(first.length)),
        bytes("trailer\n<</Size 6/Root 1 0 R/Prev " + before + ">>\n"),
        bytes("startxref\n" + at + "\n%%EOF\n"));
  }

  static Stream<Arguments> unseen() {
    String layer = "\n/OC /L BDC " + UNDER + "EMC";
    return Stream.of(
        arguments("a title", Papers.of("/Info 6 0 R", Papers.objects("<</Title(14 Salt Road)>>"))),
        arguments(
            "a description",
            Papers.paper(
                "/Metadata 6 0 R", "", stream("/Type/Metadata/Subtype/XML", bytes(SECRET)))),
        arguments(
            "an embedded file",
            Papers.paper(
                "/Names<</EmbeddedFiles<</Names[(a) <</Type/Filespec/F(a)/EF<</F 6 0 R>>>>]>>>>",
                "",
                stream("/Type/EmbeddedFile", bytes(SECRET)))),
        arguments(
            "a script",
            Papers.paper("/OpenAction<</S/JavaScript/JS(app.alert\\('14 Salt Road'\\))>>", "")),
        arguments("an alternative text", Papers.paper("/StructTreeRoot<</Alt(14 Salt Road)>>", "")),
        arguments("an older version", updated()),
        arguments(
            "a comment",
            Papers.paper(
                "",
                "/Annots[<</Type/Annot/Subtype/Popup/Rect[0 0 50 50]/Contents(14 Salt Road)>>]")),
        arguments(
            "a hidden note",
            Papers.paper(
                "",
                "/Annots[<</Type/Annot/Subtype/Text/F 2/Rect[0 0 50 50]/AP<</N 6 0 R>>>>]",
                stream(FORM + Papers.RESOURCES, bytes(UNDER)))),
        arguments(
            "a hidden layer",
            Papers.page(
                "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>",
                "",
                "/Resources<</Font<</F 5 0 R>>/Properties<</L 6 0 R>>>>",
                Papers.TEXT + layer,
                bytes("<</Type/OCG/Name(14 Salt Road)>>"))),
        arguments(
            "what stands beside the page",
            Papers.page(UNDER.replace("8 24", "8 -24") + Papers.TEXT)),
        arguments(
            "what follows the end", Papers.joined(Papers.page(Papers.TEXT), bytes("%" + SECRET))),
        arguments("letters without ink", Papers.page(Papers.TEXT + "\n3 Tr " + UNDER)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unseen")
  void what_nobody_sees_is_not_in_the_picture(String what, byte[] paper) throws Exception {
    List<byte[]> pages = Pages.of(paper);
    assertThat(pages).hasSize(1);
    assertThat(pages.getFirst()).isEqualTo(plain());
  }

  @Test
  void a_blank_page_among_others_is_a_page() throws Exception {
    byte[] two =
        Papers.of(
            bytes("<</Type/Catalog/Pages 2 0 R>>"),
            bytes("<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>"),
            Papers.objects("")[2],
            stream("", bytes(Papers.TEXT)),
            bytes(Papers.FONT),
            bytes(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 120 90]/Contents 7 0 R"
                    + Papers.RESOURCES
                    + ">>"),
            stream("", bytes("BT /F 9 Tf (  ) Tj ET")));
    assertThat(Pages.of(two)).hasSize(2);
  }

  @Test
  void a_colour_stays_one() throws Exception {
    BufferedImage page =
        picture(Pages.of(Papers.page("1 0 0 rg 0 0 60 90 re f " + Papers.TEXT)).getFirst());
    assertThat(page.getRGB(10, 180) & 0xffffff).isEqualTo(0xff0000);
    assertThat(page.getRGB(240, 180) & 0xffffff).isEqualTo(0xffffff);
  }

  @Test
  void a_paper_with_the_name_of_another_file_in_it_is_a_paper() throws Exception {
    byte[] paper = Papers.page(Papers.TEXT + "\n% <html><script>PK\u0003\u0004 GIF89a");
    assertThat(Pages.of(paper).getFirst()).isEqualTo(plain());
  }

  /** With a canary in it where nobody sees it. */
  @Test
  void whatever_is_damaged_is_printed_or_refused_and_no_more() throws Exception {
    byte[] sample =
        Papers.of("/Info 6 0 R", Papers.objects("<</Title(14 Salt Road)/Author(14 Salt Road)>>"));
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < TRIES; i++) {
      byte[] damaged = sample.clone();
      for (int j = random.nextInt(4); j >= 0; j--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        for (byte[] page : Pages.of(damaged)) {
          assertThat(new String(page, ISO_8859_1)).doesNotContain("Salt");
        }
      } catch (NotPrintable expected) {
        refused++;
      }
    }
    assertThat(refused).isBetween(TRIES / 10, TRIES - 1);
  }
}
