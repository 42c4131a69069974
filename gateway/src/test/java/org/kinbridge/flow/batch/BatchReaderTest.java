package org.kinbridge.flow.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;

/** What comes in is no batch but bytes: each line is read or is its own fault, at its place. */
class BatchReaderTest {
  private static final String ID = "7d1f5f52-9f0c-4f0e-8a5b-0f5b8f0c2a%02d";

  private static List<BatchLine> read(String... lines) {
    return BatchReader.read(String.join("\n", lines).getBytes(UTF_8));
  }

  private static String line(int id) {
    return "{\"id\": \"" + ID.formatted(id) + "\", \"request\": {}}";
  }

  private static List<String> faults(BatchLine line) {
    return line.faults().stream()
        .map(fault -> fault.reason().code() + " " + fault.place())
        .toList();
  }

  private static Fault only(BatchLine line) {
    assertThat(line.faults()).hasSize(1);
    return line.faults().getFirst();
  }

  @Test
  void what_is_no_json_is_told_at_its_line_and_column() {
    List<BatchLine> lines = read(line(1), "{\"id\": nothing}", line(2));
    assertThat(only(lines.get(1)).place()).startsWith("2:");
    assertThat(only(lines.get(1)).reason()).isEqualTo(Reason.MALFORMED_JSON);
    assertThat(lines).extracting(BatchLine::number).containsExactly(1, 2, 3);
    assertThat(lines.get(2).id()).isPresent();
  }

  @Test
  void an_empty_line_is_a_line_and_the_end_of_the_last_one_is_none() {
    assertThat(read(line(1), "", line(2), "")).hasSize(3);
    assertThat(read("")).isEmpty();
    assertThat(only(read(line(1), "", line(2)).get(1)).place()).isEqualTo("2:1");
    assertThat(read("\n")).hasSize(1);
  }

  @Test
  void a_carriage_return_ends_a_line_too_and_nothing_else_does() {
    assertThat(faults(read(line(1) + "\r", line(2)).getFirst()))
        .isEqualTo(faults(read(line(1)).getFirst()));
    assertThat(only(read(line(1) + "\u2028" + line(2)).getFirst()).reason())
        .isEqualTo(Reason.MALFORMED_JSON);
  }

  @Test
  void a_fault_of_the_request_leads_into_the_line() {
    assertThat(faults(read(line(1)).getFirst()))
        .contains("missing-member /request/to")
        .allMatch(fault -> fault.contains(" /request/"));
  }

  @Test
  void a_line_has_an_id_a_request_and_perhaps_a_group() {
    assertThat(faults(read("{}").getFirst()))
        .contains("missing-member /id", "missing-member /request");
    assertThat(
            faults(
                read("{\"id\": \"x\", \"group\": \"a b\", \"request\": [], \"to\": 1}").getFirst()))
        .containsExactlyInAnyOrder(
            "invalid-value /id",
            "invalid-value /group",
            "invalid-value /request",
            "unknown-member /to");
    assertThat(faults(read("[]").getFirst())).contains("invalid-value ");
  }

  @Test
  void a_member_named_twice_is_a_fault_and_not_the_last_one() {
    String twice =
        line(1).replace("\"request\"", "\"id\": \"" + ID.formatted(2) + "\", \"request\"");
    assertThat(only(read(twice).getFirst()).reason()).isEqualTo(Reason.DUPLICATE_MEMBER);
  }

  @Test
  void an_id_has_one_spelling_and_one_line() {
    String capitals =
        line(1).replace(ID.formatted(1), ID.formatted(1).toUpperCase(java.util.Locale.ROOT));
    assertThat(faults(read(capitals).getFirst())).contains("invalid-value /id");
    assertThat(faults(read(line(1).replace(ID.formatted(1), "1-1-1-1-1")).getFirst()))
        .contains("invalid-value /id");
    List<BatchLine> twice = read(line(1), line(1));
    assertThat(faults(twice.get(0))).doesNotContain("invalid-value /id");
    assertThat(faults(twice.get(1))).contains("invalid-value /id");
  }

  @Test
  void reading_ends_one_line_after_the_last_that_a_batch_may_have() {
    byte[] many = new byte[1 << 20];
    Arrays.fill(many, (byte) '\n');
    assertThat(BatchReader.read(many)).hasSize(BatchReader.MOST_LINES + 1);
  }

  @Test
  void a_line_that_is_deep_or_not_utf_8_is_its_own_fault() {
    byte[] batch = (line(1) + "\n" + "[".repeat(5_000) + "\n\"?\"\n" + line(2)).getBytes(UTF_8);
    int at = new String(batch, UTF_8).indexOf('?');
    batch[at] = (byte) 0xff;
    List<BatchLine> lines = BatchReader.read(batch);
    assertThat(only(lines.get(1)).reason()).isEqualTo(Reason.TOO_DEEP);
    assertThat(only(lines.get(2)).place()).isEqualTo("3:1");
    assertThat(lines.get(3).id()).isPresent();
  }

  @Property(tries = 300)
  void whatever_stands_in_one_line_harms_no_other_one(@ForAll byte[] spoilt) {
    List<Byte> one = new ArrayList<>();
    for (byte each : spoilt) {
      if (each != '\n') {
        one.add(each);
      }
    }
    byte[] before = (line(1) + "\n").getBytes(UTF_8);
    byte[] after = ("\n" + line(2)).getBytes(UTF_8);
    byte[] batch = new byte[before.length + one.size() + after.length];
    System.arraycopy(before, 0, batch, 0, before.length);
    for (int i = 0; i < one.size(); i++) {
      batch[before.length + i] = one.get(i);
    }
    System.arraycopy(after, 0, batch, before.length + one.size(), after.length);
    List<BatchLine> lines = BatchReader.read(batch);
    assertThat(lines).hasSize(3);
    assertThat(faults(lines.get(0))).isEqualTo(faults(read(line(1)).getFirst()));
    assertThat(lines.get(1).faults()).isNotEmpty();
    assertThat(lines.get(2).id()).map(Object::toString).contains(ID.formatted(2));
  }
}
