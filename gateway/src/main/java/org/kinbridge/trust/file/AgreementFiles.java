package org.kinbridge.trust.file;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.trust.AgreementSignature;
import org.kinbridge.trust.Partner;

/**
 * Signatures under agreements, beside the metadata of those who signed: {@code
 * xa-xc-2026.XA.agreement.jws}. One that is missing, damaged or under another text is none.
 */
public final class AgreementFiles {
  static final String SUFFIX = ".agreement.jws";
  private static final int LONGEST = 16 * 1024;

  private final Path directory;
  private final List<Partner> known;

  /**
   * @param known the nodes whose signature counts: ourselves and our partners
   */
  public AgreementFiles(Path directory, List<Partner> known) {
    this.directory = requireNonNull(directory, "directory is null");
    this.known = List.copyOf(known);
  }

  public static String name(String agreement, NodeId node) {
    return agreement + "." + node + SUFFIX;
  }

  /** Those of the parties whose signature under this text holds. */
  public Set<NodeId> signed(String agreement, Sha256 text, Set<NodeId> parties) {
    Set<NodeId> signed = new HashSet<>();
    for (Partner node : known) {
      Path file = directory.resolve(name(agreement, node.node()));
      if (parties.contains(node.node())
          && Files.isRegularFile(file)
          && AgreementSignature.holds(read(file), node, agreement, text)) {
        signed.add(node.node());
      }
    }
    return signed;
  }

  private static byte[] read(Path file) {
    try {
      return Files.size(file) > LONGEST ? new byte[0] : Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read a signature under an agreement", unreadable);
    }
  }
}
