package org.kinbridge.ledger.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.Place;

/** The common part as bytes: what was written is read, and nothing else is. */
class EntryCodecTest {
  private static final EntryId FIRST = new EntryId(UUID.randomUUID());
  private static final Place ROW = new Place("consent", "c1", 2);
  private static final Place GONE = new Place("consent", "c2", 1);
  private final EntryId id = new EntryId(UUID.randomUUID());
  private final Entry entry =
      Entry.of(EntryKind.STOPPED, AnyKeystore.NOW)
          .common(JsonNodeFactory.instance.objectNode().put("reason", "x"))
          .continuing(FIRST)
          .wrote(ROW)
          .removed(GONE);
  private final EntryCodec codec =
      new EntryCodec(
          EntryCodec.body(id, entry),
          bytes(1),
          bytes(2),
          List.of(Sha256.of("part"), Sha256.of("twin")),
          new Exchange(Sha256.of("manifest"), bytes(3)));

  private static byte[] bytes(int of) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) of);
    return bytes;
  }

  private static ObjectNode tree(byte[] bytes) throws JsonRefused {
    return (ObjectNode) StrictJson.parse(bytes, StrictJson.Limits.WIRE);
  }

  private Optional<EntryCodec> parsed(Consumer<ObjectNode> change) throws JsonRefused {
    ObjectNode all = tree(codec.bytes());
    change.accept(all);
    return EntryCodec.parse(CanonicalJson.bytes(all));
  }

  private Optional<RecordedEntry> recorded(Consumer<ObjectNode> change) {
    ObjectNode body = codec.body().deepCopy();
    change.accept(body);
    return new EntryCodec(
            body, codec.commonSalt(), codec.recordSalt(), codec.parts(), codec.exchange())
        .recorded();
  }

  @Test
  void reads_what_it_wrote() {
    EntryCodec again = EntryCodec.parse(codec.bytes()).orElseThrow();
    assertThat(again.leaf()).isEqualTo(codec.leaf());
    assertThat(again.bytes()).isEqualTo(codec.bytes());
    RecordedEntry read = again.recorded().orElseThrow();
    assertThat(read.id()).isEqualTo(id);
    assertThat(read.kind()).isEqualTo(EntryKind.STOPPED);
    assertThat(read.at()).isEqualTo(AnyKeystore.NOW);
    assertThat(read.refersTo()).contains(FIRST);
    assertThat(read.common().path("reason").asText()).isEqualTo("x");
    assertThat(read.rows())
        .containsExactly(
            new RowChange(ROW, RowChange.Now.THERE), new RowChange(GONE, RowChange.Now.GONE));
    assertThat(read.partCommitments()).containsExactly(Sha256.of("part"), Sha256.of("twin"));
    assertThat(read).hasToString("stopped " + id);
  }

  @Test
  void commits_to_each_part_in_its_place() {
    EntryCodec swapped =
        new EntryCodec(
            codec.body(),
            codec.commonSalt(),
            codec.recordSalt(),
            codec.parts().reversed(),
            codec.exchange());
    assertThat(swapped.leaf().record()).isNotEqualTo(codec.leaf().record());
    assertThat(swapped.leaf().exchange()).isEqualTo(codec.leaf().exchange());
  }

  @Nested
  class Bytes_are_nobody_s {
    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"body\":1}"})
    void when_they_are_no_object_with_a_body(String bytes) {
      assertThat(EntryCodec.parse(bytes.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void when_a_part_is_no_digest() throws JsonRefused {
      assertThat(parsed(all -> all.putArray("parts").add("AAAA"))).isEmpty();
      assertThat(parsed(all -> all.putArray("parts").add("not base64"))).isEmpty();
      assertThat(parsed(all -> all.putArray("parts").add(7))).isEmpty();
    }

    @Test
    void when_there_is_no_exchange() throws JsonRefused {
      assertThat(parsed(all -> all.remove("exchange"))).isEmpty();
    }
  }

  @Nested
  class A_body_is_no_entry {
    @ParameterizedTest
    @CsvSource({
      "kind, strange",
      "id, 1",
      "at, yesterday",
      "refersTo, 1",
    })
    void with_a_member_that_means_nothing(String member, String value) {
      assertThat(recorded(body -> body.put(member, value))).isEmpty();
    }

    @Test
    void of_another_version() {
      assertThat(recorded(body -> body.put("v", 2))).isEmpty();
    }

    @Test
    void that_changed_a_row_into_nothing_known() {
      assertThat(recorded(body -> row(body).put("now", "strange"))).isEmpty();
    }

    @Test
    void that_changed_a_row_of_no_version() {
      assertThat(recorded(body -> row(body).put("version", 0))).isEmpty();
    }

    private ObjectNode row(JsonNode body) {
      return (ObjectNode) body.get("rows").get(0);
    }
  }

  @Test
  void an_entry_that_continues_none_says_so() {
    assertThat(recorded(body -> body.remove("refersTo")).orElseThrow().refersTo()).isEmpty();
  }
}
