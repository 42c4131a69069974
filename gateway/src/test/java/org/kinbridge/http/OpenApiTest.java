package org.kinbridge.http;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.MessageKind;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Urgency;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.rule.Settler;
import org.yaml.snakeyaml.Yaml;

/**
 * The description says what the port does: the same operations, examples that are read, codes that
 * exist.
 */
final class OpenApiTest {
  private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch");
  private final JsonNode description = description();

  private record Operation(String verb, String path, JsonNode node) {}

  private static JsonNode description() {
    try (InputStream yaml = OpenApiTest.class.getResourceAsStream(OpenApiResource.RESOURCE)) {
      return new ObjectMapper().valueToTree(new Yaml().<Object>load(yaml));
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> member : path.getValue().properties()) {
        if (VERBS.contains(member.getKey())) {
          operations.add(
              new Operation(
                  member.getKey().toUpperCase(java.util.Locale.ROOT),
                  path.getKey(),
                  member.getValue()));
        }
      }
    }
    return operations;
  }

  private JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isMissingNode() ? node : description.at(reference.asText().substring(1));
  }

  private Stream<JsonNode> contents(Operation operation) {
    Stream<JsonNode> answers =
        operation.node().get("responses").properties().stream().map(Map.Entry::getValue);
    return Stream.concat(answers, Stream.of(operation.node().path("requestBody")))
        .map(this::resolved)
        .flatMap(holder -> holder.path("content").properties().stream().map(Map.Entry::getValue));
  }

  private Stream<JsonNode> examples(JsonNode content) {
    Stream<JsonNode> named =
        content.path("examples").properties().stream()
            .map(Map.Entry::getValue)
            .map(this::resolved)
            .map(e -> e.get("value"));
    return content.has("example") ? Stream.of(content.get("example")) : named;
  }

  @Test
  void every_operation_is_one_of_the_doors_and_every_door_is_described() {
    Set<String> doors =
        EndpointTest.resourceMethods()
            .map(
                method -> EndpointTest.verb(method).orElseThrow() + " " + EndpointTest.path(method))
            .collect(toSet());
    assertThat(operations())
        .extracting(o -> o.verb() + " " + o.path())
        .containsExactlyInAnyOrderElementsOf(doors);
  }

  @Test
  void every_operation_has_a_name_of_its_own_and_a_summary() {
    assertThat(operations())
        .extracting(o -> o.node().path("operationId").asText())
        .doesNotContain("")
        .doesNotHaveDuplicates();
    assertThat(operations())
        .allSatisfy(o -> assertThat(o.node().path("summary").asText()).isNotBlank());
  }

  @Test
  void the_operations_without_a_token_are_the_doors_without_one() {
    Set<String> open =
        EndpointTest.resourceMethods()
            .filter(method -> method.isAnnotationPresent(Unauthenticated.class))
            .map(EndpointTest::path)
            .collect(toSet());
    assertThat(
            operations().stream()
                .filter(o -> o.node().path("security").isEmpty() && o.node().has("security")))
        .extracting(Operation::path)
        .containsExactlyInAnyOrderElementsOf(open);
    assertThat(operations().stream().filter(o -> !open.contains(o.path())))
        .allSatisfy(o -> assertThat(o.node().get("responses").has("401")).as(o.path()).isTrue());
  }

  @Test
  void every_body_and_every_good_answer_has_an_example() {
    for (Operation operation : operations()) {
      JsonNode body = resolved(operation.node().path("requestBody"));
      Endpoint endpoint =
          Endpoint.of(operation.path().replace("{id}", "7d1f5f52-9f0c-4f0e-8a5b-0f5b8f0c2a11"))
              .orElseThrow();
      boolean reads = !operation.verb().equals("GET") && endpoint.body() != Endpoint.Body.NONE;
      assertThat(body.has("content")).as(operation.path()).isEqualTo(reads);
      if (reads) {
        assertThat(examples(body.get("content").get(endpoint.body().mediaType())))
            .as(operation.path())
            .isNotEmpty();
      }
      assertThat(
              operation.node().get("responses").properties().stream()
                  .filter(answer -> answer.getKey().startsWith("2"))
                  .map(answer -> resolved(answer.getValue()).at("/content/application~1json"))
                  .filter(content -> !content.isMissingNode()))
          .allSatisfy(content -> assertThat(examples(content)).as(operation.path()).isNotEmpty());
    }
  }

  @Test
  void query_parameters_are_the_ones_a_door_reads_and_have_examples() {
    for (Operation operation : operations()) {
      Endpoint endpoint =
          Endpoint.ALL.stream()
              .filter(e -> e.template().equals(operation.path()))
              .findFirst()
              .orElseThrow();
      Set<String> named = new HashSet<>();
      for (JsonNode parameter : operation.node().path("parameters")) {
        named.add(parameter.get("name").asText());
        assertThat(parameter.has("example")).as(operation.path()).isTrue();
      }
      assertThat(named).as(operation.path()).isEqualTo(endpoint.query());
    }
  }

  @Test
  void every_example_of_a_request_to_disclose_is_read() {
    List<JsonNode> requests =
        examples(description.at("/components/requestBodies/Disclosure/content/application~1json"))
            .toList();
    assertThat(requests).hasSizeGreaterThan(1);
    assertThat(requests)
        .allSatisfy(
            request -> assertThat(Request.parse(request)).isInstanceOf(Reading.Accepted.class));
  }

  @Test
  void every_problem_says_what_its_code_says_and_retries_as_we_do() {
    List<JsonNode> problems =
        operations().stream()
            .flatMap(this::contents)
            .flatMap(this::examples)
            .filter(example -> example.has("title"))
            .toList();
    assertThat(problems).hasSizeGreaterThan(20);
    for (JsonNode problem : problems) {
      Reason reason = Coded.parse(Reason.class, problem.get("code").asText()).orElseThrow();
      JsonNode real =
          Problem.of(problem.get("status").asInt(), reason, problem.get("detail").asText())
              .toJson("id");
      for (String member : List.of("type", "title", "status", "code", "retryable")) {
        assertThat(problem.get(member)).as(reason + " " + member).isEqualTo(real.get(member));
      }
      problem
          .get("faults")
          .forEach(
              fault ->
                  assertThat(Coded.parse(Reason.class, fault.get("code").asText())).isPresent());
    }
  }

  @Test
  void lists_of_codes_are_whole() {
    assertThat(texts("/components/schemas/Disclosure/allOf/1/properties/state/enum"))
        .isEqualTo(codes(State.values()));
    assertThat(
            texts(
                "/components/schemas/Decision/properties/missing/items/properties/settledBy/enum"))
        .isEqualTo(codes(Settler.values()));
    assertThat(texts("/components/schemas/DisclosureRequest/properties/kind/enum"))
        .isEqualTo(codes(MessageKind.values()));
    assertThat(texts("/components/schemas/DisclosureRequest/properties/urgency/enum"))
        .isEqualTo(codes(Urgency.values()));
  }

  private Set<String> texts(String pointer) {
    Set<String> texts = new HashSet<>();
    description.at(pointer).forEach(value -> texts.add(value.asText()));
    return texts;
  }

  private static Set<String> codes(Coded[] values) {
    return Stream.of(values).map(Coded::code).collect(toSet());
  }
}
