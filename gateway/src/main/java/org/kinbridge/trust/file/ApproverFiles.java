package org.kinbridge.trust.file;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.json.StrictJson;
import org.kinbridge.trust.PolicyStatement;
import org.kinbridge.trust.PolicyStatement.Says;
import org.kinbridge.trust.key.VerificationKey;
import org.kinbridge.trust.keystore.Jwk;

/**
 * The folder of approvers: who may propose and approve a policy ({@code supervisor-1.approver.jwk},
 * which the state put there), and what they said ({@code 0f3a….supervisor-1.approved.jws}).
 */
public final class ApproverFiles {
  /** How many approve beside the one who proposes. */
  public static final int NEEDED = 2;

  private static final String KEY = ".approver.jwk";
  private static final int DIGITS = 16;
  private static final int LONGEST = 16 * 1024;
  private static final StrictJson.Limits LIMITS = new StrictJson.Limits(4096, 2);

  /** What was said of one policy. */
  public sealed interface Outcome {
    /**
     * @param approvedBy at least two, and not who proposed it
     */
    record Approved(String proposedBy, List<String> approvedBy) implements Outcome {
      public Approved {
        requireNonNull(proposedBy, "proposedBy is null");
        approvedBy = List.copyOf(approvedBy);
      }
    }

    /** Not enough of them said yes. */
    record Waiting(List<String> proposedBy, List<String> approvedBy) implements Outcome {
      public Waiting {
        proposedBy = List.copyOf(proposedBy);
        approvedBy = List.copyOf(approvedBy);
      }
    }

    record Unusable(List<Fault> faults) implements Outcome {
      public Unusable {
        faults = List.copyOf(faults);
      }
    }
  }

  private final Path directory;
  private final Map<String, VerificationKey> approvers = new TreeMap<>();
  private final List<Fault> faults = new ArrayList<>();

  private ApproverFiles(Path directory) {
    this.directory = requireNonNull(directory, "directory is null");
  }

  public static String keyFile(String approver) {
    return approver + KEY;
  }

  public static String statementFile(Sha256 policy, String approver, Says says) {
    return policy.hex().substring(0, DIGITS) + "." + approver + "." + says.code() + ".jws";
  }

  /** A word that is no name of a person: small letters, digits and hyphens. */
  public static boolean isWord(String approver) {
    return approver.matches("[a-z0-9][a-z0-9-]{0,62}");
  }

  public static Outcome read(Path directory, Sha256 policy) {
    ApproverFiles files = new ApproverFiles(directory);
    try (Stream<Path> listed = Files.list(directory)) {
      for (Path file : listed.sorted().toList()) {
        files.approver(file);
      }
      return files.faults.isEmpty() ? files.said(policy) : new Outcome.Unusable(files.faults);
    } catch (IOException unreadable) {
      files.fault(directory, "the folder or a file of it cannot be read");
      return new Outcome.Unusable(files.faults);
    }
  }

  private void approver(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (!name.endsWith(KEY)) {
      return;
    }
    String approver = name.substring(0, name.length() - KEY.length());
    try {
      Members jwk = Members.of(StrictJson.parse(Files.readAllBytes(file), LIMITS), "");
      VerificationKey key = VerificationKey.es256(Jwk.readP256(jwk));
      jwk.done();
      boolean twice = approvers.values().stream().anyMatch(other -> other.kid().equals(key.kid()));
      if (!isWord(approver)) {
        fault(file, "an approver is called by small letters, digits and hyphens");
      } else if (twice) {
        fault(file, "two approvers have one key: that is one person");
      } else {
        approvers.put(approver, key);
      }
    } catch (JsonRefused malformed) {
      fault(file, malformed.fault().detail());
    }
  }

  private Outcome said(Sha256 policy) throws IOException {
    List<String> proposed = who(Says.PROPOSED, policy);
    List<String> approved = who(Says.APPROVED, policy);
    for (String proposer : proposed) {
      List<String> others = approved.stream().filter(one -> !one.equals(proposer)).toList();
      if (others.size() >= NEEDED) {
        return new Outcome.Approved(proposer, others);
      }
    }
    return new Outcome.Waiting(proposed, approved);
  }

  private List<String> who(Says says, Sha256 policy) throws IOException {
    List<String> who = new ArrayList<>();
    for (Map.Entry<String, VerificationKey> approver : approvers.entrySet()) {
      String by = approver.getKey();
      Path file = directory.resolve(statementFile(policy, by, says));
      if (Files.isRegularFile(file)
          && Files.size(file) <= LONGEST
          && PolicyStatement.holds(
              Files.readAllBytes(file), approver.getValue(), says, by, policy)) {
        who.add(by);
      }
    }
    return who;
  }

  private void fault(Path file, String detail) {
    faults.add(new Fault(Reason.APPROVER_MALFORMED, String.valueOf(file.getFileName()), detail));
  }
}
