package org.kinbridge.policy.rule.override;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinbridge.policy.Retold;

/** Zahra cares for the child, and the row does not need her name. */
class NamesInTextTest {
  private static final String PASSAGE = "/entry/0/resource/section/6/text/div";
  private static final String DIV =
      "'<div xmlns=\\'http://www.w3.org/1999/xhtml\\' lang=\\'en\\' xml:lang=\\'en\\'>"
          + "<p>%s sleeps badly.</p></div>'";

  private static Retold asked() {
    return Retold.of("treaty-32a.json", "liya.json");
  }

  private static Retold passage(String who) {
    return asked().record(PASSAGE, DIV.formatted(who));
  }

  private static Retold released(Retold story) {
    return story.request(
        "/releases/-",
        "{'source': '%s', 'releasedTo': 'xa-central-authority', 'releasedBy': 'u-17'}"
            .formatted(PASSAGE));
  }

  private static Retold written(Retold story, String text) {
    return story.request(
        "/statements/-",
        """
        {'section': 'situation', 'language': 'en', 'text': '%s',
         'writtenFor': 'xa-central-authority', 'releasedBy': 'u-17'}
        """
            .formatted(text));
  }

  /** At which texts the rule asks. */
  private static List<String> asks(Retold story) throws Exception {
    List<String> pointers = new ArrayList<>();
    for (JsonNode one : story.answer().path("missing")) {
      if (one.path("blocks").asText().equals(NamesInText.ID)) {
        pointers.add(one.path("pointer").asText());
      }
    }
    return pointers;
  }

  @Test
  void a_passage_that_leaves_is_read_and_one_that_stays_is_not() throws Exception {
    assertThat(asks(released(passage("Zahra"))))
        .containsExactly("Bundle.entry[0].resource.section[6]");
    assertThat(asks(released(passage("She")))).isEmpty();
    assertThat(asks(passage("Zahra"))).isEmpty();
  }

  /** The child is Liya Haddis, and its sister, who lives elsewhere and stays, Mihret Haddis. */
  @Test
  void what_the_child_s_own_name_tells_anyway_may_be_written() throws Exception {
    Retold apart = asked().record("/entry/2/resource/address/0/country", "'XB'");
    assertThat(asks(written(apart, "The Haddis family is well."))).isEmpty();
    assertThat(asks(written(apart, "Mihret is well."))).containsExactly("/statements/0/text");
  }
}
