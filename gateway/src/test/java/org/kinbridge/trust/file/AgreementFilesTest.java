package org.kinbridge.trust.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.support.Claim;
import org.kinbridge.trust.AgreementSignature;
import org.kinbridge.trust.AnyNode;

class AgreementFilesTest {
  private static final NodeId ALDMARK = new NodeId("XA");
  private static final NodeId CASSAR = new NodeId("XC");
  private static final Set<NodeId> PARTIES = Set.of(ALDMARK, CASSAR);
  private static final Sha256 TEXT = Sha256.of("what they agreed on");

  @TempDir Path folder;
  private final AnyNode aldmark = AnyNode.of("XA");
  private final AnyNode cassar = AnyNode.of("XC");

  private Set<NodeId> signed() {
    return new AgreementFiles(folder, List.of(aldmark.metadata, cassar.metadata))
        .signed("xa-xc", TEXT, PARTIES);
  }

  private static byte[] signature(AnyNode by, String node, String agreement, Sha256 text) {
    return AgreementSignature.sign(
        by.keystore.messageSigning(Suite.C1).getFirst(), new NodeId(node), agreement, text);
  }

  private void write(NodeId as, byte[] signature) throws IOException {
    Files.write(folder.resolve(AgreementFiles.name("xa-xc", as)), signature);
  }

  @Test
  void nobody_signed_where_nothing_is_there() {
    assertThat(signed()).isEmpty();
  }

  @Test
  void each_signs_for_itself() throws IOException {
    write(ALDMARK, signature(aldmark, "XA", "xa-xc", TEXT));
    assertThat(signed()).containsExactly(ALDMARK);
    write(CASSAR, signature(cassar, "XC", "xa-xc", TEXT));
    assertThat(signed()).isEqualTo(PARTIES);
  }

  @Claim("WIRE-6.7")
  @Test
  void a_signature_counts_for_the_text_that_was_signed() throws IOException {
    write(ALDMARK, signature(aldmark, "XA", "xa-xc", Sha256.of("what they agreed on before")));
    write(CASSAR, signature(cassar, "XC", "xb-xc", TEXT));
    assertThat(signed()).isEmpty();
  }

  @Test
  void nobody_signs_for_another() throws IOException {
    write(ALDMARK, signature(cassar, "XA", "xa-xc", TEXT));
    write(CASSAR, signature(aldmark, "XA", "xa-xc", TEXT));
    assertThat(signed()).isEmpty();
  }

  @Test
  void a_key_that_its_metadata_does_not_name_signs_nothing() throws IOException {
    write(ALDMARK, signature(AnyNode.of("XA"), "XA", "xa-xc", TEXT));
    assertThat(signed()).isEmpty();
  }

  @Test
  void the_signature_of_somebody_unknown_does_not_count() throws IOException {
    write(ALDMARK, signature(aldmark, "XA", "xa-xc", TEXT));
    assertThat(new AgreementFiles(folder, List.of(cassar.metadata)).signed("xa-xc", TEXT, PARTIES))
        .isEmpty();
  }

  @Test
  void a_damaged_signature_is_none() throws IOException {
    byte[] whole = signature(aldmark, "XA", "xa-xc", TEXT);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] = (byte) (damaged[i] == 'A' ? 'B' : 'A');
      assertThat(AgreementSignature.holds(damaged, aldmark.metadata, "xa-xc", TEXT))
          .as("byte " + i)
          .isFalse();
    }
    write(
        ALDMARK,
        new String(whole, StandardCharsets.US_ASCII)
            .repeat(50)
            .getBytes(StandardCharsets.US_ASCII));
    assertThat(signed()).isEmpty();
  }

  @Test
  void a_signature_of_another_kind_of_document_does_not_count() throws IOException {
    write(ALDMARK, aldmark.signedMetadata());
    assertThat(signed()).isEmpty();
  }
}
