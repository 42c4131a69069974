package org.kinbridge.translate.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.translate.source.Source;
import org.kinbridge.translate.source.SourceRefused;

class DelimitedReaderTest {
  private static final DelimitedReader READER =
      new DelimitedReader(
          ";\t",
          List.of(Encoding.UTF_8, Encoding.WINDOWS_1251),
          List.of("Прізвище", "Стать"),
          Map.of("Код ризику", ",/"));
  private static final Charset CYRILLIC = Charset.forName("windows-1251");
  private static final String TWO = "Прізвище;Стать\r\nВересень;Ж\r\n";

  @Test
  void reads_fields_by_the_names_of_the_header_and_names_the_record_by_its_line() throws Exception {
    Source source = read(TWO);

    assertThat(source.root().toString())
        .isEqualTo("{\"2\":{\"Прізвище\":\"Вересень\",\"Стать\":\"Ж\"}}");
    assertThat(source.record()).contains("2");
    assertThat(source.places().apply("/2/Стать")).isEqualTo("line 2, column 2: Стать");
  }

  @Test
  void reads_the_same_with_and_without_mark_in_another_encoding_separator_order_and_line_end()
      throws Exception {
    JsonNode expected = read(TWO).root();

    assertThat(read("\uFEFF" + TWO).root()).isEqualTo(expected);
    assertThat(read(TWO.getBytes(CYRILLIC)).root()).isEqualTo(expected);
    assertThat(read(TWO.replace(';', '\t')).root()).isEqualTo(expected);
    assertThat(read(TWO.replace("\r\n", "\n")).root()).isEqualTo(expected);
    assertThat(read("Стать;Прізвище\nЖ;Вересень").root().get("2")).isEqualTo(expected.get("2"));
  }

  @Test
  void keeps_line_ends_separators_and_quotes_inside_quotes() throws Exception {
    Source source = read("Прізвище;Стать;Примітки\n\"Я;\"\"Ю\"\"\";Ж;\"один\r\nдва\"\n");

    assertThat(source.root().at("/2/Прізвище").textValue()).isEqualTo("Я;\"Ю\"");
    assertThat(source.root().at("/2/Примітки").textValue()).isEqualTo("один\r\nдва");
  }

  @Test
  void splits_what_is_a_list_and_leaves_out_what_is_empty() throws Exception {
    Source source = read("Прізвище;Стать;Код ризику\nА;Ж;01, 03/ ,12");

    assertThat(source.root().at("/2/Код ризику").toString()).isEqualTo("[\"01\",\"03\",\"12\"]");
  }

  @Test
  void finds_the_record_that_is_meant_by_its_first_line() throws Exception {
    String three = "Прізвище;Стать\nА;Ж\n\"Б\nБ\";Ч\nВ;Н\n";

    assertThat(read(three, 3).root().fieldNames()).toIterable().containsExactly("3");
    assertThat(read(three, 5).root().at("/5/Прізвище").textValue()).isEqualTo("В");
    assertThat(fault(three, OptionalInt.of(4)).place()).isEqualTo("line 4");
    assertThat(fault(three, OptionalInt.of(1)).reason()).isEqualTo(Reason.MALFORMED_RECORD);
    assertThat(fault(three, OptionalInt.empty()).place()).isEqualTo("line 3");
  }

  @Test
  void refuses_a_file_without_a_record() {
    assertThat(fault("Прізвище;Стать\n").detail()).contains("no record");
    assertThat(fault("").reason()).isEqualTo(Reason.MALFORMED_RECORD);
  }

  @Test
  void refuses_a_header_that_lacks_a_column_or_names_one_twice() {
    assertThat(fault("Прізвище;Пол\nА;Ж").detail()).contains("Стать").doesNotContain("Пол");
    Fault twice = fault("Прізвище;Стать;Стать\nА;Ж;Ч");
    assertThat(twice.reason()).isEqualTo(Reason.DUPLICATE_MEMBER);
    assertThat(twice.place()).isEqualTo("line 1, column 3");
  }

  @Test
  void refuses_a_record_with_more_or_fewer_fields_than_the_header() {
    assertThat(fault("Прізвище;Стать\nА").place()).isEqualTo("line 2");
    assertThat(fault("Прізвище;Стать\nА;Ж;?").place()).isEqualTo("line 2");
  }

  @Test
  void refuses_a_value_in_a_column_without_a_name() throws Exception {
    assertThat(fault("Прізвище;Стать;\nА;Ж;таємниця").place()).isEqualTo("line 2, column 3");
    assertThat(read("Прізвище;Стать;\nА;Ж;").root().get("2").size()).isEqualTo(2);
  }

  @Test
  void refuses_another_encoding_at_its_first_byte_and_never_guesses() {
    byte[] mixed = joined("Прізвище;Стать\nВере".getBytes(UTF_8), "сень;Ж".getBytes(CYRILLIC));

    assertThat(fault(mixed).reason()).isEqualTo(Reason.MALFORMED_RECORD);
    assertThat(fault(mixed).place()).isEqualTo("line 2, byte 9");
    assertThat(fault(TWO.getBytes(Charset.forName("KOI8-U"))).place()).isEqualTo("line 1, byte 1");
    assertThat(fault(TWO.getBytes(Charset.forName("IBM866"))).place()).isEqualTo("line 1, byte 1");
    assertThat(fault(TWO.getBytes(Charset.forName("UTF-16"))).place()).isEqualTo("line 1, byte 1");
    assertThat(fault(joined(new byte[] {-17, -69, -65}, TWO.getBytes(CYRILLIC))).place())
        .isEqualTo("line 1, byte 4");
  }

  @Test
  void refuses_what_a_table_does_not_hold() {
    assertThat(fault("Прізвище;Стать\nА\u0000;Ж").place()).isEqualTo("line 2");
    assertThat(fault("Прізвище;Стать\n\"А;Ж").reason()).isEqualTo(Reason.MALFORMED_RECORD);
    assertThat(fault("Прізвище;Стать\n\"А\"Б;Ж").reason()).isEqualTo(Reason.MALFORMED_RECORD);
  }

  @Test
  void refuses_a_line_without_end_and_a_file_without_measure() {
    assertThat(fault("Прізвище;Стать\n" + "А".repeat(300_000) + ";Ж").reason())
        .isEqualTo(Reason.MALFORMED_RECORD);
    assertThat(fault("Прізвище;Стать\n" + ";".repeat(2_000_000)).reason())
        .isEqualTo(Reason.MALFORMED_RECORD);
    assertThat(fault(new byte[(4 << 20) + 1]).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void shows_no_value_in_a_refusal() {
    for (String file :
        List.of(
            "Quillon;Ottoline\nA;B",
            "Прізвище;Стать\nQuillon",
            "Прізвище;Стать\n\"Quillon",
            "Прізвище;Стать\nQuillon;Ж\nQuillon;Ж")) {
      assertThat(fault(file).toString()).doesNotContain("Quillon", "Ottoline");
    }
  }

  /** A refusal or a tree, whatever the bytes are. */
  @Property(tries = 1_000, seed = "105")
  void survives_any_bytes(@ForAll byte[] content) {
    survives(content);
  }

  @Property(tries = 2_000, seed = "105")
  void survives_a_damaged_file(@ForAll long seed) {
    Random random = new Random(seed);
    String text = "Прізвище;Стать;Код ризику\r\n\"Вер;\"\"е\nсень\";Ж;01,02\r\nА;Ч;\r\n";
    byte[] content = text.getBytes(random.nextBoolean() ? UTF_8 : CYRILLIC);
    byte[] damage = {';', '"', '\n', '\r', '\t', 0, -1, -17, (byte) 0x98, ','};
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      content[random.nextInt(content.length)] = damage[random.nextInt(damage.length)];
    }
    survives(Arrays.copyOf(content, random.nextInt(content.length + 1)));
  }

  private static void survives(byte[] content) {
    for (OptionalInt line : List.of(OptionalInt.empty(), OptionalInt.of(2))) {
      try {
        Source source = READER.read(content, line);
        assertThat(source.root().get(source.record().orElseThrow()).isObject()).isTrue();
      } catch (SourceRefused refused) {
        assertThat(refused.fault().detail()).isNotEmpty();
      }
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(first);
    all.writeBytes(second);
    return all.toByteArray();
  }

  private static Source read(String text) throws SourceRefused {
    return read(text.getBytes(UTF_8));
  }

  private static Source read(byte[] content) throws SourceRefused {
    return READER.read(content, OptionalInt.empty());
  }

  private static Source read(String text, int line) throws SourceRefused {
    return READER.read(text.getBytes(UTF_8), OptionalInt.of(line));
  }

  private static Fault fault(String text) {
    return fault(text, OptionalInt.empty());
  }

  private static Fault fault(byte[] content) {
    return fault(content, OptionalInt.empty());
  }

  private static Fault fault(String text, OptionalInt line) {
    return fault(text.getBytes(UTF_8), line);
  }

  private static Fault fault(byte[] content, OptionalInt line) {
    try {
      READER.read(content, line);
    } catch (SourceRefused refused) {
      return refused.fault();
    }
    throw new AssertionError("it was read");
  }
}
