package org.kinbridge.policy.residual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.policy.residual.Scalars.Labelled;
import org.kinbridge.policy.residual.Scalars.Scalar;
import org.kinbridge.policy.residual.Scalars.Shapes;

class ScalarsTest {
  private static List<Scalar> of(String bundle) throws Exception {
    return Scalars.of(Given.nothingReleased(bundle, Map.of()).record(), new Shapes());
  }

  @Test
  void every_scalar_has_its_place_and_its_shape() throws Exception {
    List<Scalar> found =
        of("{\"type\":\"a\",\"x\":[[\"b\",\"c\"]],\"entry\":[{\"fullUrl\":\"d\"}]}");
    assertThat(found).extracting(Scalar::text).containsExactly("a", "b", "c", "d");
    assertThat(found)
        .extracting(Scalar::path)
        .containsExactly(
            "Bundle.type", "Bundle.x[0].[0]", "Bundle.x[0].[1]", "Bundle.entry[0].fullUrl");
    assertThat(found)
        .extracting(scalar -> scalar.shape().text())
        .containsExactly("Bundle.type", "Bundle.x", "Bundle.x", "Bundle.fullUrl");
  }

  @ParameterizedTest
  @CsvSource({
    "Patient, cp-witness, PLAIN",
    "RelatedPerson, VIO, PLAIN",
    "RelatedPerson, cp-witness, BLOCKING"
  })
  void a_label_of_a_resource_stands_over_all_of_it_but_for_a_child(
      String type, String label, Labelled over) throws Exception {
    List<Scalar> found =
        of(
            "{\"entry\":[{\"resource\":{\"resourceType\":\"%s\",\"meta\":{\"security\":[{\"code\":\"%s\"}]}}}]}"
                .formatted(type, label));
    assertThat(found).extracting(Scalar::contact).containsOnly(over).hasSize(2);
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
    assertThat(of("{\"x\":" + written + "}").getFirst().text()).isEqualTo(read);
  }

  @Test
  void sixty_four_digits_are_written_out() throws Exception {
    assertThat(of("{\"x\":1e64}").getFirst().text()).isEqualTo("1" + "0".repeat(64));
  }
}
