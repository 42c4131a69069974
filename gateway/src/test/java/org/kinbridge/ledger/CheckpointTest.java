package org.kinbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.tree.Head;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;

class CheckpointTest {
  private final Keystore keys = AnyKeystore.keystore();
  private final LogIdentity log = LogIdentity.of(keys.entity(), keys.log());
  private final Head head = new Head(20, Sha256.of("root"));
  private final Checkpoint checkpoint = Checkpoint.sign(head, log, keys.log());

  @Test
  void is_a_signed_note_of_origin_size_and_root() {
    assertThat(checkpoint.note())
        .startsWith(
            "node.xc.example/ledger\n20\n"
                + Base64.getEncoder().encodeToString(head.root().bytes())
                + "\n\n\u2014 node.xc.example/ledger ")
        .endsWith("\n");
    assertThat(checkpoint.note().lines()).hasSize(5);
  }

  @Test
  void names_its_key_by_the_first_bytes_of_the_verifier_key() {
    String line = checkpoint.note().lines().toList().getLast();
    byte[] blob = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
    String hash = java.util.HexFormat.of().formatHex(blob, 0, 4);

    assertThat(log.verifierKey()).startsWith("node.xc.example/ledger+" + hash + "+");
    assertThat(blob).hasSize(68);
  }

  @Test
  void verifies_to_the_head_that_was_signed() {
    assertThat(Checkpoint.verify(checkpoint.note(), log).orElseThrow().head()).isEqualTo(head);
  }

  @Test
  void verifies_with_cosignatures_beside_the_signature() {
    String note = checkpoint.note() + "\u2014 node.xa.example/witness AAAAAQID\n";
    assertThat(Checkpoint.verify(note, log)).isPresent();
  }

  @Nested
  class Is_refused {
    @Test
    void under_another_key() {
      Keystore stranger = AnyKeystore.stranger();
      assertRefused(checkpoint.note(), LogIdentity.of(stranger.entity(), stranger.log()));
    }

    @Test
    void of_another_log() {
      assertRefused(
          checkpoint.note(), new LogIdentity("node.xc.example/ledger/2", keys.log().publicKey()));
    }

    @Test
    void with_another_size_or_root() {
      assertRefused(checkpoint.note().replace("\n20\n", "\n21\n"), log);
      assertRefused(
          checkpoint
              .note()
              .replace(
                  Base64.getEncoder().encodeToString(head.root().bytes()),
                  Base64.getEncoder().encodeToString(Sha256.of("other").bytes())),
          log);
    }

    @Test
    void without_a_signature() {
      assertRefused(checkpoint.note().substring(0, checkpoint.note().indexOf('\u2014')), log);
    }

    @Test
    void without_the_end_of_its_last_line_or_without_a_gap() {
      String note = checkpoint.note();
      assertRefused(note.substring(0, note.length() - 1), log);
      assertRefused(note.replace("\n\n", "\n"), log);
    }

    @Test
    void with_a_good_signature_under_another_key_s_name_or_of_another_length() {
      String line = checkpoint.note().lines().toList().getLast();
      byte[] blob = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
      byte[] misnamed = blob.clone();
      misnamed[0] ^= 1;
      for (byte[] other :
          new byte[][] {
            misnamed,
            java.util.Arrays.copyOf(blob, blob.length - 1),
            java.util.Arrays.copyOf(blob, blob.length + 1)
          }) {
        String note =
            checkpoint.note().replace(line.substring(line.lastIndexOf(' ') + 1), base64(other));
        assertRefused(note, log);
      }
      assertThat(log.signed(new byte[0], new byte[63])).isFalse();
    }

    private static String base64(byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void when_signed_but_not_a_head() {
      for (String text :
          new String[] {
            "node.xc.example/ledger\n020\n" + root() + "\n",
            "node.xc.example/ledger\n-1\n" + root() + "\n",
            "node.xc.example/ledger\n20\n" + root() + "\nextension\n",
            "node.xc.example/ledger\n20\nAAAA\n",
            "another\n20\n" + root() + "\n"
          }) {
        assertRefused(signed(text), log);
      }
    }

    private String root() {
      return Base64.getEncoder().encodeToString(head.root().bytes());
    }

    private String signed(String text) {
      byte[] signature = keys.log().sign(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      byte[] blob = java.util.Arrays.copyOf(log.keyHash(), 68);
      System.arraycopy(signature, 0, blob, 4, 64);
      return text
          + "\n\u2014 "
          + log.origin()
          + " "
          + Base64.getEncoder().encodeToString(blob)
          + "\n";
    }

    @Property(tries = 200)
    void with_any_character_changed(@ForAll @IntRange(min = 0, max = 300) int pick) {
      String note = checkpoint.note();
      int at = pick % note.length();
      char changed = note.charAt(at) == 'A' ? 'B' : 'A';
      assertRefused(note.substring(0, at) + changed + note.substring(at + 1), log);
    }

    private void assertRefused(String note, LogIdentity by) {
      assertThat(Checkpoint.verify(note, by)).isEmpty();
    }
  }
}
