package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Registers;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.seal.AnyEnvelope;
import org.kinbridge.sign.Addressing;
import org.kinbridge.sign.MessageSigner;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.sign.Signing;
import org.kinbridge.trust.AnyNode;

/**
 * Two records that differ in a secret, each decided, signed and sealed: whoever holds both
 * messages, opened, cannot tell which is which. A classifier that is trained on such pairs shows
 * it, and shows that it would have found a leak.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // reads every case once
class DistinguishingTest {
  private static final int PAIRS = Boolean.getBoolean("deep") ? 10_000 : 240;
  private static final int FEW = 80;
  private final CaseRun run;
  private final Inventor inventor;
  private final AnyNode cassar = AnyNode.of("XC");
  private final AnyNode aldmark = AnyNode.of("XA");
  private final MessageSigner signer = new MessageSigner(cassar.keystore, new SecureRandom());

  DistinguishingTest() throws Exception {
    run = CaseRun.complete();
    inventor = new Inventor(run);
  }

  private Distinguisher.Score score(Policy policy, int pairs, Eye eye, Secret... secrets) {
    return score(policy, pairs, eye, any -> true, secrets);
  }

  /**
   * @param such which of the messages that hide something are taken
   */
  private Distinguisher.Score score(
      Policy policy, int pairs, Eye eye, Predicate<Decision> such, Secret... secrets) {
    Distinguisher distinguisher = new Distinguisher();
    SplittableRandom random = new SplittableRandom(11);
    for (long seed = 0; distinguisher.pairs() < pairs; seed += 4) { // another document each time
      assertThat(seed).as("records that may be sent at all").isLessThan(200L * pairs);
      Optional<Invented.Asked> without = inventor.invent(seed).map(one -> hunted(one.asked()));
      if (without.isEmpty() || !(without.get().decided(policy) instanceof Permitted plain)) {
        continue;
      }
      for (Secret secret : secrets) {
        ObjectNode record = without.get().record().tree().deepCopy();
        secret.into(record, random);
        inventor
            .again(without.get(), record)
            .map(asked -> asked.decided(policy))
            .filter(such)
            .ifPresent(
                hides -> {
                  boolean first = random.nextBoolean();
                  double[] one = eye.seen(first ? hides : plain);
                  double[] other = eye.seen(first ? plain : hides);
                  distinguisher.add(one, other, first);
                });
      }
    }
    return distinguisher.score();
  }

  private static boolean leaks(Decision decision) {
    return decision instanceof Permitted permitted
        && new String(permitted.content(), StandardCharsets.UTF_8).contains("Quenziwatter");
  }

  /** Somebody looks for the child, and can be reached through every state. */
  private static Invented.Asked hunted(Invented.Asked asked) {
    Circumstances before = asked.circumstances();
    Registers held = before.registers();
    if (held.children().isEmpty()) {
      return asked;
    }
    List<Restriction> more = new ArrayList<>(held.restrictions());
    more.add(
        new Restriction(
            "hunter",
            held.children().values().iterator().next(),
            Restriction.Kind.NO_LOCATION_DISCLOSURE,
            Set.of(),
            Restriction.Elsewhere.YES,
            Restriction.Standing.NONE_KNOWN,
            Optional.of(RestrictedPerson.named(List.of("Nobody Atall"), Optional.empty()))));
    return asked.in(
        Invented.with(
            before,
            new Registers(
                held.children(), held.consents(), more, held.determinations(), held.orders())));
  }

  /** What somebody makes of a message, or of there being none. */
  private interface Eye {
    double[] seen(Decision decision);
  }

  /** All sizes, counts and flags, and some of what is meant to look random. */
  private double[] everything(Decision decision) {
    return decision instanceof Permitted permitted ? features(permitted) : new double[FEATURES];
  }

  private static final int FEATURES = 20;

  private double[] features(Permitted permitted) {
    Addressing addressing =
        Addressing.opening(
            new MessageId(UUID.randomUUID()), aldmark.metadata.entity(), AnyNode.NOW);
    SignedMessage message = ((Signing.Signed) signer.sign(permitted, addressing)).message();
    JsonNode content = Inventor.parsed(message.content());
    String text = new String(message.content(), StandardCharsets.UTF_8);
    JsonNode openings = message.openings().toJson();
    byte[] root = message.manifest().withheldRoot().bytes();
    byte[] commit = message.manifest().contentCommit().bytes();
    return new double[] {
      1,
      AnyEnvelope.from(cassar, aldmark, message).length,
      text.length(),
      count(text, "\":"),
      content.path("entry").size(),
      count(text, "\"security\""),
      count(text, "\"code\":\"cp-"),
      count(text, "\"extension\""),
      count(text, "emptyReason"),
      count(text, "data-absent-reason"),
      count(text, "REDACTED"),
      content.at("/entry/0/resource/section").size(),
      openings.toString().length(),
      openings.path("announced").size(),
      message.openings().announced().size(),
      openings.path("rest").size(),
      message.jws().length,
      root[0],
      commit[0],
      Sha256.wrap(root).hex().charAt(5),
    };
  }

  private static int count(String text, String part) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      count++;
    }
    return count;
  }

  private Policy policy(RuleList rules) {
    return new Policy(run.version(), run.profile(), rules);
  }

  @Test
  void nobody_can_tell_which_of_two_messages_hides_something() {
    Distinguisher.Score score =
        score(policy(RuleList.complete()), PAIRS, this::everything, Secret.values());
    System.out.println("distinguishing: " + score + ", chance within " + score.chance());
    assertThat(score.tells()).as("%s, by chance within %s", score, score.chance()).isFalse();
  }

  /** Where the policy without that wall leaks, the messages tell. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"R11, SHELTER", "R14, REPORTER"})
  void a_policy_without_that_wall_would_be_found(String rule, Secret secret) {
    Policy leaking = policy(RuleList.complete().without(rule));
    assertThat(score(leaking, FEW, this::everything, DistinguishingTest::leaks, secret).tells())
        .isTrue();
  }

  /** One byte more for each silent element, far within a padding class. */
  @Test
  void a_message_that_grows_by_a_byte_would_be_found() {
    Eye leaking =
        decision -> {
          double[] seen = everything(decision);
          if (decision instanceof Permitted permitted) {
            seen[12] += permitted.stayed().silent().size();
          }
          return seen;
        };
    assertThat(score(policy(RuleList.complete()), FEW, leaking, Secret.SEVERAL).tells()).isTrue();
  }
}
