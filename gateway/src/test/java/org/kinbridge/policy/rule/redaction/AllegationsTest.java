package org.kinbridge.policy.rule.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinbridge.policy.Retold;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.situation.Situation;

class AllegationsTest {
  @Test
  void of_alerts_a_school_is_kept_from_those_that_tell_of_an_enquiry() throws Exception {
    Situation school =
        Retold.of("school.json", "selam.json")
            .record("/entry/15/resource/code/coding/0/code", "'concern-under-enquiry'")
            .record("/entry/16/resource/code/coding/0/code", "'location-confidential'")
            .situation();
    Marks marks = new Marks(school.document());
    new Allegations().mark(school, marks);
    List<Resource> alerts = school.document().resources("cp-alert");
    assertThat(marks.of(alerts.get(0).root())).isPresent();
    assertThat(marks.of(alerts.get(1).root())).isEmpty();
  }
}
