package org.kinbridge.flow.trial;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.Policy;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.pack.PolicyRefused;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.proof.PolicyProof;
import org.kinbridge.profile.Profile;

/** What the policy of one directory permits, and whether any combination of facts breaks a wall. */
public final class CheckPolicy {

  /**
   * What it permits, and what came of trying it.
   *
   * @param digest the version: what approvers approve and each decision names
   */
  public record Outcome(Sha256 digest, List<PermitRow> rows, PolicyProof.Result proof) {
    public Outcome {
      requireNonNull(digest, "digest is null");
      rows = List.copyOf(rows);
      requireNonNull(proof, "proof is null");
    }
  }

  private final PolicyVersion version;
  private final PolicyProof proof;

  private CheckPolicy(PolicyVersion version, PolicyProof proof) {
    this.version = requireNonNull(version, "version is null");
    this.proof = requireNonNull(proof, "proof is null");
  }

  /**
   * @throws PolicyRefused naming every fault of the policy's files
   */
  public static CheckPolicy load(Path profiles) throws PolicyRefused, IOException {
    PolicyVersion version = PolicyVersion.load(profiles);
    Profile profile = Profile.load(profiles);
    Policy policy = new Policy(version, profile);
    return new CheckPolicy(version, PolicyProof.of(version, policy, profile, profiles));
  }

  /** Tries every combination, or every n-th. */
  public Outcome run(int every) {
    return new Outcome(version.digest(), version.rows(), proof.run(every));
  }
}
