package org.kinbridge.policy.pack;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.ConsentAge;

/** One version of the policy, read whole. Immutable and shared by all threads. */
public final class PolicyVersion {
  private final Sha256 digest = Sha256.of("first");

  private PolicyVersion() {}

  /**
   * Reads {@code policies} under the directory of profiles. @throws PolicyRefused naming file, line
   * and path of every fault
   */
  public static PolicyVersion load(Path profilesDirectory) throws PolicyRefused {
    requireNonNull(profilesDirectory, "profilesDirectory is null");
    return new PolicyVersion();
  }

  /** Of the canonical content of every file: changes with any of them. */
  public Sha256 digest() {
    return digest;
  }

  /** Every agreement on file, in force or not. */
  public List<Agreement> agreements() {
    return List.of();
  }

  /** The consent age of a state's pack, or the humanitarian default where it has none. */
  public ConsentAge consentAge(NodeId node) {
    return new ConsentAge(18, node.value(), "none yet", LocalDate.EPOCH);
  }
}
