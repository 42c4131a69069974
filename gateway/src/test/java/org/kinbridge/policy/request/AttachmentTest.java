package org.kinbridge.policy.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;

/** A file in a request: read strictly, and told of nowhere by what it holds. */
class AttachmentTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};

  private static ObjectNode file(String id) {
    return com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("contentType", "image/png")
        .put("data", Base64.getEncoder().encodeToString(PNG));
  }

  private static ObjectNode with(ObjectNode... files) throws Exception {
    ObjectNode body = RequestTest.anyRequest();
    ((ArrayNode) body.path("attachments")).addAll(List.of(files));
    return body;
  }

  private static String told(JsonNode body) {
    List<Fault> faults = RequestTest.faults(body);
    return String.join(
        "; ", faults.stream().map(one -> one.place() + ": " + one.detail()).toList());
  }

  private static Request read(JsonNode body) {
    return ((Reading.Accepted) Request.parse(body)).request();
  }

  @Test
  void is_read_and_written_as_it_was_sent() throws Exception {
    Request request = read(with(file("#a").put("title", "At the lake"), file("#b")));
    Attachment first = request.attachments().getFirst();
    assertThat(first.id()).isEqualTo("#a");
    assertThat(first.title().orElseThrow().reveal("test")).isEqualTo("At the lake");
    assertThat(first.type()).isEqualTo(Attachment.Type.PNG);
    assertThat(first.bytes("test")).isEqualTo(PNG);
    assertThat(request.attachments().get(1).title()).isEmpty();
    assertThat(Request.parse(request.toJson())).isEqualTo(new Reading.Accepted(request));
  }

  @Test
  void prints_nothing_of_itself() throws Exception {
    ObjectNode file = file("#a").put("title", "At the lake");
    assertThat(read(with(file)).toString())
        .doesNotContain("lake", file.path("data").asText().substring(0, 6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          id|photo|/attachments/0/id: not of the form this member has
          id||/attachments/0/id: mandatory
          title|` `|/attachments/0/title: text of 1 to 256 characters is expected
          contentType|image/gif|/attachments/0/contentType: not one of the codes of this member
          contentType||/attachments/0/contentType: mandatory
          contentType|image/jpeg|/attachments/0/data: by its first bytes it is no file of the stated type
          contentType|application/pdf|/attachments/0/data: by its first bytes it is no file of the stated type
          data||/attachments/0/data: mandatory
          data|``|/attachments/0/data: a file in base64 is expected, padded and without spaces
          data|iVBORw0KGgoA!|/attachments/0/data: a file in base64 is expected, padded and without spaces
          data|iVBORw0KGgo|/attachments/0/data: a file in base64 is expected, padded and without spaces
          data|iVBORw0KGgoB|
          data|iVBORw0KGgp=|/attachments/0/data: a file in base64 is expected, padded and without spaces
          data|iVBORw0KGgo=|/attachments/0/data: by its first bytes it is no file of the stated type
          name|lake.png|/attachments/0/name: no such member here
          """)
  void is_refused_at_its_place(String member, String value, String faults) throws Exception {
    ObjectNode file = file("#a").put(member, value);
    assertThat(told(with(file))).isEqualTo(faults == null ? "" : faults);
  }

  @Test
  void has_a_handle_of_its_own() throws Exception {
    assertThat(told(with(file("#a"), file("#a"))))
        .isEqualTo("/attachments/1/id: two files have one handle");
  }

  @Test
  void is_one_of_a_few() throws Exception {
    ObjectNode[] eight = new ObjectNode[8];
    Arrays.setAll(eight, i -> file("#f" + i));
    assertThat(told(with(eight))).isEmpty();
    ObjectNode[] nine = Arrays.copyOf(eight, 9);
    nine[8] = file("#f8");
    assertThat(told(with(nine)))
        .isEqualTo("/attachments: an array of at most 8 elements is expected");
  }

  @Test
  void is_too_large_where_no_envelope_holds_it() throws Exception {
    byte[] largest = Arrays.copyOf(PNG, 512 << 10);
    String fits = Base64.getEncoder().encodeToString(largest);
    assertThat(told(with(file("#a").put("data", fits)))).isEmpty();
    List<Fault> faults = RequestTest.faults(with(file("#a").put("data", fits + "AAAA")));
    assertThat(faults)
        .containsExactly(
            new Fault(
                Reason.TOO_LARGE,
                "/attachments/0/data",
                "a file of at most 699052 characters of base64 is expected"));
  }

  @Test
  void is_released_by_its_handle_to_its_recipient_alone() throws Exception {
    ObjectNode body = with(file("#a"));
    assertThat(read(body).releases().getFirst().isOfFile()).isFalse();
    ObjectNode release = (ObjectNode) body.at("/releases/0");
    release.put("source", "#a");
    assertThat(read(body).releases().getFirst().isOfFile()).isTrue();
    release.put("releasedTo", "xa-police");
    assertThat(told(body))
        .isEqualTo("/releases/0/releasedTo: this was released to another authority");
  }

  @Test
  void a_handle_that_no_file_has_releases_nothing_and_is_a_fault() throws Exception {
    ObjectNode body = with(file("#a"));
    ((ObjectNode) body.at("/releases/0")).put("source", "#A");
    assertThat(told(body)).isEqualTo("/releases/0/source: no attached file has this handle");
    body.remove("attachments");
    assertThat(told(body)).isEqualTo("/releases/0/source: no attached file has this handle");
  }

  @Test
  void of_a_file_that_could_not_be_read_nobody_says_that_it_is_not_there() throws Exception {
    ObjectNode body = with(file("#a").put("data", "?"));
    ((ObjectNode) body.at("/releases/0")).put("source", "#a");
    assertThat(told(body))
        .isEqualTo("/attachments/0/data: a file in base64 is expected, padded and without spaces");
  }

  @Test
  void the_same_file_without_what_was_left_out_has_other_bytes_and_no_title() {
    Attachment file =
        new Attachment(
            "a",
            Optional.of(Personal.of("title", "t")),
            Attachment.Type.PNG,
            Personal.of("file", new FileContent(new byte[] {1, 2, 3})));
    Attachment less = file.holding(new byte[] {1, 3});
    assertThat(file.digest()).isEqualTo(Sha256.of(new byte[] {1, 2, 3}));
    assertThat(less.digest()).isEqualTo(Sha256.of(new byte[] {1, 3}));
    assertThat(less.id()).isEqualTo("a");
    assertThat(less.type()).isEqualTo(Attachment.Type.PNG);
    assertThat(less.title()).isEmpty();
    assertThat(less.content().category()).isEqualTo("file");
    assertThat(less.content()).isNotEqualTo(file.content()).hasToString("<file>");
    assertThat(less.content().reveal("test")).hasToString("<content of a file>");
    assertThat(file.holding(new byte[] {1, 2, 3}).content()).isEqualTo(file.content());
    assertThat(file.content().hashCode()).isNotEqualTo(less.content().hashCode());
  }
}
