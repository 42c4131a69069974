package org.kinbridge.translate.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.translate.hl7.Messages.message;
import static org.kinbridge.translate.hl7.Messages.read;
import static org.kinbridge.translate.hl7.Messages.refusal;
import static org.kinbridge.translate.hl7.Messages.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;

/** What stands where in a message, and what is refused. */
class Hl7ReaderTest {

  @Test
  void a_field_that_may_repeat_is_a_list_and_another_is_none() {
    JsonNode tree = tree("PID|1||8800123^^^ALM-HOSP^MR||Veil^Ori~Vael^Orri||2019");

    assertThat(tree.at("/PID/5/0/1").asText()).isEqualTo("Veil");
    assertThat(tree.at("/PID/5/1/2").asText()).isEqualTo("Orri");
    assertThat(tree.at("/PID/7/1").asText()).isEqualTo("2019");
    assertThat(tree.at("/PID/3/0/5").asText()).isEqualTo("MR");
  }

  @Test
  void a_segment_that_may_repeat_is_a_list_wherever_it_stands() {
    JsonNode tree =
        tree("PID|1", "ARV|1|A|LOC", "NK1|1|Veil", "PV1|1|E", "ARV|2|A|PSY", "NK1|2|Vo");

    assertThat(tree.at("/ARV")).hasSize(2);
    assertThat(tree.at("/ARV/1/3/1").asText()).isEqualTo("PSY");
    assertThat(tree.at("/NK1/1/2/0/1").asText()).isEqualTo("Vo");
  }

  @Test
  void a_group_holds_what_belongs_together() {
    JsonNode tree =
        Messages.tree(
            Messages.HEADER.replace("ADT^A04^ADT_A01", "VXU^V04^VXU_V04").replace("|2.6", "|2.5.1"),
            "PID|1",
            "ORC|RE||IZ-1",
            "RXA|0|1|20260405||03^MMR^CVX",
            "OBX|1|ST|a||first",
            "ORC|RE||IZ-2",
            "RXA|0|1|2020||20^DTaP^CVX");

    assertThat(tree.at("/ORDER")).hasSize(2);
    assertThat(tree.at("/ORDER/0/OBSERVATION/0/OBX/5/0/1").asText()).isEqualTo("first");
    assertThat(tree.at("/ORDER/1/RXA/3/1").asText()).isEqualTo("2020");
  }

  @Test
  void subcomponents_beyond_the_first_have_a_name_of_their_own() {
    JsonNode tree = tree("PID|1||||van Veil&van&Veil^Ori");

    assertThat(tree.at("/PID/5/0/1").asText()).isEqualTo("van Veil");
    assertThat(tree.at("/PID/5/0/1&2").asText()).isEqualTo("van");
    assertThat(tree.at("/PID/5/0/1&3").asText()).isEqualTo("Veil");
  }

  @Test
  void segments_and_components_that_the_standard_does_not_know_are_in_the_tree() {
    JsonNode tree =
        tree("PID|1||||A^B^^^^^L^A^p^q^r^s^t^u^v^w^x||2019^zz", "ZPV|a|b^c&d~e", "QQQ|1");

    assertThat(tree.at("/ZPV/0/2/0/2&2").asText()).isEqualTo("d");
    assertThat(tree.at("/ZPV/0/2/1/1").asText()).isEqualTo("e");
    assertThat(tree.at("/QQQ/0/1/0/1").asText()).isEqualTo("1");
    assertThat(tree.at("/PID/5/0/17").asText()).isEqualTo("x");
    assertThat(tree.at("/PID/7/2").asText()).isEqualTo("zz");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\r\n"})
  void every_line_end_is_read_when_it_is_used_throughout(String end) {
    String message = String.join(end, Messages.HEADER, "PID|1||||Veil", "PV1|1|E") + end;

    assertThat(read(message.getBytes(StandardCharsets.UTF_8)).root().at("/PID/5/0/1").asText())
        .isEqualTo("Veil");
  }

  @Test
  void a_line_break_inside_a_text_makes_no_segment() {
    byte[] injected = message("PID|1||||Veil", "OBX|1|ST|a||one\nNK1|1|Zephyrine");

    assertThat(refusal(injected).place()).isEqualTo("/OBX[1]/5[1]");
  }

  @Test
  void the_frame_of_the_transport_and_a_byte_order_mark_are_no_part_of_the_message() {
    String message = String.join("\r", Messages.HEADER, "PID|1||||Veil");

    assertThat(read(("\u000b" + message + "\r\u001c\r").getBytes(StandardCharsets.UTF_8)).root())
        .isEqualTo(read(message.getBytes(StandardCharsets.UTF_8)).root());
    assertThat(read(("\ufeff" + message).getBytes(StandardCharsets.UTF_8)).root())
        .isEqualTo(read(message.getBytes(StandardCharsets.UTF_8)).root());
  }

  @Test
  void escapes_mean_what_the_standard_says() {
    JsonNode tree =
        tree(
            "PID|1||||a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f",
            "OBX|1|ST|x||line\\.br\\next \\H\\bold\\N\\ \\X41C3A9\\");

    assertThat(tree.at("/PID/5/0/1").asText()).isEqualTo("a|b^c&d~e\\f");
    assertThat(tree.at("/OBX/0/5/0/1").asText()).isEqualTo("line\nnext bold Aé");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\\b", "\\Zlocal\\", "\\C2842\\", "\\X4\\", "\\XC3\\", "\\\\", "\\F\\\\"})
  void an_escape_that_cannot_be_read_is_refused_with_its_place(String text) {
    Fault fault = refusal(message("PID|1||||Ok~Veil^" + text));

    assertThat(fault.reason()).isEqualTo(Reason.MALFORMED_RECORD);
    assertThat(fault.place()).isEqualTo("/PID[1]/5[2]/2");
  }

  @Test
  void two_quotes_state_nothing() {
    assertThat(tree("PID|1||||\"\"^Ori").at("/PID/5/0/1").isNull()).isTrue();
  }

  @Test
  void the_message_says_how_it_is_written() {
    String header = Messages.HEADER.replace("UNICODE UTF-8", "8859/5");
    byte[] cyrillic =
        String.join("\r", header, "PID|1||||Іваненко").getBytes(Charset.forName("ISO-8859-5"));

    assertThat(read(cyrillic).root().at("/PID/5/0/1").asText()).isEqualTo("Іваненко");
  }

  @Test
  void a_byte_the_declared_character_set_lacks_is_refused_with_its_field() {
    byte[] latin =
        String.join("\r", Messages.HEADER, "PID|1||||Ok~Zoé^x")
            .getBytes(StandardCharsets.ISO_8859_1);
    String ascii = Messages.HEADER.replace("UNICODE UTF-8", "");

    assertThat(refusal(latin).place()).isEqualTo("/PID[1]/5[2]");
    assertThat(
            refusal(String.join("\r", ascii, "PID|1||||Zoé").getBytes(StandardCharsets.UTF_8))
                .place())
        .isEqualTo("/PID[1]/5[1]");
  }

  @Test
  void a_message_that_is_not_written_as_it_declares_is_refused_not_garbled() {
    String header = Messages.HEADER.replace("UNICODE UTF-8", "8859/1");
    byte[] utf8 = String.join("\r", header, "PID|1||||Zoé").getBytes(StandardCharsets.UTF_8);

    assertThat(refusal(utf8).place()).isEqualTo("/MSH[1]/18[1]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNICODE", "ISO IR87", "KOI8-R", "8859/1~ISO IR87"})
  void a_character_set_that_is_not_read_is_refused(String name) {
    byte[] message = message(Messages.HEADER.replace("UNICODE UTF-8", name), "PID|1");

    assertThat(refusal(message).place()).isEqualTo("/MSH[1]/18[1]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.2", "2.7", "", "v2.6"})
  void another_version_is_refused(String version) {
    byte[] message = message(Messages.HEADER.replace("|2.6|", "|" + version + "|"), "PID|1");

    assertThat(refusal(message).place()).isEqualTo("/MSH[1]/12[1]");
  }

  @Test
  void a_second_patient_is_refused() {
    assertThat(refusal(message("PID|1||1", "PV1|1|E", "PID|2||2")).place()).isEqualTo("/PID[2]");
    assertThat(refusal(message("PID|1", Messages.HEADER, "PID|1")).place()).isEqualTo("/MSH[2]");
  }

  @Test
  void a_repetition_where_the_field_has_none_is_refused() {
    assertThat(refusal(message("PID|1||||Veil||2019~2020")).place()).isEqualTo("/PID[1]/7[2]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r",
        "MSH",
        "MSH|^~\\&",
        "MSH|^~\\",
        "MSH|||||",
        "MSHA^~\\&|",
        "PID|1",
        "FHS|^~\\&|",
        "{}",
        "BHS|^~\\&|A",
        "MSH|^^\\&|A"
      })
  void what_does_not_begin_as_a_message_is_refused(String text) {
    assertThat(refusal(text.getBytes(StandardCharsets.UTF_8)).reason())
        .isEqualTo(Reason.MALFORMED_RECORD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PI", "pid|1", "P D|1", "PIDX|1", "1PI|1", "PID^1", "|1", "text"})
  void a_line_that_is_no_segment_is_refused_with_its_line(String line) {
    assertThat(refusal(message("PID|1", line)).place()).isEqualTo("3:1");
  }

  @Test
  void other_delimiters_are_read_when_the_message_declares_them() {
    byte[] message =
        "MSH$%#/!$A$B$C$D$20260101$$ADT%A04%ADT_A01$1$T$2.6\rPID$1$$$$Ve!x%O|r^i#Vael"
            .getBytes(StandardCharsets.US_ASCII);

    assertThat(read(message).root().at("/PID/5/0/2").asText()).isEqualTo("O|r^i");
    assertThat(read(message).root().at("/PID/5/1/1").asText()).isEqualTo("Vael");
  }

  @Test
  void a_pointer_has_a_place_that_a_person_of_the_trade_can_read() {
    var source = read(message("PID|1||||A~B||2019", "OBX|1|ST|a||x", "OBX|2|ST|a||x~y", "ZZZ|1"));

    assertThat(
            List.of("/PID/5/1/1", "/PID/7/1", "/OBX/1/5/1/1", "/OBX/1", "/PID", "/ZZZ/0/1/0/1", "")
                .stream()
                .map(source.places())
                .toList())
        .containsExactly(
            "/PID[1]/5[2]/1",
            "/PID[1]/7[1]/1",
            "/OBX[2]/5[2]/1",
            "/OBX[2]",
            "/PID[1]",
            "/ZZZ[1]/1[1]/1",
            "");
  }
}
