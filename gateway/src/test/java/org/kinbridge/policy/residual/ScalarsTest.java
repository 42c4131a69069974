package org.kinbridge.policy.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.policy.residual.Scalars.Shapes;

class ScalarsTest {
  private static Scalars of(String bundle) throws Exception {
    return Scalars.of(Given.nothingReleased(bundle, Map.of()).record(), new Shapes());
  }

  private static <T> Stream<T> each(Scalars found, IntFunction<T> what) {
    return IntStream.range(0, found.size()).mapToObj(what);
  }

  @Test
  void every_scalar_has_its_place_and_its_shape() throws Exception {
    Scalars found =
        of(
            "{\"type\":\"a\",\"x\":[[\"b\",[{\"y\":\"c\"}]]],\"entry\":[{\"fullUrl\":\"d\",\"resource\":"
                + "{\"meta\":{\"profile\":[\"z/cp-child\"]},\"name\":{\"given\":[\"e\"]}}},\"f\"]}");
    assertThat(each(found, found::text))
        .containsExactly("a", "b", "c", "d", "z/cp-child", "e", "f");
    assertThat(each(found, found::path))
        .containsExactly(
            "Bundle.type",
            "Bundle.x[0].[0]",
            "Bundle.x[0].[1].[0].y",
            "Bundle.entry[0].fullUrl",
            "Bundle.entry[0].resource.meta.profile[0]",
            "Bundle.entry[0].resource.name.given[0]",
            "Bundle.entry[1]");
    assertThat(each(found, scalar -> found.shape(scalar).text()))
        .containsExactly(
            "Bundle.type",
            "Bundle.x",
            "Bundle.x.y",
            "Bundle.fullUrl",
            "cp-child.meta.profile",
            "cp-child.name.given",
            "Bundle.entry");
  }

  @Test
  void the_shape_is_the_same_in_whatever_order_members_stand() throws Exception {
    Scalars found = of("{\"x\":[{\"a\":1,\"b\":2},{\"b\":3,\"a\":4}]}");
    assertThat(each(found, scalar -> found.shape(scalar).text()))
        .containsExactly("Bundle.x.a", "Bundle.x.b", "Bundle.x.b", "Bundle.x.a");
    assertThat(found.shape(3)).isSameAs(found.shape(0));
  }

  @Test
  void what_is_no_object_is_looked_at_too() throws Exception {
    Scalars list = of("[\"a\",{\"x\":\"b\"}]");
    assertThat(each(list, list::path)).containsExactly("Bundle.[0]", "Bundle.[1].x");
    Scalars one = of("\"a\"");
    assertThat(each(one, one::text)).containsExactly("a");
  }

  @Test
  void more_than_anybody_thought_of_have_their_places_too() throws Exception {
    String one = "{\"url\":\"u\",\"valueCoding\":{\"code\":\"cp-witness\"}}";
    Scalars found =
        of("{\"y\":0,\"x\":{\"extension\":[" + one + (", " + one).repeat(1_499) + "]},\"z\":1}");
    assertThat(found.size()).isEqualTo(3_002);
    assertThat(found.path(3_000)).isEqualTo("Bundle.x.extension[1499].valueCoding.code");
    assertThat(found.shape(2_999).text()).isEqualTo("Bundle.x.extension.url");
    assertThat(found.where(2_999).name()).isEqualTo("url");
    assertThat(found.where(2_999).above().path()).isEqualTo("Bundle.x.extension[1499]");
    assertThat(IntStream.range(0, found.size()).filter(found::isBlocked))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 3_000).boxed().toList());
  }

  @Test
  void a_label_stands_over_all_of_its_object_and_over_nothing_else() throws Exception {
    Scalars found =
        of(
            """
            {"entry":[{"resource":{"a":"0","address":[
              {"text":"1","extension":[{"valueCoding":{"code":"VIO"}},{"valueCoding":{"code":"cp-asylum"}}],
               "period":{"start":"4"}},
              {"text":"5","extension":[{"valueCoding":{"code":"VIO"}}],"x":{"valueCoding":{"code":"cp-asylum"}}}]}}]}
            """);
    assertThat(IntStream.range(0, found.size()).filter(found::isBlocked))
        .containsExactly(1, 2, 3, 4);
  }

  @ParameterizedTest
  @CsvSource({
    "Patient, cp-witness, false",
    "RelatedPerson, VIO, false",
    "RelatedPerson, cp-witness, true"
  })
  void a_label_of_a_resource_stands_over_all_of_it_but_for_a_child(
      String type, String label, boolean over) throws Exception {
    Scalars found =
        of(
            "{\"entry\":[{\"resource\":{\"resourceType\":\"%s\",\"meta\":{\"security\":[{\"code\":\"%s\"}]}}}]}"
                .formatted(type, label));
    assertThat(each(found, found::isBlocked)).containsExactly(over, over);
  }

  @Test
  void a_tree_that_may_still_change_is_refused() throws Exception {
    JsonNode open = Given.json("{\"entry\":[{\"resource\":{\"x\":[{}]}}]}");
    assertThatThrownBy(() -> Scalars.of(open, new Shapes()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "5550177.5, 5550177.5",
    "5.5E6, 5500000",
    "1e65, 1E+65",
    "1e-65, 1E-65",
    "true, true"
  })
  void a_number_has_all_its_digits_unless_nobody_has_so_many(String written, String read)
      throws Exception {
    assertThat(of("{\"x\":" + written + "}").text(0)).isEqualTo(read);
  }

  @Test
  void sixty_four_digits_are_written_out() throws Exception {
    assertThat(of("{\"x\":1e64}").text(0)).isEqualTo("1" + "0".repeat(64));
  }
}
