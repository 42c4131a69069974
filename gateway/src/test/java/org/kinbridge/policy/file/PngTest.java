package org.kinbridge.policy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinbridge.policy.file.Pictures.chunk;
import static org.kinbridge.policy.file.Pictures.header;
import static org.kinbridge.policy.file.Pictures.hex;
import static org.kinbridge.policy.file.Pictures.joined;
import static org.kinbridge.policy.file.Pictures.packed;
import static org.kinbridge.policy.file.Pictures.png;
import static org.kinbridge.policy.file.Pictures.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.Reason;

/** A PNG leaves as its points and how they look. */
class PngTest {
  private static final byte[] END = chunk("IEND", new byte[0]);
  private static final String GREY = "0800000000";
  private static final byte[] ONE = packed(2); // one row of one grey point

  private static byte[] one(byte[]... between) {
    return png(header(1, 1, GREY), joined(between), chunk("IDAT", ONE), END);
  }

  private static void refused(byte[] file, String why) {
    assertThatThrownBy(() -> Png.clean(file))
        .isInstanceOfSatisfying(
            FileRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.FILE_NOT_CLEAN))
        .hasMessage(why);
  }

  @Test
  void of_a_program_is_the_same_picture_afterwards() throws Exception {
    byte[] file = Pictures.encoded("png");
    assertThat(Pictures.points(Png.clean(file))).isEqualTo(Pictures.points(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tEXt", "zTXt", "iTXt", "eXIf", "tIME", "iCCP", "pHYs", "acTL", "fdAT", "prVt"})
  void loses_each_chunk_that_says_more_than_the_picture_shows(String name) throws Exception {
    byte[] file = one(chunk(name, text("14 Salt Road")));
    assertThat(Png.clean(file)).isEqualTo(one());
  }

  @Test
  void loses_what_follows_its_end() throws Exception {
    assertThat(Png.clean(joined(one(), text("14 Salt Road")))).isEqualTo(one());
  }

  @Test
  void keeps_what_changes_how_it_looks() throws Exception {
    byte[] file =
        of(
            "0103000000",
            chunk("gAMA", new byte[4]),
            chunk("sRGB", new byte[1]),
            chunk("PLTE", new byte[6]),
            chunk("tRNS", new byte[2]));
    assertThat(Png.clean(file)).isEqualTo(file);
  }

  /** One point, packed in two bytes, of these colours. */
  private static byte[] of(String rest, byte[]... between) {
    return png(header(1, 1, rest), joined(between), chunk("IDAT", ONE), END);
  }

  @ParameterizedTest
  @CsvSource({"0800000000,2", "0802000000,4", "0804000000,3", "0806000000,5"})
  void loses_a_palette_that_its_colours_do_not_need(String rest, int raw) throws Exception {
    byte[] header = header(1, 1, rest);
    byte[] points = chunk("IDAT", packed(raw));
    byte[] told = chunk("PLTE", text("14 Salt Road, by Z. Benali".repeat(3)));
    assertThat(Png.clean(png(header, told, told, points, END))).isEqualTo(png(header, points, END));
  }

  @ParameterizedTest
  @CsvSource({
    "0103000000,9,0",
    "0103000000,6,3",
    "0203000000,15,0",
    "0403000000,51,0",
    "0803000000,768,257",
    "0803000000,0,1"
  })
  void has_no_more_colours_than_its_points_can_name(String rest, int palette, int clear) {
    byte[] named = palette == 0 ? new byte[0] : chunk("PLTE", new byte[palette]);
    byte[] through = clear == 0 ? new byte[0] : chunk("tRNS", new byte[clear]);
    refused(of(rest, named, through), "a part of the wrong size, twice, or too late");
  }

  @Test
  void has_as_many_colours_as_its_points_can_name() throws Exception {
    byte[] full = of("0803000000", chunk("PLTE", new byte[768]), chunk("tRNS", new byte[256]));
    assertThat(Png.clean(full)).isEqualTo(full);
  }

  @ParameterizedTest
  @CsvSource({"0800000000,2,2", "0802000000,6,4"})
  void is_clear_in_one_colour_of_its_own_size(String rest, int clear, int raw) throws Exception {
    byte[] points = chunk("IDAT", packed(raw));
    byte[] file = png(header(1, 1, rest), chunk("tRNS", new byte[clear]), points, END);
    assertThat(Png.clean(file)).isEqualTo(file);
    byte[] more = chunk("tRNS", text("14 Salt Road".repeat(20)));
    refused(
        png(header(1, 1, rest), more, points, END), "a part of the wrong size, twice, or too late");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0804000000", "0806000000"})
  void is_not_clear_twice(String rest) {
    refused(of(rest, chunk("tRNS", new byte[2])), "a part of the wrong size, twice, or too late");
  }

  @Test
  void of_several_pieces_of_points_is_one_picture() throws Exception {
    byte[] file =
        png(
            header(1, 1, GREY),
            chunk("IDAT", Arrays.copyOf(ONE, 3)),
            chunk("tIME", new byte[7]),
            chunk("IDAT", Arrays.copyOfRange(ONE, 3, ONE.length)),
            chunk("IDAT", new byte[0]),
            END);
    assertThat(new String(Png.clean(file), StandardCharsets.ISO_8859_1))
        .doesNotContain("tIME")
        .endsWith(new String(END, StandardCharsets.ISO_8859_1));
  }

  @Test
  void of_which_the_last_piece_holds_no_points_is_one_picture() throws Exception {
    for (int i = 0; i <= ONE.length; i++) {
      byte[] begins = chunk("IDAT", Arrays.copyOf(ONE, i));
      byte[] ends = chunk("IDAT", Arrays.copyOfRange(ONE, i, ONE.length));
      byte[] file = png(header(1, 1, GREY), begins, ends, END);
      assertThat(Png.clean(file)).isEqualTo(file);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,0100000000,2",
    "9,3,0100000000,9",
    "3,2,0802000000,20",
    "3,2,1002000000,38",
    "5,2,0403000000,8",
    "3,2,1004000000,26",
    "3,2,0806000000,26",
    "1,1,0800000001,2",
    "8,8,0800000001,79",
    "5,5,0800000001,36",
    "2,9,1006000001,158"
  })
  void has_as_many_points_as_it_says(int width, int height, String rest, int raw) throws Exception {
    byte[] exact = png(header(width, height, rest), chunk("IDAT", packed(raw)), END);
    assertThat(Png.clean(exact)).isEqualTo(exact);
    refused(
        png(header(width, height, rest), chunk("IDAT", packed(raw - 1)), END),
        "more or fewer points than the picture has");
    refused(
        png(header(width, height, rest), chunk("IDAT", packed(raw + 1)), END),
        "more points than the picture has, or something behind them");
  }

  @Test
  void hides_nothing_behind_its_points() {
    refused(
        png(header(1, 1, GREY), chunk("IDAT", joined(ONE, text("x"))), END),
        "more points than the picture has, or something behind them");
    refused(
        png(header(1, 1, GREY), chunk("IDAT", ONE), chunk("IDAT", text("x")), END),
        "something behind the points");
  }

  @ParameterizedTest
  @CsvSource({
    "0,1,'a picture of no size, or of more than any screen has'",
    "1,0,'a picture of no size, or of more than any screen has'",
    "16385,1,'a picture of no size, or of more than any screen has'",
    "1,16385,'a picture of no size, or of more than any screen has'",
    "16384,16384,a picture of more points than a camera takes",
    "-1,1,a number is larger than any file"
  })
  void is_no_larger_than_a_picture(int width, int height, String why) {
    refused(png(header(width, height, GREY), chunk("IDAT", ONE), END), why);
  }

  @Test
  void may_have_as_many_points_as_a_camera_takes_and_as_many_bytes_as_are_sent() {
    String unfinished = "more or fewer points than the picture has";
    byte[] none = chunk("IDAT", new byte[0]);
    refused(png(header(10_000, 5_000, GREY), none, END), unfinished);
    refused(
        png(header(10_001, 5_000, GREY), none, END),
        "a picture of more points than a camera takes");
    refused(png(header(5_461, 8_192, "0802000000"), none, END), unfinished); // 2^27 bytes
    refused(
        png(header(5_461, 8_193, "0802000000"), none, END),
        "a picture larger than any that is sent");
  }

  @Test
  void is_refused_wherever_it_is_cut() {
    byte[] file = one(chunk("gAMA", new byte[4]), chunk("tEXt", text("14 Salt Road")));
    for (int i = 0; i < file.length; i++) {
      String why = i < 8 ? "a PNG starts otherwise" : "it ends in the middle";
      refused(Arrays.copyOf(file, i), why);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40000000, 0x7ffffff3, 0x7ffffff7, 0x7ffffffb, 0x7fffffff})
  void has_no_part_that_is_longer_than_it(int length) {
    byte[] huge = joined(Pictures.number(length), text("IDAT"), hex("0000000000000000"));
    refused(png(header(1, 1, GREY), huge), "it ends in the middle");
  }

  @Test
  void is_no_larger_unpacked_than_any_that_is_sent() {
    refused(
        png(header(7_000, 7_000, "1006000000"), chunk("IDAT", ONE), END),
        "a picture larger than any that is sent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0300000000", "1003000000", "0402000000", "0805000000", "0404000000"})
  void has_colours_that_there_are(String rest) {
    refused(png(header(1, 1, rest), chunk("IDAT", ONE), END), "colours that no PNG has");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0800010000", "0800000100", "0800000002"})
  void is_packed_in_a_way_that_is_known(String rest) {
    refused(png(header(1, 1, rest), chunk("IDAT", ONE), END), "a method that nobody knows");
  }

  @Test
  void is_built_as_a_png_is() {
    byte[] header = header(1, 1, GREY);
    byte[] points = chunk("IDAT", ONE);
    refused(text("not a picture"), "a PNG starts otherwise");
    refused(png(points, END), "a PNG has its header first, and once");
    refused(png(header, header, points, END), "a PNG has its header first, and once");
    refused(png(chunk("IHDR", new byte[12]), points, END), "a header of the wrong size");
    refused(png(header, points), "it ends in the middle");
    refused(png(header, END), "more or fewer points than the picture has");
    refused(png(header, points, chunk("IEND", new byte[1])), "something in the end");
    refused(
        png(header, chunk("JUNK", new byte[1]), points, END),
        "a part that must be read and that nobody knows");
    refused(png(header, chunk("IDAT", text("xyz")), END), "points that cannot be unpacked");
    byte[] wrongSum = one();
    wrongSum[wrongSum.length - 1]++;
    refused(wrongSum, "a check sum that is wrong");
    refused(
        png(header, Pictures.number(1 << 30), text("IDAT"), hex("00000000")),
        "it ends in the middle");
  }

  @ParameterizedTest
  @CsvSource({"PLTE,0", "PLTE,4", "PLTE,771", "tRNS,0", "tRNS,257", "gAMA,5", "sRGB,2"})
  void has_parts_of_their_own_size(String name, int size) {
    refused(
        of("0803000000", chunk(name, new byte[size])),
        "a part of the wrong size, twice, or too late");
  }

  @Test
  void has_each_part_once_and_before_the_points() {
    byte[] gamma = chunk("gAMA", new byte[4]);
    refused(one(gamma, gamma), "a part of the wrong size, twice, or too late");
    refused(
        png(header(1, 1, GREY), chunk("IDAT", ONE), gamma, END),
        "a part of the wrong size, twice, or too late");
  }
}
