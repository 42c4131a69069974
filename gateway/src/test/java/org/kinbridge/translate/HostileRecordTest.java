package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.translate.Samples.faultPlaces;
import static org.kinbridge.translate.Samples.faults;
import static org.kinbridge.translate.Samples.least;
import static org.kinbridge.translate.Samples.translate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.reading.Report;
import org.kinbridge.translate.source.NationalRecord;

/** What breaks the format is refused with its place, and never thrown. */
class HostileRecordTest {
  private static final byte[] DAMAGE = {' ', '"', '{', '}', '[', ']', ':', ',', '0', -1, 1};

  @Test
  void refuses_a_depth_of_a_hundred_thousand() {
    assertReason("[".repeat(100_000), Reason.TOO_DEEP);
    assertReason("{\"data\":{\"a\":" + "{\"a\":".repeat(100_000), Reason.TOO_DEEP);
  }

  @Test
  void refuses_ten_megabytes() {
    assertReason("{\"data\":\"" + "x".repeat(10 << 20) + "\"}", Reason.TOO_LARGE);
  }

  @Test
  void refuses_a_member_named_twice_with_its_place() {
    Translation refused =
        translate(
            "{\"data\":{\"sex\":\"male\",\"sex\":\"female\"}}".getBytes(StandardCharsets.UTF_8));

    assertThat(faults(refused)).extracting(Fault::reason).containsExactly(Reason.DUPLICATE_MEMBER);
    assertThat(faultPlaces(refused)).containsExactly("/data/sex");
  }

  @Test
  void refuses_what_stands_beside_the_record() {
    Translation refused =
        translate(
            Samples.json(
                "{\"data\":{\"case_id\":\"1\"},\"metadata\":{}}".getBytes(StandardCharsets.UTF_8)));

    assertThat(faults(refused)).extracting(Fault::reason).containsExactly(Reason.UNKNOWN_MEMBER);
    assertThat(faultPlaces(refused)).containsExactly("/metadata");
  }

  @Test
  void refuses_other_records_of_the_same_system() {
    assertReason("{\"data\":[{\"case_id\":\"1\"}]}", Reason.MALFORMED_RECORD);
    assertReason(
        "{\"data\":{\"inquiry_date\":\"2026-02-11\",\"relation_name\":\"A Test\"}}",
        Reason.MALFORMED_RECORD);
    assertReason("{\"payload\":{\"case_id\":\"1\"}}", Reason.MALFORMED_RECORD);
    assertReason("[]", Reason.MALFORMED_RECORD);
    assertReason("\"case\"", Reason.MALFORMED_RECORD);
    assertReason("", Reason.MALFORMED_JSON);
  }

  @Test
  void names_every_fault_at_once() {
    Translation refused =
        translate(
            least(
                "'age':'fourteen','nationality':'syria','family_details_section':[7,{'relation_name':true}]",
                "'estimated':'yes','date_of_birth':'2012-13-01','services_section':{'service_type':'food_service'}"));

    assertThat(faultPlaces(refused))
        .contains(
            "/age",
            "/nationality",
            "/family_details_section/0",
            "/family_details_section/1/relation_name",
            "/estimated",
            "/services_section");
  }

  @Test
  void refuses_a_list_and_a_text_that_no_case_file_has() {
    String many = "'a',".repeat(300) + "'a'";

    assertThat(faults(translate(least("'nationality':[" + many + "]"))))
        .extracting(Fault::reason)
        .containsExactly(Reason.TOO_LARGE);
    assertThat(faults(translate(least("'name_last':'" + "n".repeat(2_000) + "'"))))
        .extracting(Fault::reason)
        .containsExactly(Reason.TOO_LARGE);
  }

  @Test
  void shows_no_value_of_the_record_in_a_fault() {
    Translation refused =
        translate(
            least("'age':'Quillon','sex':7,'date_of_birth':'Zephyrine','estimated':'Ottoline'"));

    assertThat(faults(refused).toString()).doesNotContain("Quillon", "Zephyrine", "Ottoline");
    assertThat(
            new NationalRecord("primero-v2", "Quillon".getBytes(StandardCharsets.UTF_8)).toString())
        .doesNotContain("Quillon");
  }

  @Property(tries = 1_000)
  void survives_any_bytes(@ForAll byte[] content) {
    assertThat(translate(content)).isInstanceOf(Translation.Refused.class);
  }

  /** The sample with bytes changed, cut and doubled is never a throw, whatever else it becomes. */
  @Property(tries = 600)
  void survives_a_damaged_sample(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] content = Samples.file("sample-case.json");
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      content[random.nextInt(content.length)] = DAMAGE[random.nextInt(DAMAGE.length)];
    }
    assertThat(translate(content)).isNotNull();
  }

  @Property(tries = 600)
  void survives_any_value_at_any_member(@ForAll long seed) {
    Random random = new Random(seed);
    var record = Samples.json(Samples.file("sample-case.json"));
    List<String> values =
        List.of(
            "null",
            "true",
            "0",
            "-1.5",
            "1e999",
            "\"\"",
            "\"x\"",
            "[]",
            "{}",
            "[[]]",
            "[{}]",
            "{\"a\":[1]}",
            "\"\\u0000\"",
            "\"2012-02-30\"");
    var data = (com.fasterxml.jackson.databind.node.ObjectNode) record.get("data");
    List<String> names = new java.util.ArrayList<>();
    data.fieldNames().forEachRemaining(names::add);
    String text = record.toString();
    String name = names.get(random.nextInt(names.size()));
    String value = values.get(random.nextInt(values.size()));
    String changed =
        text.replace("\"" + name + "\":" + data.get(name), "\"" + name + "\":" + value);
    assertThat(translate(changed.getBytes(StandardCharsets.UTF_8))).isNotNull();
  }

  /** A list that no row reads is accounted for as one, and not located element by element. */
  @Test
  void accounts_for_a_million_elements_nobody_asked_for_as_one() {
    Translation translation = translate(least("'zzz':[" + "1,".repeat(1_000_000) + "1]"));

    assertThat(translation.report().stayedHome())
        .extracting(Report.StayedHome::source)
        .contains("/zzz");
  }

  private static void assertReason(String content, Reason reason) {
    assertThat(faults(translate(content.getBytes(StandardCharsets.UTF_8))))
        .as(reason.code().toUpperCase(Locale.ROOT))
        .extracting(Fault::reason)
        .containsExactly(reason);
  }
}
