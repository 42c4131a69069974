package org.kinbridge.sign.withheld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.support.Claim;

class WithheldTreeTest {
  private static final JsonNode MANIFEST = JsonNodeFactory.instance.objectNode();

  private static byte[] secret(int seed) {
    byte[] secret = new byte[32];
    new Random(seed).nextBytes(secret);
    return secret;
  }

  private static WithheldTree tree(int scalars, int announced, int silent) {
    return WithheldTree.of(
        AnyRecord.content(scalars), AnyRecord.stayed(announced, silent), secret(1));
  }

  /** As the recipient gets it. */
  private static Openings sent(JsonNode openings) {
    try {
      return Openings.read(Members.of(openings, ""));
    } catch (JsonRefused refused) {
      throw new AssertionError(refused);
    }
  }

  @Property(tries = 60)
  @Claim("WIRE-8.4")
  void the_recipient_finds_the_root_from_content_and_openings(
      @ForAll @IntRange(min = 3, max = 600) int scalars,
      @ForAll @IntRange(max = 60) int announced,
      @ForAll @IntRange(max = 120) int silent) {
    WithheldTree tree = tree(scalars, announced, silent);
    Openings sent = sent(tree.openings().toJson());
    assertThat(sent.root(AnyRecord.content(scalars))).contains(tree.root());
    assertThat(sent.announced()).isEqualTo(tree.openings().announced()).hasSize(announced);
  }

  @Property(tries = 60)
  void what_the_sender_keeps_leads_to_the_same_root_without_the_content(
      @ForAll @IntRange(min = 3, max = 600) int scalars,
      @ForAll @IntRange(max = 60) int announced,
      @ForAll @IntRange(max = 120) int silent) {
    WithheldTree tree = tree(scalars, announced, silent);
    assertThat(Keepsake.read(tree.keepsake().toJson()).map(Keepsake::root)).contains(tree.root());
  }

  @Property(tries = 30)
  @Claim("WIRE-8.6")
  void each_closed_leaf_opens_to_the_root_and_to_its_value_only(
      @ForAll @IntRange(min = 3, max = 300) int scalars,
      @ForAll @IntRange(min = 1, max = 20) int announced,
      @ForAll @IntRange(min = 1, max = 40) int silent)
      throws Exception {
    WithheldTree tree = tree(scalars, announced, silent);
    Keepsake kept = Keepsake.read(tree.keepsake().toJson()).orElseThrow();
    assertThat(kept.closed()).hasSize(announced + silent);
    Set<Integer> places = new HashSet<>();
    for (int i = 0; i < announced + silent; i++) {
      Optional<ElementOpening> opening = kept.open(i, tree.values().get(i), MANIFEST);
      assertThat(opening.map(ElementOpening::root)).contains(tree.root());
      ElementOpening read = ElementOpening.read(opening.orElseThrow().toJson());
      assertThat(read.root()).isEqualTo(tree.root());
      places.add(read.place());
      assertThat(kept.open(i, Personal.of("test", "\"another\""), MANIFEST)).isEmpty();
    }
    assertThat(places).hasSize(announced + silent);
  }

  @Test
  @Claim("WIRE-8.5")
  void what_is_silent_changes_nothing_but_numbers_that_look_random() {
    WithheldTree none = tree(300, 40, 0);
    WithheldTree many = tree(300, 40, 500);
    JsonNode one = none.openings().toJson();
    JsonNode other = many.openings().toJson();
    assertThat(other.path("key")).isEqualTo(one.path("key"));
    assertThat(other.path("announced")).isEqualTo(one.path("announced"));
    assertThat(other.path("rest")).hasSameSizeAs(one.path("rest"));
    assertThat(other.toString()).hasSameSizeAs(one.toString());
    assertThat(many.root()).isNotEqualTo(none.root());
  }

  @Test
  void where_a_silent_leaf_stands_does_not_depend_on_which_it_is() {
    int[] quarters = new int[4];
    for (int seed = 0; seed < 400; seed++) {
      WithheldTree tree =
          WithheldTree.of(AnyRecord.content(50), AnyRecord.stayed(3, 1), secret(seed));
      ElementOpening last = tree.keepsake().open(3, tree.values().get(3), MANIFEST).orElseThrow();
      quarters[last.place() * 4 / TreeSize.LARGE.leaves()]++;
    }
    for (int count : quarters) {
      assertThat(count).isBetween(60, 140); // 100 and 4.6 deviations either way; seeds are fixed
    }
  }

  @Test
  @Claim("WIRE-8.1")
  void the_profile_alone_says_how_many_leaves_there_are() {
    ObjectNode content = AnyRecord.content(3);
    assertThat(TreeSize.of(content).leaves()).isEqualTo(4096);
    ((ArrayNode) content.path("meta").path("profile")).removeAll().add("urn:another");
    assertThat(TreeSize.of(content).leaves()).isEqualTo(1024);
    assertThat(WithheldTree.room(content, AnyRecord.stayed(2, 3)))
        .isEqualTo(new WithheldTree.Room(3 + 4 + 3, 1024));
  }

  @Test
  void a_full_tree_is_a_tree_and_one_more_has_no_room() {
    JsonNode content = AnyRecord.content(4000);
    assertThat(WithheldTree.room(content, AnyRecord.stayed(8, 81)).suffices()).isFalse();
    assertThat(WithheldTree.room(content, AnyRecord.stayed(8, 80)).suffices()).isTrue();
    WithheldTree full = WithheldTree.of(content, AnyRecord.stayed(8, 80), secret(2));
    assertThat(full.openings().root(content)).contains(full.root());
    assertThat(full.keepsake().open(87, full.values().get(87), MANIFEST).map(ElementOpening::root))
        .contains(full.root());
  }

  @Test
  void a_tree_of_nothing_but_content_is_a_tree_to_the_last_leaf() {
    JsonNode content = AnyRecord.content(4096);
    WithheldTree full = WithheldTree.of(content, AnyRecord.stayed(0, 0), secret(2));
    assertThat(sent(full.openings().toJson()).root(content)).contains(full.root());
  }

  @Test
  void two_trees_over_the_same_share_nothing() {
    JsonNode content = AnyRecord.content(20);
    SecureRandom random = new SecureRandom();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      byte[] secret = new byte[32];
      random.nextBytes(secret);
      JsonNode sent = WithheldTree.of(content, AnyRecord.stayed(2, 2), secret).openings().toJson();
      sent.path("rest").forEach(node -> assertThat(seen.add(node.asText())).isTrue());
      assertThat(seen.add(sent.path("key").asText())).isTrue();
    }
  }

  @Nested
  class The_recipient_refuses {
    private final JsonNode content = AnyRecord.content(40);
    private final WithheldTree tree = WithheldTree.of(content, AnyRecord.stayed(3, 5), secret(3));

    private Optional<Sha256> root(JsonNode other, JsonNode openings) {
      return sent(openings).root(other);
    }

    @Test
    @Claim("WIRE-8.4")
    void another_value_another_place_one_more_and_one_less() {
      for (String change : List.of("value", "place", "more", "less")) {
        ObjectNode other = content.deepCopy();
        ArrayNode entries = (ArrayNode) other.path("entry");
        switch (change) {
          case "value" -> ((ObjectNode) entries.path(0)).put("text", "value 3");
          case "place" -> entries.add(entries.remove(0));
          case "more" -> entries.addObject().put("text", "x");
          case "less" -> entries.remove(0);
          default -> throw new AssertionError();
        }
        assertThat(root(other, tree.openings().toJson()))
            .as(change)
            .isNotEqualTo(Optional.of(tree.root()));
      }
    }

    @Test
    void a_text_where_a_number_was_and_another_writing_of_it() {
      ObjectNode number = AnyRecord.content(10);
      number.set(
          "a",
          com.fasterxml.jackson.databind.node.DecimalNode.valueOf(
              new java.math.BigDecimal("1.10")));
      WithheldTree of = WithheldTree.of(number, AnyRecord.stayed(0, 0), secret(4));
      assertThat(of.openings().root(number)).contains(of.root());
      ObjectNode shorter = number.deepCopy();
      shorter.set(
          "a",
          com.fasterxml.jackson.databind.node.DecimalNode.valueOf(new java.math.BigDecimal("1.1")));
      assertThat(of.openings().root(shorter)).isNotEqualTo(Optional.of(of.root()));
      assertThat(of.openings().root(number.deepCopy().put("a", "110e-2")))
          .isNotEqualTo(Optional.of(of.root()));
    }

    @Test
    void one_bit_of_the_key_or_of_any_node() {
      for (String pointer : List.of("/key", "/rest/0", "/rest/3")) {
        ObjectNode openings = tree.openings().toJson();
        String text = openings.at(pointer).asText();
        String other = (text.charAt(0) == 'A' ? 'B' : 'A') + text.substring(1);
        if (pointer.equals("/key")) {
          openings.put("key", other);
        } else {
          ((ArrayNode) openings.path("rest")).set(Integer.parseInt(pointer.substring(6)), other);
        }
        assertThat(root(content, openings)).as(pointer).isNotEqualTo(Optional.of(tree.root()));
      }
    }

    @Test
    @Claim("WIRE-8.3")
    void a_notice_that_was_taken_away_added_or_changed() {
      for (String change : List.of("less", "more", "other")) {
        ObjectNode openings = tree.openings().toJson();
        ArrayNode paths = (ArrayNode) openings.path("announced").path(0).path("paths");
        switch (change) {
          case "less" -> paths.remove(0);
          case "more" -> paths.add("cp-child.memberz");
          case "other" -> paths.set(0, "cp-child.member");
          default -> throw new AssertionError();
        }
        assertThat(root(content, openings)).as(change).isNotEqualTo(Optional.of(tree.root()));
      }
    }

    @Test
    @Claim("WIRE-8.3")
    void an_announcement_that_the_labels_of_the_content_do_not_make() {
      ObjectNode silent = content.deepCopy();
      ((ObjectNode) silent.at("/meta/security/0")).put("code", "V");
      WithheldTree of = WithheldTree.of(silent, AnyRecord.stayed(3, 5), secret(3));
      assertThat(of.openings().root(silent)).isEmpty();
    }

    @Test
    void as_many_nodes_as_another_content_would_have() {
      ObjectNode openings = tree.openings().toJson();
      ((ArrayNode) openings.path("rest")).add(openings.path("rest").path(0));
      assertThat(root(content, openings)).isEmpty();
    }

    @Test
    void more_scalars_than_there_are_leaves() {
      assertThat(root(AnyRecord.content(5000), tree.openings().toJson())).isEmpty();
    }

    @Test
    @Claim("WIRE-8.3")
    void any_other_spelling_of_the_openings() {
      for (String change :
          List.of(
              "order", "twice", "empty", "split", "path", "index", "unknown", "row", "key",
              "rest")) {
        ObjectNode openings = tree.openings().toJson();
        ArrayNode rules = (ArrayNode) openings.path("announced");
        ArrayNode paths = (ArrayNode) rules.path(0).path("paths");
        switch (change) {
          case "order" -> paths.add(paths.remove(0));
          case "twice" -> paths.add(paths.path(paths.size() - 1));
          case "empty" -> rules.addObject().put("rule", "R99").putArray("paths");
          case "split" ->
              rules.addObject().put("rule", "R08").putArray("paths").add(paths.remove(2));
          case "path" -> paths.set(0, "a b");
          case "index" -> paths.set(0, "cp-child.name[0]");
          case "unknown" -> openings.put("more", 1);
          case "key" -> openings.put("key", "A".repeat(42));
          case "rest" -> ((ArrayNode) openings.path("rest")).set(0, "A".repeat(44));
          case "row" -> ((ObjectNode) rules.path(0)).put("more", 1);
          default -> throw new AssertionError();
        }
        assertThat(refusal(openings)).as(change).isNotEmpty();
      }
    }

    private String refusal(JsonNode openings) {
      try {
        Openings.read(Members.of(openings, ""));
        return "";
      } catch (JsonRefused refused) {
        return "refused";
      }
    }
  }

  @Nested
  class An_opening {
    private final WithheldTree tree = tree(40, 3, 5);
    private final ObjectNode file =
        tree.keepsake().open(4, tree.values().get(4), MANIFEST).orElseThrow().toJson();

    @Test
    @Claim("WIRE-8.6")
    void leads_nowhere_once_a_word_of_it_is_changed() throws Exception {
      for (String member : List.of("path", "rule", "value", "kind", "secret", "leaf", "audit")) {
        ObjectNode other = file.deepCopy();
        switch (member) {
          case "kind" -> other.put("kind", "announced");
          case "leaf" -> other.put("leaf", file.path("leaf").asInt() ^ 1);
          case "secret" -> other.put("secret", "A".repeat(43));
          case "audit" -> ((ArrayNode) other.path("audit")).set(5, "A".repeat(43));
          default -> other.put(member, file.path(member).asText() + " ");
        }
        assertThat(ElementOpening.read(other).root()).as(member).isNotEqualTo(tree.root());
      }
    }

    /** An announced kind has one value: its place follows from what the recipient has. */
    @Test
    void of_what_is_announced_stands_behind_its_notice() throws Exception {
      int[] slots = new int[3];
      for (int i = 0; i < 3; i++) {
        ElementOpening opening =
            tree.keepsake().open(i, tree.values().get(i), MANIFEST).orElseThrow();
        slots[i] = opening.place();
      }
      assertThat(slots[1] ^ slots[0]).isEqualTo(43 ^ 44);
      assertThat(slots[2] ^ slots[0]).isEqualTo(43 ^ 45);
    }

    @Test
    void of_no_tree_is_not_read() {
      for (String member : List.of("leaf", "audit", "v", "kind", "more", "value")) {
        ObjectNode other = file.deepCopy();
        switch (member) {
          case "leaf" -> other.put("leaf", 4096);
          case "audit" -> ((ArrayNode) other.path("audit")).remove(0);
          case "v" -> other.put("v", 2);
          case "kind" -> other.put("kind", "released");
          case "more" -> other.put("more", 1);
          default -> other.remove("value");
        }
        assertThat(refused(other)).as(member).isTrue();
      }
    }

    /** 42 levels shifted around an int would look like ten. */
    @ParameterizedTest
    @ValueSource(ints = {0, 9, 11, 13, 32, 42, 44, 74})
    void of_a_tree_of_another_height_is_not_read(int levels) {
      ObjectNode other = file.deepCopy();
      ArrayNode audit = other.putArray("audit");
      for (int i = 0; i < levels; i++) {
        audit.add("A".repeat(43));
      }
      assertThat(refused(other.put("leaf", 0))).isTrue();
    }

    @Test
    void stands_between_the_first_leaf_and_the_last() throws Exception {
      ElementOpening opening = ElementOpening.read(file);
      for (int place : new int[] {0, 4095}) {
        assertThat(at(opening, place).place()).isEqualTo(place);
      }
      for (int place : new int[] {-1, 4096, Integer.MIN_VALUE}) {
        assertThatThrownBy(() -> at(opening, place)).isInstanceOf(IllegalArgumentException.class);
      }
      long around = (1L << Integer.SIZE) + opening.place();
      assertThat(refused(file.deepCopy().put("leaf", around))).isTrue();
    }

    private static ElementOpening at(ElementOpening of, int place) {
      return new ElementOpening(of.element(), of.secret(), place, of.audit(), of.manifest());
    }

    private boolean refused(JsonNode other) {
      try {
        ElementOpening.read(other);
        return false;
      } catch (JsonRefused refused) {
        return true;
      }
    }

    @Test
    void prints_nothing_of_it() throws Exception {
      assertThat(ElementOpening.read(file) + "" + tree.keepsake() + tree.openings())
          .isEqualTo("<opening><keepsake><openings>");
    }
  }

  @Test
  void a_keepsake_that_was_not_written_so_is_none() {
    for (String change :
        List.of("leaves", "released", "cover", "closed", "row", "secret", "more")) {
      ObjectNode json = tree(40, 3, 5).keepsake().toJson();
      switch (change) {
        case "leaves" -> json.put("leaves", 2048);
        case "released" -> json.put("released", 41);
        case "cover" -> ((ArrayNode) json.path("cover")).remove(0);
        case "closed" -> ((ObjectNode) json.path("closed").path(0)).put("kind", "open");
        case "row" -> ((ObjectNode) json.path("closed").path(0)).put("more", 1);
        case "secret" -> json.put("secret", "A");
        case "more" -> json.put("more", 1);
        default -> throw new AssertionError();
      }
      assertThat(Keepsake.read(json)).as(change).isEmpty();
    }
  }

  /** An announced kind takes two leaves: its own, and its notice. */
  @Test
  void a_keepsake_of_more_leaves_than_its_tree_has_is_none() {
    for (String kind : List.of("announced", "silent")) {
      ObjectNode json = tree(4000, 8, 80).keepsake().toJson();
      ArrayNode closed = (ArrayNode) json.path("closed");
      assertThat(Keepsake.read(json)).as("full").isPresent();
      closed.add(((ObjectNode) closed.path(0)).deepCopy().put("kind", kind));
      assertThat(Keepsake.read(json)).as(kind).isEmpty();
    }
  }
}
