package org.kinbridge.policy.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinbridge.profile.PrintedPaper;

/** A paper is its pictures, and any reader of papers shows them. */
class PdfTest {
  private static final byte[] TEXT = Pictures.chunk("tEXt", Pictures.text("Comment\0Salt Road"));

  private static byte[] grey() {
    byte[] points = Pictures.packed(24 * 13);
    return Pictures.png(
        Pictures.header(24, 24, "0400000000"),
        TEXT,
        Pictures.chunk("IDAT", points),
        Pictures.chunk("IEND", new byte[0]));
  }

  /** As another reader shows it, point for point. */
  private static int[] shown(byte[] pdf, int page) throws Exception {
    try (PDDocument paper = Loader.loadPDF(pdf)) {
      BufferedImage image =
          new PDFRenderer(paper).renderImageWithDPI(page, 144, ImageType.RGB); // 2 dots a point
      return image.getRGB(0, 0, 24, 24, null, 0, 24);
    }
  }

  @Test
  void another_reader_shows_the_same_points() throws Exception {
    byte[] png = Pictures.encoded("png");
    byte[] jpeg = Pictures.encoded("jpeg");
    byte[] pdf = Pdf.of(List.of(png, jpeg, grey()));
    int[] expected = Pictures.points(png);
    int[] shown = shown(pdf, 0);
    for (int i = 0; i < shown.length; i++) {
      assertThat(shown[i] & 0xffffff).isEqualTo(expected[i] & 0xffffff);
    }
    assertThat(shown(pdf, 1)).isNotEqualTo(shown);
    assertThat(shown(pdf, 2)).containsOnly(0xff000000);
  }

  @Test
  void there_is_nothing_in_it_but_pictures() throws Exception {
    byte[] jpeg =
        Pictures.withSegment(Pictures.encoded("jpeg"), 0xe1, Pictures.text("Exif\0\0 Salt Road"));
    byte[] pdf = Pdf.of(List.of(jpeg, grey()));
    assertThat(new String(pdf, ISO_8859_1)).doesNotContain("Salt", "Info", "ID[", "Metadata");
    try (PDDocument paper = Loader.loadPDF(pdf)) {
      assertThat(paper.getNumberOfPages()).isEqualTo(2);
      List<String> catalogue = new ArrayList<>();
      paper
          .getDocumentCatalog()
          .getCOSObject()
          .keySet()
          .forEach(key -> catalogue.add(key.getName()));
      assertThat(catalogue).containsExactlyInAnyOrder("Type", "Pages");
      for (PDPage page : paper.getPages()) {
        assertThat(page.getMediaBox().getWidth()).isEqualTo(12);
        assertThat(page.getResources().getCOSObject().keySet()).containsExactly(COSName.XOBJECT);
      }
    }
  }

  @Test
  void whoever_takes_it_in_finds_the_pictures_in_it() throws Exception {
    byte[] jpeg = Pictures.encoded("jpeg");
    List<PrintedPaper.Picture> pictures =
        PrintedPaper.read(Pdf.of(List.of(jpeg, grey()))).orElseThrow();
    assertThat(pictures.get(0).points()).isEqualTo(Jpeg.clean(jpeg));
    assertThat(pictures.get(1).points()).isEqualTo(Pictures.packed(24 * 13));
  }

  static Stream<Arguments> strange() throws Exception {
    byte[] end = Pictures.chunk("IEND", new byte[0]);
    byte[] points = Pictures.chunk("IDAT", Pictures.packed(24 * 13));
    BufferedImage palette = new BufferedImage(24, 24, BufferedImage.TYPE_BYTE_INDEXED);
    java.io.ByteArrayOutputStream indexed = new java.io.ByteArrayOutputStream();
    ImageIO.write(palette, "png", indexed);
    return Stream.of(
        arguments("no pages", List.of()),
        arguments("nothing", List.of(new byte[0])),
        arguments("a page that is no picture", List.of(Pictures.text("<html>"))),
        arguments("a page with a palette", List.of(indexed.toByteArray())),
        arguments(
            "a page with a mask",
            List.of(
                Pictures.png(
                    Pictures.header(24, 24, "0400000000"),
                    Pictures.chunk("tRNS", new byte[2]),
                    points,
                    end))),
        arguments(
            "a page of sixteen bits",
            List.of(
                Pictures.png(
                    Pictures.header(24, 24, "1000000000"),
                    Pictures.chunk("IDAT", Pictures.packed(24 * 49)),
                    end))),
        arguments(
            "a page with more points than it says",
            List.of(
                Pictures.png(
                    Pictures.header(24, 24, "0400000000"),
                    Pictures.chunk("IDAT", Pictures.packed(24 * 13 + 1)),
                    end))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strange")
  void what_is_not_as_pages_are_printed_is_no_page(String what, List<byte[]> pages) {
    assertThatThrownBy(() -> Pdf.of(pages)).isInstanceOf(FileRefused.class);
  }
}
