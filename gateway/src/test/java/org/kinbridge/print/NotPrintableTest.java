package org.kinbridge.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.kinbridge.print.Papers.bytes;
import static org.kinbridge.print.Papers.stream;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be shown whole is not shown: nobody believes that it was sent. */
class NotPrintableTest {
  private static final String FORM = "/Type/XObject/Subtype/Form/BBox[0 0 99 99]";

  private static byte[] image(String dictionary, byte[] content) {
    return Papers.page(
        "",
        "",
        "/Resources<</XObject<</X 6 0 R>>/Font<</F 5 0 R>>>>",
        Papers.TEXT + "\nq 50 0 0 50 5 5 cm /X Do Q",
        stream("/Type/XObject/Subtype/Image/Width 2/Height 2" + dictionary, content));
  }

  private static byte[] font(String font) {
    byte[][] objects = Papers.objects("<<>>");
    objects[4] = bytes(font);
    return Papers.of(objects);
  }

  /** In a plain font that the paper does not bring. */
  private static byte[] letters(String named) {
    return font(Papers.FONT.replace(">>", "/Encoding<</Differences[84" + named + "]>>>>"));
  }

  @Test
  void letters_that_the_plain_font_has_are_drawn_by_their_names() throws Exception {
    byte[] plain = Pages.of(Papers.page(Papers.TEXT)).getFirst();
    byte[] named = Pages.of(letters("/T/nbspace")).getFirst();
    assertThat(Pages.of(letters("/uni0054")).getFirst()).isEqualTo(named);
    assertThat(Pages.of(letters("/afii10017")).getFirst()).isNotEqualTo(plain);
  }

  private static byte[] cut(byte[] paper, int from) {
    return Arrays.copyOf(paper, paper.length - from);
  }

  private static byte[] locked() throws Exception {
    try (PDDocument paper = Loader.loadPDF(Papers.page(Papers.TEXT))) {
      paper.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      paper.save(out);
      return out.toByteArray();
    }
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        arguments("nothing", new byte[0]),
        arguments("no paper", bytes("%PDF-1.7\n%%EOF\n")),
        arguments("a truncated one", cut(Papers.page(Papers.TEXT), 100)),
        arguments("one whose table is gone", cut(Papers.page(Papers.TEXT), 20)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void what_is_not_built_as_a_paper_is_is_not_mended(String what, byte[] paper) {
    refused(paper, "not built");
  }

  private static void refused(byte[] paper, String why) {
    assertThatThrownBy(() -> Pages.of(paper))
        .isInstanceOf(NotPrintable.class)
        .hasMessageContaining(why);
  }

  static Stream<Arguments> tooMuch() throws Exception {
    return Stream.of(
        arguments("locked", locked()),
        arguments("no pages, or too many", Papers.pages(10_000, 10_000, "0 0 120 90")),
        arguments("no pages, or too many", Papers.pages(21, 21, "0 0 120 90")),
        arguments("no pages, or too many", Papers.pages(0, 0, "0 0 120 90")),
        arguments("more pages than it says", Papers.pages(3, 2, "0 0 120 90")),
        arguments("fewer pages than it says", Papers.pages(2, 3, "0 0 120 90")),
        arguments(
            "fewer pages than it says",
            Papers.of(
                bytes("<</Type/Catalog/Pages 2 0 R>>"),
                bytes("<</Type/Pages/Kids[2 0 R]/Count 1>>"))),
        arguments("a page of no size, or of more", Papers.pages(1, 1, "0 0 99999 99999")),
        arguments("a page of no size, or of more", Papers.pages(1, 1, "0 0 10 999999999")),
        arguments("a page of no size, or of more", Papers.pages(1, 1, "0 0 0 0")),
        arguments("nothing on it", Papers.page("")),
        arguments("says something and shows nothing", Papers.page("3 Tr " + Papers.TEXT)),
        arguments("says something and shows nothing", Papers.page("1 g " + Papers.TEXT)),
        arguments("says something and shows nothing", Papers.page("0.98 g " + Papers.TEXT)),
        arguments("a form that draws itself", Papers.paper("/AcroForm<</Fields[]/XFA[]>>", "")));
  }

  @ParameterizedTest
  @MethodSource("tooMuch")
  void what_nobody_could_read_is_not_shown(String why, byte[] paper) {
    refused(paper, why);
  }

  static Stream<Arguments> unfaithful() {
    String grey = "/ColorSpace/DeviceGray/BitsPerComponent 8";
    return Stream.of(
        arguments(
            "letters of a font that is not there", font(Papers.FONT.replace("Helvetica", "Xyz"))),
        arguments(
            "a picture packed as nobody unpacks it",
            image(grey + "/Filter/JBIG2Decode", new byte[40])),
        arguments("a picture that is none", image(grey + "/Filter/DCTDecode", bytes("no JPEG"))),
        arguments("a damaged picture", image(grey + "/Filter/FlateDecode", bytes("no zlib"))),
        arguments("letters that nobody here has", letters("/uni10D0")),
        arguments("letters by numbers of another font", letters("/g123")),
        arguments(
            "a form within itself",
            Papers.page(
                "",
                "",
                "/Resources<</XObject<</X 6 0 R>>>>",
                "/X Do",
                stream(FORM + "/Resources<</XObject<</X 6 0 R>>>>", bytes("/X Do 0 0 9 9 re f")))),
        arguments(
            "letters that only their font knows",
            Papers.page(
                "",
                "",
                "/Resources<</Font<</F 5 0 R/G 6 0 R>>>>",
                Papers.TEXT + " BT /G 9 Tf (ab) Tj ET",
                bytes(
                    "<</Type/Font/Subtype/Type0/BaseFont/Arial/Encoding/Identity-H/DescendantFonts["
                        + "<</Type/Font/Subtype/CIDFontType2/BaseFont/Arial/CIDSystemInfo"
                        + "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor"
                        + "<</Type/FontDescriptor/FontName/Arial/Flags 4>>>>]>>"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unfaithful")
  void what_cannot_be_drawn_whole_is_not_drawn(String what, byte[] paper) {
    refused(paper, "something of it cannot be drawn");
  }

  @ParameterizedTest
  @CsvSource({
    "Helvetica,true",
    "Helvetica-BoldOblique,true",
    "'Arial,BoldItalic',true",
    "ABCDEF+ArialMT,true",
    "Arial-BoldMT,true",
    "Times-Roman,true",
    "TimesNewRomanPS-BoldItalicMT,true",
    "Times New Roman,true",
    "CourierNewPSMT,true",
    "Courier-Oblique,true",
    "Symbol,false",
    "ZapfDingbats,false",
    "ArialUnicode,false",
    "Wingdings,false",
    "'',false"
  })
  void letters_that_every_reader_has_are_there(String font, boolean there) {
    assertThat(KnownFonts.isPlain(font)).isEqualTo(there);
  }
}
