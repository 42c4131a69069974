package org.kinbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kit speaks to a node over its doors only, so that it may judge any implementation. */
class OutsideTest {
  @Test
  void sees_no_class_of_the_gateway() throws Exception {
    List<URL> ours = Collections.list(getClass().getClassLoader().getResources("org/kinbridge"));

    assertThat(ours).isNotEmpty().allMatch(OutsideTest::isOfTheKit);
    assertThat(getClass().getClassLoader().getResource("org/kinbridge/wiring/Main.class")).isNull();
  }

  private static boolean isOfTheKit(URL folder) {
    try {
      return new URI(folder.toString()).getPath().contains("/conformance/target/");
    } catch (URISyntaxException odd) {
      return false;
    }
  }
}
