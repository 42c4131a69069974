package org.kinbridge.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.pack.PolicyRefused;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.trust.PolicyStatement;
import org.kinbridge.trust.PolicyStatement.Says;
import org.kinbridge.trust.file.ApproverFiles;
import org.kinbridge.trust.file.OwnerOnly;
import org.kinbridge.trust.keystore.FreshKeys;
import org.kinbridge.trust.keystore.Jwk;
import org.kinbridge.trust.keystore.KeyMaterial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kinbridge approval}: persons let a policy come into force, one proposing and two more. */
@Command(
    name = "approval",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Let a policy come into force: one person proposes it, two others approve.")
public final class ApprovalCommand implements Runnable {
  private static final int REFUSED_INPUT = 2;
  private static final StrictJson.Limits LIMITS = new StrictJson.Limits(4096, 1);

  @Spec CommandSpec spec;
  private final Path installed;
  private final SecureRandom random;

  /**
   * @param installed the directory of profiles this installation runs on
   */
  public ApprovalCommand(Path installed, SecureRandom random) {
    this.installed = requireNonNull(installed, "installed is null");
    this.random = requireNonNull(random, "random is null");
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Who says it. */
  static final class Who {
    @Option(
        names = "--as",
        required = true,
        description = "the word by which the state knows the person: not her name")
    String word;

    @Option(names = "--key", required = true, description = "the file of her own key")
    Path key;
  }

  @Command(
      name = "key",
      mixinStandardHelpOptions = true,
      description = {
        "Make a person's own key. The node's operator puts the public half, WORD.approver.jwk,"
            + " into",
        "the folder of approvers; the other half stays with her."
      })
  int key(
      @Mixin Who who,
      @Option(names = "--out", required = true, description = "where the public half goes")
          Path out)
      throws IOException {
    if (!ApproverFiles.isWord(who.word)) {
      return refuse("--as: small letters, digits and hyphens");
    }
    KeyMaterial.Pair pair = new FreshKeys(random).pair();
    try {
      Path secret = OwnerOnly.create(who.key);
      Files.writeString(secret, Jwk.writeSecret(pair).toString(), StandardCharsets.UTF_8);
    } catch (FileAlreadyExistsException exists) {
      return refuse("--key: the file exists already");
    }
    Files.writeString(
        out.resolve(ApproverFiles.keyFile(who.word)), Jwk.write(pair.publicKey()).toString());
    return 0;
  }

  @Command(
      name = "propose",
      mixinStandardHelpOptions = true,
      description = "Propose the installed policy. Who proposes it does not approve it.")
  int propose(@Mixin Who who, @Mixin Target target) throws IOException {
    return say(Says.PROPOSED, who, target);
  }

  @Command(
      name = "approve",
      mixinStandardHelpOptions = true,
      description = "Approve the installed policy, after \"kinbridge policy check\".")
  int approve(@Mixin Who who, @Mixin Target target) throws IOException {
    return say(Says.APPROVED, who, target);
  }

  /** Which policy, and where it is said. */
  static final class Target {
    @Option(names = "--out", required = true, description = "the folder of approvers")
    Path out;

    @Option(
        names = "--policy",
        required = true,
        description = "the digest that \"kinbridge policy check\" printed and you read")
    String policy;

    @Option(
        names = "--profiles",
        description = "a directory of profiles (default: the installed one)")
    Path profiles;
  }

  private int say(Says says, Who who, Target target) throws IOException {
    try {
      Sha256 digest =
          PolicyVersion.load(target.profiles == null ? installed : target.profiles).digest();
      if (!digest.hex().equals(target.policy)) {
        return refuse("--policy: the installed policy is " + digest.hex());
      }
      Members jwk = Members.of(StrictJson.parse(Files.readAllBytes(who.key), LIMITS), "");
      KeyMaterial.Pair pair = Jwk.readSecretP256(jwk);
      jwk.done();
      Files.write(
          target.out.resolve(ApproverFiles.statementFile(digest, who.word, says)),
          PolicyStatement.sign(pair, says, who.word, digest));
      return 0;
    } catch (PolicyRefused refused) {
      return refuse(
          refused.faults().stream().map(fault -> fault.place() + ": " + fault.detail()).toList());
    } catch (JsonRefused | NoSuchFileException unusable) {
      return refuse("--key: this is no key of an approver");
    }
  }

  private int refuse(String fault) {
    return refuse(List.of(fault));
  }

  private int refuse(List<String> faults) {
    faults.forEach(spec.commandLine().getErr()::println);
    spec.commandLine().getErr().flush();
    return REFUSED_INPUT;
  }
}
