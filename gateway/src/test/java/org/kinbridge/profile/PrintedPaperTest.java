package org.kinbridge.profile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** There is one way to build a paper of pictures, and no other file is one. */
class PrintedPaperTest {
  /** Of 25 by 50 points in sixteen greys. */
  private static final String POINTS = packed(50 * (1 + 13));

  private static final String JPEG = framed(25, 50, 3);
  private static final String GREY =
      "/Width 25/Height 50/ColorSpace/DeviceGray/BitsPerComponent 4/Filter/FlateDecode/DecodeParms"
          + "<</Predictor 15/Colors 1/BitsPerComponent 4/Columns 25>>";
  private static final String PHOTOGRAPH =
      "/Width 25/Height 50/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode";

  private static String packed(int bytes) {
    byte[] room = new byte[1000 + bytes / 100];
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(new byte[bytes]);
      deflater.finish();
      return new String(room, 0, deflater.deflate(room), ISO_8859_1);
    }
  }

  /** As far as anybody looks into it; what is free in it is filled with @. */
  private static String framed(int width, int height, int colours) {
    char[] size = {
      (char) (height >> 8), (char) (height & 0xff), (char) (width >> 8), (char) (width & 0xff)
    };
    return "\u00ff\u00d8\u00ff\u00e0\0\4@@\u00ff\u00c2\0\21\10"
        + new String(size)
        + (char) colours
        + "@@@@@@@@@@@@";
  }

  private static String points(String picture) {
    return picture.contains("/DCT") ? JPEG : POINTS;
  }

  private record Page(String picture, String points, int height) {}

  private static String paper(String... pictures) {
    return paper(
        Arrays.stream(pictures)
            .map(picture -> new Page(picture, points(picture), 24))
            .toArray(Page[]::new));
  }

  /** All are 12 points wide. */
  private static String paper(Page... pictures) {
    StringBuilder kids = new StringBuilder();
    StringBuilder objects = new StringBuilder();
    for (int i = 0; i < pictures.length; i++) {
      int page = 3 + 3 * i;
      kids.append(i == 0 ? "" : " ").append(page).append(" 0 R");
      objects.append(
          "%d 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 12 %d]/Resources<</XObject<</P %d 0 R>>>>"
                  .formatted(page, pictures[i].height(), page + 2)
              + "/Contents %d 0 R>>\nendobj\n".formatted(page + 1));
      objects.append(
          "%d 0 obj\n<</Length %d>>\nstream\nq 12 0 0 %d 0 0 cm /P Do Q\nendstream\nendobj\n"
              .formatted(
                  page + 1,
                  24 + String.valueOf(pictures[i].height()).length(),
                  pictures[i].height()));
      String points = pictures[i].points();
      objects.append(
          "%d 0 obj\n<</Type/XObject/Subtype/Image%s/Length %d>>\nstream\n%s\nendstream\nendobj\n"
              .formatted(page + 2, pictures[i].picture(), points.length(), points));
    }
    String body =
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids["
            + kids
            + "]/Count "
            + pictures.length
            + ">>\nendobj\n"
            + objects;
    StringBuilder table = new StringBuilder();
    Matcher places = Pattern.compile("(?<=\n)\\d+ 0 obj\n").matcher(body);
    while (places.find()) {
      table.append("%010d 00000 n \n".formatted(places.start()));
    }
    int size = 3 + 3 * pictures.length;
    return body
        + "xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
            .formatted(size, table, size, body.length());
  }

  private static boolean isOne(String file) {
    return PrintedPaper.read(file.getBytes(ISO_8859_1)).isPresent();
  }

  @Test
  void its_pictures_come_out_in_their_order() {
    List<PrintedPaper.Picture> pictures =
        PrintedPaper.read(paper(GREY, PHOTOGRAPH).getBytes(ISO_8859_1)).orElseThrow();
    assertThat(pictures)
        .extracting(PrintedPaper.Picture::packing)
        .containsExactly(PrintedPaper.Picture.Packing.PNG, PrintedPaper.Picture.Packing.JPEG);
    assertThat(pictures.getFirst().points()).isEqualTo(POINTS.getBytes(ISO_8859_1));
    assertThat(pictures.getFirst().width()).isEqualTo(25);
    assertThat(pictures.getFirst().height()).isEqualTo(50);
  }

  /** But in a photograph: of it only its size is looked at. */
  @Test
  void no_letter_of_it_can_be_another() {
    String paper = paper(GREY, PHOTOGRAPH);
    int photograph = paper.indexOf(JPEG);
    for (int i = 0; i < paper.length(); i++) {
      char other = paper.charAt(i) == '7' ? '8' : '7';
      String changed = paper.substring(0, i) + other + paper.substring(i + 1);
      boolean free = i >= photograph && i < photograph + JPEG.length();
      assertThat(free || !isOne(changed)).as("letter %d", i).isTrue();
    }
  }

  @Test
  void nothing_is_put_in_and_nothing_left_out() {
    String paper = paper(GREY);
    byte[] bytes = paper.getBytes(ISO_8859_1);
    for (int i = 0; i <= paper.length(); i++) {
      assertThat(isOne(paper.substring(0, i) + " " + paper.substring(i))).as("%d", i).isFalse();
      assertThat(i < bytes.length && PrintedPaper.read(Arrays.copyOf(bytes, i)).isPresent())
          .isFalse();
    }
    assertThat(isOne(paper)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void it_has_as_many_pages_as_are_printed(int pages) {
    String[] pictures = new String[pages];
    Arrays.fill(pictures, GREY);
    assertThat(isOne(paper(pictures))).isTrue();
  }

  @Test
  void it_has_no_more_pages() {
    String[] pictures = new String[21];
    Arrays.fill(pictures, GREY);
    assertThat(isOne(paper(pictures))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/Width 25,/Width 27,false",
    "/Width 25,/Width 025,false",
    "/Width 25,/Width 99999999999,false",
    "/Width 25,/Width,false",
    "BitsPerComponent 8,BitsPerComponent 4,false",
    "DeviceRGB,DeviceGray,false",
    "DeviceRGB,DeviceCMYK,false",
    "DCTDecode,JPXDecode,false",
    "/Length 30,/Length 29,false",
    "/Length 30,/Length 3000,false"
  })
  void its_numbers_fit(String part, String other, boolean one) {
    String shorter = paper(PHOTOGRAPH.replace(part, other));
    String changed = part.startsWith("/Length") ? paper(PHOTOGRAPH).replace(part, other) : shorter;
    assertThat(isOne(changed)).isEqualTo(one);
  }

  private static boolean isOneOf(String picture, String points) {
    return isOne(paper(new Page(picture, points, 24)));
  }

  /** A few bytes can stand for more than the program has room for that shows them. */
  @Test
  void its_points_are_as_many_as_it_says() {
    for (int more : new int[] {-1, 1, 14, 1 << 20}) {
      assertThat(isOneOf(GREY, packed(50 * (1 + 13) + more))).as("%d", more).isFalse();
    }
    assertThat(isOneOf(GREY, POINTS)).isTrue();
    assertThat(isOneOf(GREY, POINTS + "@")).isFalse();
    assertThat(isOneOf(GREY, POINTS.substring(0, POINTS.length() - 1))).isFalse();
    assertThat(isOneOf(GREY, POINTS.substring(1))).isFalse();
  }

  @Test
  void a_photograph_is_as_large_as_the_paper_says() {
    assertThat(isOneOf(PHOTOGRAPH, JPEG)).isTrue();
    for (String other : List.of(framed(26, 50, 3), framed(25, 51, 3), framed(25, 50, 1))) {
      assertThat(isOneOf(PHOTOGRAPH, other)).isFalse();
    }
    assertThat(isOneOf(PHOTOGRAPH, JPEG.substring(0, 10))).isFalse();
    assertThat(isOneOf(PHOTOGRAPH, JPEG.replace('\u00c2', '\u00da'))).isFalse();
  }

  @Test
  void no_page_is_larger_than_is_printed() {
    for (int height : new int[] {2490, 2491}) {
      String picture = GREY.replace("/Height 50", "/Height " + height);
      Page page = new Page(picture, packed(height * (1 + 13)), (height * 72 + 75) / 150);
      assertThat(isOne(paper(page))).as("%d", height).isEqualTo(height == 2490);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%PDF-1.7\n", "<html>", "%PDF-1.4\n1 0 obj\n"})
  void another_file_is_none(String file) {
    assertThat(isOne(file)).isFalse();
  }

  /** A partner's document with a script behind its last page, say. */
  @Test
  void a_document_that_only_begins_like_one_is_refused() {
    String example = Oracle.read(Oracle.SHARED.resolve("examples/cp-document-printed.json"));
    ObjectNode document = (ObjectNode) ExamplesTest.parse(example).deepCopy();
    ObjectNode attachment = (ObjectNode) document.at("/content/0/attachment");
    byte[] paper = Base64.getDecoder().decode(attachment.path("data").asText());
    byte[] more = Arrays.copyOf(paper, paper.length + 1);
    attachment.put("data", Base64.getEncoder().encodeToString(more));
    assertThat(ExamplesTest.violations(document))
        .extracting(Violation::constraint)
        .containsExactly("cp-paper-3");
  }
}
