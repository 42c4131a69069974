package org.kinbridge.policy.residual;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;

/** A file that leaves, given by hand, as a first pass that failed would have made it. */
class AttachedTest {
  private static final String FILE = "cp-document.content.attachment.";
  private static final String PNG_START = "89504e470d0a1a0a 0000000049484452aaaaaaaa ";
  private static final String POINTS = "789c6360000000020001";
  private static final String END = "0000000049454e44aaaaaaaa";
  private static final String PNG_END = "0000000a49444154" + POINTS + "aaaaaaaa" + END;
  private static final String TEXT = "000000027445587478 79aaaaaaaa";
  private static final String JPEG_START = "ffd8 ";
  private static final String JFIF = "ffe0 0010 4a46494600 0102 00 0001 0001 0000 ";
  private static final String ADOBE = "ffee 000e 41646f6265 0064 0000 0000 01 ";
  private static final String SCAN = "ffda 0004 0000 12ff0034ffd056 ";

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Attached attached(String type, byte[] file, String released) throws Exception {
    ObjectNode request = SecondPassTest.consentCare();
    ((ArrayNode) request.path("attachments"))
        .addObject()
        .put("id", "#a")
        .put("contentType", type)
        .put("data", base64(file));
    ((ArrayNode) request.path("releases"))
        .addObject()
        .put("source", released)
        .put("releasedTo", request.at("/to/authority").textValue())
        .put("releasedBy", "u-17");
    Request read = ((Reading.Accepted) Request.parse(request)).request();
    JsonNode record = SecondPassTest.json("{\"timestamp\":\"2026-04-10T09:00:00Z\"}");
    return new Attached(SecondPassTest.evidence(record, read));
  }

  private static boolean leaves(String type, String whole, String leaving) throws Exception {
    Attached attached = attached(type, hex(whole), "#a");
    return attached.explains(FILE + "data", base64(hex(leaving)));
  }

  @Test
  void is_explained_where_it_was_released_and_only_lost_something() throws Exception {
    String whole = PNG_START + TEXT + PNG_END + "00";
    assertThat(leaves("image/png", whole, PNG_START + PNG_END)).isTrue();
    assertThat(leaves("image/png", whole, PNG_START + TEXT + PNG_END)).isFalse();
    assertThat(leaves("image/png", whole, PNG_START + PNG_END + "00")).isFalse();
    assertThat(leaves("image/png", whole, PNG_START)).isFalse();
    assertThat(
            leaves("image/png", PNG_START + PNG_END, PNG_START + PNG_START.substring(17) + PNG_END))
        .as("a part twice")
        .isFalse();
    String colours = chunk("sRGB", 1);
    assertThat(leaves("image/png", PNG_START + colours + PNG_END, PNG_START + PNG_END)).isTrue();
    assertThat(leaves("image/png", PNG_START + PNG_END, PNG_START + colours + PNG_END))
        .as("something put in")
        .isFalse();
  }

  private static String chunk(String name, int length) {
    String named = HexFormat.of().formatHex(name.getBytes(ISO_8859_1));
    return HexFormat.of().toHexDigits(length) + named + "41".repeat(length) + "aaaaaaaa";
  }

  @ParameterizedTest
  @CsvSource({
    "PLTE,768,true",
    "PLTE,769,false",
    "tRNS,256,true",
    "tRNS,257,false",
    "gAMA,4,true",
    "gAMA,5,false",
    "sRGB,1,true",
    "sRGB,2,false",
    "IHDR,13,false",
    "PLTE,-1,false"
  })
  void of_a_png_no_part_is_explained_that_has_room_for_a_text(
      String name, int length, boolean explained) throws Exception {
    String part = length < 0 ? chunk(name, 3) + chunk(name, 3) : chunk(name, length);
    String file = PNG_START + part + PNG_END;
    assertThat(leaves("image/png", file, file)).isEqualTo(explained);
  }

  @ParameterizedTest
  @CsvSource({
    "0000000a49444154 789c6360000000020001 aaaaaaaa,true",
    "0000000449444154 789c6360 aaaaaaaa 0000000649444154 000000020001 aaaaaaaa,true",
    "0000000b49444154 789c6360000000020001 41 aaaaaaaa,false",
    "0000000a49444154 789c6360000000020001 aaaaaaaa 0000000149444154 41 aaaaaaaa,false",
    "0000000949444154 789c63600000000200 aaaaaaaa,false",
    "0000000a49444154 789c6360000000020002 aaaaaaaa,false",
    "'',false"
  })
  void of_a_png_nothing_stands_behind_its_points(String points, boolean explained)
      throws Exception {
    String file = PNG_START + points + END;
    assertThat(leaves("image/png", file, file)).isEqualTo(explained);
  }

  @ParameterizedTest
  @CsvSource({
    "ffdb,0002,true",
    "ffc4,0002,true",
    "ffc0,0002,true",
    "ffda,0002,true",
    "ffdb,0206,true",
    "ffdb,0207,false",
    "ffc4,088a,true",
    "ffc4,088b,false",
    "ffdd,0004,true",
    "ffdd,0005,false",
    "ffc0,0014,true",
    "ffc0,0015,false",
    "ffda,000e,true",
    "ffda,000f,false"
  })
  void of_a_jpeg_no_part_is_explained_that_has_room_for_a_text(
      String marker, String length, boolean explained) throws Exception {
    String body = "41".repeat(HexFormat.fromHexDigits(length) - 2);
    String file = JPEG_START + marker + length + body + SCAN + "ffd9";
    assertThat(leaves("image/jpeg", file, file)).isEqualTo(explained);
  }

  @Test
  void a_jpeg_of_tables_only_is_not_explained() throws Exception {
    String table = "ffdb0206" + "41".repeat(516);
    String[] last = {"ffdb000d" + "41".repeat(11), "ffdb000e" + "41".repeat(12)};
    String most = JPEG_START + table.repeat(252) + SCAN + "ffd9";
    assertThat(leaves("image/jpeg", most, most)).isTrue();
    String filled = JPEG_START + table.repeat(253) + last[0] + SCAN + "ffd9";
    assertThat(leaves("image/jpeg", filled, filled)).isTrue();
    String full = JPEG_START + table.repeat(253) + last[1] + SCAN + "ffd9";
    assertThat(leaves("image/jpeg", full, full)).isFalse();
    String more = JPEG_START + table.repeat(254) + SCAN + "ffd9";
    assertThat(leaves("image/jpeg", more, more)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'',true",
    "ffe0 0010 4a46494600 0102 00 0001 0001 0000,true",
    "ffe0 0010 4a46494600 0102 00 0001 0001 0001,false",
    "ffe0 0012 4a46494600 0102 00 0001 0001 0000 0000,false",
    "ffe0 0010 4a46585800 0102 00 0001 0001 0000,false",
    "ffee 000e 41646f6265 0064 0000 0000 01,true",
    "ffee 000e 41646f6266 0064 0000 0000 01,false",
    "ffe1 0004 1234,false",
    "fffe 0004 1234,false",
    "ffdb 0004 1234,true",
    "ffc4 0004 1234,true",
    "ffc2 0004 1234,true",
    "ffc3 0004 1234,false",
    "ffdd 0001,false"
  })
  void of_a_jpeg_only_what_a_decoder_needs_is_explained(String segment, boolean explained)
      throws Exception {
    String file = JPEG_START + segment + SCAN + "ffd9";
    assertThat(leaves("image/jpeg", file, file)).isEqualTo(explained);
  }

  @Test
  void a_jpeg_ends_where_it_ends() throws Exception {
    String file = JPEG_START + SCAN + SCAN + "ffd9 00";
    assertThat(leaves("image/jpeg", file, JPEG_START + SCAN + SCAN + "ffd9")).isTrue();
    assertThat(leaves("image/jpeg", file, file)).isFalse();
    assertThat(leaves("image/jpeg", file, JPEG_START + SCAN)).isFalse();
  }

  @Test
  void no_document_is_explained() throws Exception {
    byte[] pdf = "%PDF-1.7".getBytes(ISO_8859_1);
    assertThat(attached("application/pdf", pdf, "#a").explains(FILE + "data", base64(pdf)))
        .isFalse();
  }

  @Test
  void nothing_is_explained_that_nobody_released() throws Exception {
    byte[] png = hex(PNG_START + PNG_END);
    Attached attached = attached("image/png", png, "/data");
    assertThat(attached.explains(FILE + "data", base64(png))).isFalse();
    assertThat(attached.explains("cp-document.status", "current")).isFalse();
  }

  @Test
  void type_size_and_time_are_those_of_the_file_and_of_the_record() throws Exception {
    byte[] png = hex(PNG_START + PNG_END);
    Attached attached = attached("image/png", png, "#a");
    String size = Integer.toString(png.length);
    assertThat(attached.explains(FILE + "size", size)).isFalse();
    assertThat(attached.explains(FILE + "data", base64(png))).isTrue();
    assertThat(attached.explains(FILE + "size", size)).isTrue();
    assertThat(attached.explains(FILE + "size", size + "1")).isFalse();
    assertThat(attached.explains(FILE + "contentType", "image/png")).isTrue();
    assertThat(attached.explains(FILE + "contentType", "image/jpeg")).isFalse();
    assertThat(attached.explains(FILE + "title", "photograph")).isFalse();
    assertThat(attached.explains("cp-document.date", "2026-04-10T09:00:00Z")).isTrue();
    assertThat(attached.explains("cp-document.date", "2026-04-11T09:00:00Z")).isFalse();
    assertThat(attached.explains("cp-document.status", "current")).isTrue();
    assertThat(attached.explains("cp-document.description", "At the lake")).isFalse();
    assertThat(attached.explains("cp-child.status", "current")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"12ffcf34,false", "12ffd034,true", "12ffd734,true", "12ffd834,false"})
  void among_the_points_of_a_jpeg_stand_restarts_only(String points, boolean explained)
      throws Exception {
    String file = JPEG_START + "ffda 0004 0000" + points + "ffd9";
    assertThat(leaves("image/jpeg", file, file)).isEqualTo(explained);
  }

  @ParameterizedTest
  @CsvSource({
    "image/png," + PNG_START + PNG_END,
    "image/jpeg," + JPEG_START + JFIF + ADOBE + SCAN + "ffd9",
    "image/jpeg," + JPEG_START + "ffdd 0004 0008" + SCAN + "ffd9"
  })
  void a_file_cut_anywhere_is_not_explained(String type, String hex) throws Exception {
    byte[] whole = hex(hex);
    Attached attached = attached(type, whole, "#a");
    for (int i = 0; i < whole.length; i++) {
      assertThat(attached.explains(FILE + "data", base64(Arrays.copyOf(whole, i)))).isFalse();
    }
    assertThat(attached.explains(FILE + "data", base64(whole))).isTrue();
  }
}
