package org.kinbridge.policy.rule.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.kinbridge.policy.Retold;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.rule.Marked;

/** What is left for who treats the child, if this rule alone took something. */
class HealthMinimumTest {
  private static Retold ward() {
    return Retold.of("health.json", "selam.json");
  }

  private static Set<String> left(Marked marked, int entry) {
    Resource resource = marked.document().resources().get(entry);
    Set<String> left = new TreeSet<>();
    for (Element element : resource.root().children()) {
      if (marked.marks().of(element).isEmpty()) {
        left.add(element.name());
      }
    }
    return left;
  }

  @Test
  void of_the_child_who_it_is_and_of_a_relative_nothing() throws Exception {
    Marked marked = Marked.by(new HealthMinimum(), ward());
    assertThat(left(marked, 1))
        .containsExactly(
            "active",
            "birthDate",
            "communication",
            "extension",
            "gender",
            "identifier",
            "managingOrganization",
            "meta",
            "name",
            "resourceType");
    assertThat(left(marked, 2)).containsExactly("meta", "resourceType");
    assertThat(left(marked, 14)).containsExactly("meta", "resourceType");
    assertThat(marked.ways())
        .containsExactly("Withheld[by=R17, reason=NOT_IN_WHITELIST, notice=SILENT]");
  }

  @Test
  void a_section_that_lists_is_made_anew_and_one_that_tells_stays() throws Exception {
    Retold told =
        ward()
            .record(
                "/entry/0/resource/section/-",
                """
                {'code': {'coding': [{'system': 'https://kinbridge.example/fhir/CodeSystem/cp-section',
                                      'code': 'situation'}]},
                 'author': [{'reference': 'urn:uuid:cc000000-0000-4000-8000-000000000021'}],
                 'text': {'status': 'additional',
                          'div': '<div xmlns=\\"http://www.w3.org/1999/xhtml\\"><p>Well.</p></div>'}}
                """);
    assertThat(Marked.by(new HealthMinimum(), told).withheld())
        .filteredOn(path -> path.startsWith("entry[0]"))
        .containsExactly("entry[0].resource.section[7]");
  }

  @Test
  void others_are_none_of_its_business() throws Exception {
    assertThat(Marked.by(new HealthMinimum(), Retold.care()).ways()).isEmpty();
    assertThat(Marked.by(new HealthMinimum(), ward().without("request", "/purpose")).ways())
        .isEmpty();
  }
}
