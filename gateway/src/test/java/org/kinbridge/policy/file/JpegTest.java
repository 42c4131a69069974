package org.kinbridge.policy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinbridge.policy.file.Pictures.hex;
import static org.kinbridge.policy.file.Pictures.joined;
import static org.kinbridge.policy.file.Pictures.text;
import static org.kinbridge.policy.file.Pictures.withSegment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.Reason;

/** A JPEG leaves as what a decoder needs. */
class JpegTest {
  private static final String FRAME = "ffc0 000b 08 0001 0001 01 011100";
  private static final String SCAN = "ffda 0008 01 0100 003f00 1234 ff00 ffd0 56";
  private static final String REST = FRAME + SCAN + "ffd9";

  private static void refused(String file, String why) {
    refused(hex(file), why);
  }

  private static void refused(byte[] file, String why) {
    assertThatThrownBy(() -> Jpeg.clean(file))
        .isInstanceOfSatisfying(
            FileRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.FILE_NOT_CLEAN))
        .hasMessage(why);
  }

  private static void becomes(String file, String clean) throws Exception {
    assertThat(Jpeg.clean(hex(file))).isEqualTo(hex(clean));
  }

  @Test
  void of_a_program_is_the_same_picture_afterwards() throws Exception {
    byte[] file = Pictures.encoded("jpeg");
    byte[] told = withSegment(file, 0xe1, text("Exif\0\0 14 Salt Road"));
    assertThat(Pictures.points(Jpeg.clean(told))).isEqualTo(Pictures.points(file));
    assertThat(new String(Jpeg.clean(told), StandardCharsets.ISO_8859_1))
        .doesNotContain("Exif", "Salt Road")
        .contains("JFIF");
  }

  @ParameterizedTest
  @ValueSource(ints = {0xe0, 0xe1, 0xe2, 0xe3, 0xeb, 0xec, 0xed, 0xee, 0xef, 0xfe})
  void loses_each_segment_that_says_more_than_the_picture_shows(int marker) throws Exception {
    byte[] plain = hex("ffd8" + REST);
    byte[] told = withSegment(plain, marker, text("14 Salt Road, taken by Z. Benali"));
    assertThat(Jpeg.clean(told)).isEqualTo(plain);
  }

  @Test
  void loses_what_follows_its_end_and_what_fills_its_gaps() throws Exception {
    assertThat(Jpeg.clean(joined(hex("ffd8" + REST), text("14 Salt Road"))))
        .isEqualTo(hex("ffd8" + REST));
    becomes("ffd8 ffff ff" + FRAME + SCAN + "ffffffd9", "ffd8" + REST);
  }

  @Test
  void loses_a_small_picture_beside_the_picture() throws Exception {
    byte[] jfif = joined(text("JFIF\0"), hex("0102 00 0001 0001 0000"));
    byte[] plain = hex("ffd8" + REST);
    byte[] kept = withSegment(plain, 0xe0, jfif);
    assertThat(Jpeg.clean(kept)).isEqualTo(kept);
    byte[] small = joined(text("JFIF\0"), hex("0102 00 0001 0001 0101 102030"));
    assertThat(Jpeg.clean(withSegment(plain, 0xe0, small))).isEqualTo(plain);
    byte[] sized = joined(text("JFIF\0"), hex("0102 00 0001 0001 0001"));
    assertThat(Jpeg.clean(withSegment(plain, 0xe0, sized))).isEqualTo(plain);
    assertThat(Jpeg.clean(withSegment(kept, 0xe0, jfif))).isEqualTo(kept);
  }

  @Test
  void keeps_what_tells_its_colours() throws Exception {
    byte[] adobe = joined(text("Adobe"), hex("0064 0000 0000 01"));
    byte[] file = withSegment(hex("ffd8" + REST), 0xee, adobe);
    assertThat(Jpeg.clean(file)).isEqualTo(file);
    String more = "more about colours than there is to say";
    refused(withSegment(file, 0xee, adobe), more);
    refused(withSegment(hex("ffd8" + REST), 0xee, joined(adobe, text("x"))), more);
  }

  @Test
  void keeps_tables_restarts_and_several_scans() throws Exception {
    String tables =
        "ffdb 0043 00"
            + "01".repeat(64)
            + "ffc4 0015 00 01"
            + "00".repeat(15)
            + "0000 ffdd 0004 0008";
    String wrong = "a table that is none, or too many";
    refused("ffd8" + tables + REST, wrong);
    String sound = tables.replace("0015 00 01", "0014 00 01").replace("0000 ffdd", "07 ffdd");
    becomes(
        "ffd8" + sound + FRAME + SCAN + SCAN + "ffd9",
        "ffd8" + sound + FRAME + SCAN + SCAN + "ffd9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ffdb 0042 00",
        "ffdb 0044 00",
        "ffdb 0043 10",
        "ffc4 0012 00",
        "ffc4 0042 00 ff",
        "ffdd 0005 00"
      })
  void has_tables_of_their_own_size(String table) {
    refused("ffd8" + table + "01".repeat(130) + REST, "a table that is none, or too many");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ffdb 0043 04", // for a place that no decoder has
        "ffdb 0043 50",
        "ffc4 0053 04 40",
        "ffc4 0053 20 40",
        "ffc4 0053 f0 40"
      })
  void has_tables_for_places_that_there_are(String table) {
    String counts = table.startsWith("ffc4") ? "00".repeat(15) : "";
    refused("ffd8" + table + counts + "41".repeat(64) + REST, "a table that is none, or too many");
  }

  @Test
  void has_no_text_in_the_room_of_its_tables() {
    String wrong = "a table that is none, or too many";
    String text = "41".repeat(64);
    refused("ffd8 ffdb 0147" + ("00" + text).repeat(5) + REST, wrong);
    refused("ffd8 ffdb fff2" + ("00" + text).repeat(1_008) + REST, wrong);
    refused("ffd8 ffc4 009b" + ("00" + "00".repeat(16)).repeat(9) + REST, wrong);
    refused("ffd8 ffc4 0113 00" + "ff".repeat(16) + text.repeat(4) + REST, wrong);
  }

  @Test
  void has_as_many_tables_and_symbols_as_a_decoder_has_room_for() throws Exception {
    String four = "ffdb 0106" + ("00" + "41".repeat(64)).repeat(4);
    becomes("ffd8" + four + REST, "ffd8" + four + REST);
    String symbols = "ffc4 0113 00 ff01" + "00".repeat(14) + "41".repeat(256);
    becomes("ffd8" + symbols + REST, "ffd8" + symbols + REST);
    String more = "ffc4 0114 00 ff02" + "00".repeat(14) + "41".repeat(257);
    refused("ffd8" + more + REST, "a table that is none, or too many");
  }

  @Test
  void has_one_three_or_four_colours() throws Exception {
    String four = "ffc0 0014 08 0001 0001 04 011100 021100 031100 041100";
    String scan = "ffda 000e 04 0100 0200 0300 0400 003f00 12";
    becomes("ffd8" + four + scan + "ffd9", "ffd8" + four + scan + "ffd9");
    refused(
        "ffd8 ffc0 000e 08 0001 0001 02 011100 021100" + SCAN + "ffd9",
        "not one frame of eight bits and one, three or four colours");
  }

  @Test
  void keeps_every_restart_among_its_points() throws Exception {
    String points = "ffd8" + FRAME + "ffda 0008 01 0100 003f00 12 ffd7 34 ffd9";
    becomes(points, points);
    refused(points.replace("ffd7", "ffcf"), "a part that the usual decoders do not read");
  }

  @Test
  void is_refused_wherever_it_is_cut() {
    byte[] jfif = joined(text("JFIF\0"), hex("0102 00 0001 0001 0000"));
    byte[] adobe = joined(text("Adobe"), hex("0064 0000 0000 01"));
    String tables = "ffdb 0043 00" + "01".repeat(64) + "ffc4 0014 00 01" + "00".repeat(15) + "07";
    byte[] whole = hex("ffd8 fffe 0004 1234" + tables + REST);
    byte[] file = withSegment(withSegment(whole, 0xee, adobe), 0xe0, jfif);
    assertThatCode(() -> Jpeg.clean(file)).doesNotThrowAnyException();
    for (int i = 0; i < file.length; i++) {
      byte[] cut = Arrays.copyOf(file, i);
      assertThatThrownBy(() -> Jpeg.clean(cut)).isInstanceOf(FileRefused.class);
    }
  }

  @Test
  void counts_each_table_of_a_segment() throws Exception {
    String eight = "ffc4 008a" + ("00" + "00".repeat(16)).repeat(8);
    String most = "ffd8" + eight.repeat(32) + REST;
    becomes(most, most);
    refused(
        "ffd8" + eight.repeat(32) + "ffdd 0004 0008" + REST, "a table that is none, or too many");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ffda 0006 00 003f00", "ffda 000a 02 0100 0200 003f00"})
  void has_in_a_scan_the_colours_of_its_frame(String scan) {
    refused("ffd8" + FRAME + scan + "12 ffd9", "a scan that is none, or too many");
  }

  @Test
  void has_no_text_in_the_head_of_a_scan() {
    refused(
        "ffd8" + FRAME + "ffda 0204 ff" + "41".repeat(513) + "12 ffd9",
        "a scan that is none, or too many");
  }

  @ParameterizedTest
  @CsvSource({
    "ffc0 000b 08 0000 0001 01 011100,'a picture of no size, or of more than any screen has'",
    "ffc0 000b 08 4001 0001 01 011100,'a picture of no size, or of more than any screen has'",
    "ffc0 000b 08 0001 4001 01 011100,'a picture of no size, or of more than any screen has'",
    "ffc0 000b 08 4000 4000 01 011100,a picture of more points than a camera takes",
    "ffc0 000b 0c 0001 0001 01 011100,'not one frame of eight bits and one, three or four colours'",
    "ffc0 000b 08 0001 0001 02 011100,'not one frame of eight bits and one, three or four colours'",
    "ffc0 000c 08 0001 0001 01 01110000,'not one frame of eight bits and one, three or four"
        + " colours'",
    "ffc3 000b 08 0001 0001 01 011100,a part that the usual decoders do not read",
    "ffc9 000b 08 0001 0001 01 011100,a part that the usual decoders do not read",
    "ffdc 0004 0001,a part that the usual decoders do not read",
    "ffd8,a part that the usual decoders do not read",
    "ffd0,a part that the usual decoders do not read",
    "1234,no marker where one must be",
    "ffe1 0001,a segment shorter than its own length",
    "ffe1 7fff,it ends in the middle"
  })
  void is_no_other_picture(String instead, String why) {
    refused("ffd8" + instead + SCAN + "ffd9", why);
  }

  @Test
  void is_built_as_a_jpeg_is() {
    refused("ffd9" + REST, "a JPEG starts otherwise");
    refused("ffd8ffd9", "a JPEG without a picture");
    refused("ffd8" + FRAME + "ffd9", "a JPEG without a picture");
    refused("ffd8" + SCAN + "ffd9", "a scan that is none, or too many");
    refused("ffd8" + FRAME + SCAN, "it ends in the middle");
    refused(
        "ffd8" + FRAME + FRAME + SCAN + "ffd9",
        "not one frame of eight bits and one, three or four colours");
    refused(
        "ffd8" + FRAME + SCAN.replace("0008", "0009") + "ffd9", "a scan that is none, or too many");
  }

  @Test
  void has_no_more_scans_and_tables_than_a_picture_needs() throws Exception {
    becomes("ffd8" + FRAME + SCAN.repeat(64) + "ffd9", "ffd8" + FRAME + SCAN.repeat(64) + "ffd9");
    refused("ffd8" + FRAME + SCAN.repeat(65) + "ffd9", "a scan that is none, or too many");
    String table = "ffdd 0004 0008";
    becomes("ffd8" + table.repeat(256) + REST, "ffd8" + table.repeat(256) + REST);
    refused("ffd8" + table.repeat(257) + REST, "a table that is none, or too many");
  }

  @Test
  void with_a_hundred_thousand_comments_is_read_in_one_go() throws Exception {
    byte[] many = new byte[400_000];
    for (int i = 0; i < many.length; i += 4) {
      System.arraycopy(hex("fffe0002"), 0, many, i, 4);
    }
    byte[] plain = hex("ffd8" + REST);
    byte[] file = joined(Arrays.copyOf(plain, 2), many, Arrays.copyOfRange(plain, 2, plain.length));
    assertThat(Jpeg.clean(file)).isEqualTo(plain);
  }
}
