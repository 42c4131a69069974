package org.kinbridge.policy.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kinbridge.profile.Sources;

class SharedSourcesTest {
  @Test
  void every_scalar_and_every_resource_stands_at_its_own_pointer() throws Exception {
    JsonNode bundle =
        new ObjectMapper()
            .readTree(
                """
                {"resourceType":"Bundle","entry":[
                  {"fullUrl":"u","resource":{"resourceType":"Patient","a/b~c":[{"x":1},2]}}]}
                """);
    Sources sources = SharedSources.of(bundle);
    assertThat(sources.read()).isSameAs(bundle);
    assertThat(sources.byElement())
        .isEqualTo(
            Map.of(
                "Bundle.resourceType",
                List.of("/resourceType"),
                "Bundle.entry[0].fullUrl",
                List.of("/entry/0/fullUrl"),
                "Bundle.entry[0].resource",
                List.of("/entry/0/resource"),
                "Bundle.entry[0].resource.resourceType",
                List.of("/entry/0/resource/resourceType"),
                "Bundle.entry[0].resource.a/b~c[0].x",
                List.of("/entry/0/resource/a~1b~0c/0/x"),
                "Bundle.entry[0].resource.a/b~c[1]",
                List.of("/entry/0/resource/a~1b~0c/1")));
  }
}
