package org.kinbridge.http;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The list of doors and the methods behind them say the same, and none stands open by mistake. */
final class EndpointTest {

  static Stream<Method> resourceMethods() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.kinbridge")
            .stream()
            .map(JavaClass::reflect)
            .filter(type -> !type.isInterface())
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(method -> verb(method).isPresent());
  }

  static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .flatMap(type -> Optional.ofNullable(type.getAnnotation(HttpMethod.class)).stream())
        .map(HttpMethod::value)
        .findFirst();
  }

  static String path(Method method) {
    String type = method.getDeclaringClass().getAnnotation(Path.class).value();
    Path own = method.getAnnotation(Path.class);
    return own == null ? type : type + own.value();
  }

  @Test
  void every_method_says_who_may_call_it() {
    assertThat(resourceMethods())
        .isNotEmpty()
        .allSatisfy(
            method ->
                assertThat(
                        Stream.of(AsClient.class, AsPerson.class, Unauthenticated.class)
                            .filter(method::isAnnotationPresent))
                    .as(method.toString())
                    .hasSize(1));
  }

  @Test
  void two_methods_are_open_to_everybody_and_these_are_they() {
    assertThat(
            resourceMethods().filter(method -> method.isAnnotationPresent(Unauthenticated.class)))
        .extracting(EndpointTest::path)
        .containsExactlyInAnyOrder("/oauth2/token", "/api/openapi.yaml");
  }

  @Test
  void the_list_and_the_methods_are_the_same() {
    Set<String> methods =
        resourceMethods()
            .map(method -> verb(method).orElseThrow() + " " + path(method))
            .collect(toSet());
    Set<String> listed =
        Endpoint.ALL.stream()
            .flatMap(
                endpoint ->
                    endpoint.methods().stream().map(method -> method + " " + endpoint.template()))
            .collect(toSet());
    assertThat(methods).isEqualTo(listed);
  }

  @Example
  void a_listed_path_is_found_as_it_is_spelt() {
    assertThat(Endpoint.of("/api/inbox/7d1f5f52-9f0c-4f0e-8a5b-0f5b8f0c2a11"))
        .map(Endpoint::template)
        .contains("/api/inbox/{id}");
    assertThat(Endpoint.of("/api/disclosures/preview"))
        .map(Endpoint::template)
        .contains("/api/disclosures/preview");
    assertThat(Endpoint.of("/api/openapi.yaml")).isPresent();
    assertThat(Endpoint.of("/api/openapi-yaml")).isEmpty();
  }

  @Property(tries = 500)
  void what_is_found_is_spelt_as_it_is_listed(@ForAll @StringLength(max = 60) String tail) {
    assertThat(Endpoint.of("/api/directory" + tail).isPresent()).isEqualTo(tail.isEmpty());
    assertThat(Endpoint.of("/api/" + tail + "directory").isPresent()).isEqualTo(tail.isEmpty());
  }
}
