package org.kinbridge.trust.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.key.BanList;

class PartnerFilesTest {
  @TempDir Path folder;
  private final AnyNode xa = AnyNode.of("XA");
  private final AnyNode xb = AnyNode.of("XB");

  private void pin(AnyNode node) throws IOException {
    Files.write(folder.resolve(node.metadata.node() + ".pin.json"), PinFile.write(node.pin()));
  }

  private void metadata(AnyNode node) throws IOException {
    Files.write(folder.resolve(node.metadata.node() + ".metadata.jws"), node.signedMetadata());
  }

  private PartnerFiles.Loading load() {
    return PartnerFiles.load(folder, BanList.shipped(), InstantSource.fixed(AnyNode.NOW));
  }

  private List<Fault> faults() {
    return switch (load()) {
      case PartnerFiles.Loading.Loaded loaded -> List.of();
      case PartnerFiles.Loading.Unusable unusable -> unusable.faults();
    };
  }

  @Test
  void loads_each_partner_that_is_pinned_and_signed() throws IOException {
    pin(xa);
    metadata(xa);
    pin(xb);
    metadata(xb);
    assertThat(load())
        .isInstanceOfSatisfying(
            PartnerFiles.Loading.Loaded.class,
            loaded ->
                assertThat(loaded.partners().all())
                    .extracting(partner -> partner.node().value())
                    .containsExactly("XA", "XB"));
  }

  @Test
  void loads_nobody_from_an_empty_directory() {
    assertThat(faults()).isEmpty();
  }

  @Test
  void names_everything_wrong_at_once() throws IOException {
    pin(xa);
    metadata(xb);
    Files.writeString(folder.resolve("notes.txt"), "x");
    assertThat(faults())
        .allMatch(fault -> fault.reason() == Reason.METADATA_NOT_PINNED)
        .extracting(Fault::place)
        .containsExactly("XA.pin.json", "XB.metadata.jws", "notes.txt");
  }

  @Test
  void refuses_metadata_that_the_pinned_key_did_not_sign() throws IOException {
    pin(xa);
    metadata(AnyNode.of("XA"));
    assertThat(faults()).extracting(Fault::reason).containsExactly(Reason.METADATA_FOREIGN);
  }

  @Test
  void refuses_a_pin_under_another_name() throws IOException {
    Files.write(folder.resolve("XB.pin.json"), PinFile.write(xa.pin()));
    metadata(xb);
    assertThat(faults()).extracting(Fault::reason).containsExactly(Reason.METADATA_NOT_PINNED);
  }

  @Test
  void refuses_a_malformed_pin() throws IOException {
    Files.writeString(folder.resolve("XA.pin.json"), "{\"node\":\"XA\"}");
    metadata(xa);
    assertThat(faults()).extracting(Fault::reason).containsExactly(Reason.METADATA_MALFORMED);
  }

  @Test
  void refuses_a_directory_that_is_none() {
    assertThat(
            PartnerFiles.load(
                folder.resolve("none"), BanList.shipped(), InstantSource.fixed(AnyNode.NOW)))
        .isInstanceOf(PartnerFiles.Loading.Unusable.class);
  }
}
