package org.kinbridge.sign.withheld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.sign.withheld.AnyTree.MANIFEST;
import static org.kinbridge.sign.withheld.AnyTree.secret;
import static org.kinbridge.sign.withheld.AnyTree.sent;
import static org.kinbridge.sign.withheld.AnyTree.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.support.Claim;

/** One tree over what was sent, what is announced and what is silent, and all lead to its root. */
class WithheldTreeTest {
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
