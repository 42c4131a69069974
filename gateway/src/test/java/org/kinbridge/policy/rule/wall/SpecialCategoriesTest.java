package org.kinbridge.policy.rule.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinbridge.policy.Retold;
import org.kinbridge.policy.rule.Marked;

/** What is labelled as most private, and who may have it: a ward, what was released to it. */
class SpecialCategoriesTest {
  private static final String HIV =
      "{'system': 'http://terminology.hl7.org/CodeSystem/v3-ActCode', 'code': 'HIV'}";
  private static final String ILLNESS = "entry[7].resource";

  private static Retold labelled(String request) {
    return Retold.of(request, "selam.json").record("/entry/7/resource/meta/security/-", HIV);
  }

  private static Retold released(String request, String to, String source) {
    return labelled(request)
        .request(
            "/releases/-",
            "{'source': '" + source + "', 'releasedTo': '" + to + "', 'releasedBy': 'u-17'}");
  }

  private static List<String> withheld(Retold story) throws Exception {
    return Marked.by(new SpecialCategories(), story).withheld();
  }

  @Test
  void it_stays_without_a_trace() throws Exception {
    Marked marked = Marked.by(new SpecialCategories(), labelled("selam-care.json"));
    assertThat(marked.withheld()).containsExactly(ILLNESS);
    assertThat(marked.ways())
        .containsExactly("Withheld[by=special-category, reason=SPECIAL_CATEGORY, notice=SILENT]");
    assertThat(withheld(Retold.of("selam-care.json", "selam.json"))).isEmpty();
  }

  @Test
  void only_to_a_ward_and_only_that_item_may_be_released() throws Exception {
    assertThat(withheld(labelled("health.json"))).containsExactly(ILLNESS);
    assertThat(withheld(released("health.json", "xa-hospital", "/entry/7/resource"))).isEmpty();
    assertThat(withheld(released("health.json", "xa-hospital", "/entry/8/resource")))
        .containsExactly(ILLNESS);
    assertThat(withheld(released("selam-care.json", "xa-casw", "/entry/7/resource")))
        .containsExactly(ILLNESS);
  }

  @Test
  void a_label_that_nobody_placed_takes_all_whatever_is_released() throws Exception {
    Retold unplaced =
        Retold.of("health.json", "selam.json")
            .record("/meta/security/-", HIV)
            .request(
                "/releases/-",
                "{'source': '/entry/7/resource', 'releasedTo': 'xa-hospital',"
                    + " 'releasedBy': 'u-17'}");
    Marked marked = Marked.by(new SpecialCategories(), unplaced);
    assertThat(marked.marks().isSilent(marked.document().root())).isTrue();
  }
}
