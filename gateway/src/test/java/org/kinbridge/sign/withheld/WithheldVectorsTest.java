package org.kinbridge.sign.withheld;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.json.StrictJson;
import org.kinbridge.support.Claim;

/** The vectors that any implementation can run, run twice: by the gateway, and by the book. */
class WithheldVectorsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("kinbridge.conformance", "../conformance"))
          .resolve("vectors/withheld");

  private static Map<String, JsonNode> vectors() throws Exception {
    Map<String, JsonNode> vectors = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        String name = file.getFileName().toString().replace(".json", "");
        vectors.put(name, StrictJson.parse(Files.readAllBytes(file), StrictJson.Limits.DOCUMENT));
      }
    }
    return vectors;
  }

  private static Map<String, JsonNode> with(String member) throws Exception {
    Map<String, JsonNode> chosen = vectors();
    chosen.values().removeIf(vector -> !vector.has(member));
    assertThat(chosen).hasSizeGreaterThan(4);
    return chosen;
  }

  @Test
  void are_what_the_gateway_makes() throws Exception {
    Map<String, ObjectNode> made = WithheldVectors.make();
    if (Boolean.getBoolean("regenerate")) {
      write(made);
    }
    assertThat(vectors()).isEqualTo(made);
  }

  private static void write(Map<String, ObjectNode> made) throws IOException {
    Files.createDirectories(FOLDER);
    for (Map.Entry<String, ObjectNode> one : made.entrySet()) {
      Files.writeString(
          FOLDER.resolve(one.getKey() + ".json"),
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(one.getValue())
              + "\n");
    }
  }

  @Test
  @Claim({"WIRE-8.1", "WIRE-8.4"})
  void a_tree_by_the_book_has_the_same_root_and_the_same_openings() throws Exception {
    with("secret")
        .forEach(
            (name, vector) -> {
              JsonNode content = WithheldVectors.parsed(vector.path("content").asText());
              TreeByTheBook tree =
                  new TreeByTheBook(
                      vector.path("leaves").asInt(),
                      java.util.Base64.getUrlDecoder().decode(vector.path("secret").asText()));
              tree.released(content);
              for (JsonNode rule : vector.at("/openings/announced")) {
                rule.path("paths")
                    .forEach(path -> tree.notice(rule.path("rule").asText(), path.asText()));
              }
              vector.path("closed").forEach(one -> tree.closed(one.path("slot").asInt(), one));
              assertThat(tree.root()).as(name).isEqualTo(vector.path("root").asText());
              assertThat(tree.key()).as(name).isEqualTo(vector.at("/openings/key").asText());
              List<String> rest = new ArrayList<>();
              vector.at("/openings/rest").forEach(node -> rest.add(node.asText()));
              assertThat(tree.rest()).as(name).isEqualTo(rest);
            });
  }

  @Test
  @Claim({"WIRE-8.3", "WIRE-8.4"})
  void a_receiver_answers_each_as_it_says() throws Exception {
    with("openings")
        .forEach(
            (name, vector) ->
                assertThat(answer(vector)).as(name).isEqualTo(vector.path("expect").asText()));
  }

  private static String answer(JsonNode vector) {
    try {
      Optional<Sha256> root =
          Openings.read(Members.of(vector.path("openings"), "/openings"))
              .root(WithheldVectors.parsed(vector.path("content").asText()));
      return root.map(Sha256::base64url).equals(Optional.of(vector.path("root").asText()))
          ? "accepted"
          : "withheld-root";
    } catch (JsonRefused refused) {
      return "malformed-message";
    }
  }

  @Test
  @Claim("WIRE-8.6")
  void an_opening_shows_what_it_says_it_shows() throws Exception {
    with("opening")
        .forEach(
            (name, vector) -> {
              JsonNode opening = vector.path("opening");
              String expected = vector.path("expect").asText();
              assertThat(shown(opening, vector.path("root").asText())).as(name).isEqualTo(expected);
              if (!expected.equals("malformed")) {
                assertThat(TreeByTheBook.rootOf(opening).equals(vector.path("root").asText()))
                    .as(name)
                    .isEqualTo(expected.equals("shown"));
              }
            });
  }

  private static String shown(JsonNode opening, String root) {
    try {
      return ElementOpening.read(opening).root().base64url().equals(root) ? "shown" : "not-shown";
    } catch (JsonRefused refused) {
      return "malformed";
    }
  }
}
