package org.kinbridge.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.circumstance.Restriction;

/** Worlds that differ in nothing but what is kept in them; the same seed always makes the same. */
@Owned(by = "one test", lock = "none: one thread")
final class Worlds {
  private static final int REQUESTS = 4; // of one invented document
  private static final int LOST = 40; // no run of documents is longer of which none may be sent

  /**
   * One document as it is, and with each secret that the policy keeps in it.
   *
   * @param lone whether the child has no contact but one that is hidden
   * @param hiding all that are {@link Hidden}
   */
  record World(boolean lone, Invented.Asked plain, Map<Hidden, Invented.Asked> hiding) {}

  private final Policy policy;
  private final Inventor inventor;
  private final SplittableRandom random;
  private long seed;

  /**
   * @param policy which keeps the secrets
   */
  Worlds(CaseRun run, Policy policy, long seed) throws Exception {
    this.policy = policy;
    this.inventor = new Inventor(run);
    this.random = new SplittableRandom(seed);
  }

  /** Another document each time. */
  World next() {
    for (int i = 0; i < LOST; i++) {
      boolean lone = random.nextInt(3) > 0;
      Optional<World> world =
          inventor
              .invent(seed)
              .map(one -> hunted(one.asked()))
              .flatMap(asked -> lone ? bare(asked) : Optional.of(asked))
              .flatMap(asked -> world(lone, asked));
      seed += REQUESTS;
      if (world.isPresent()) {
        return world.get();
      }
    }
    throw new AssertionError("no document that may be sent before seed " + seed);
  }

  private Optional<Invented.Asked> bare(Invented.Asked asked) {
    ObjectNode record = asked.record().tree().deepCopy();
    Hidden.child(record).remove(List.of("address", "telecom"));
    return inventor.again(asked, record);
  }

  /** Empty where nothing may be sent, or where the policy does not keep every secret. */
  private Optional<World> world(boolean lone, Invented.Asked plain) {
    if (!(plain.decided(policy) instanceof Permitted without)) {
      return Optional.empty();
    }
    Map<Hidden, Invented.Asked> hiding = new EnumMap<>(Hidden.class);
    for (Hidden hidden : Hidden.values()) {
      ObjectNode record = plain.record().tree().deepCopy();
      hidden.into(record, random);
      inventor
          .again(plain, record)
          .filter(one -> keeps(one.decided(policy), without))
          .ifPresent(one -> hiding.put(hidden, one));
    }
    return hiding.size() == Hidden.values().length
        ? Optional.of(new World(lone, plain, hiding))
        : Optional.empty();
  }

  /** What is sent nothing of or asked about is another matter: whoever waits for it sees that. */
  private static boolean keeps(Decision decision, Permitted without) {
    return decision instanceof Permitted hides
        && hides.stayed().silent().size() > without.stayed().silent().size()
        && !new String(hides.content(), StandardCharsets.UTF_8).contains(Hidden.WORD);
  }

  /** Somebody looks for the child, and can be reached through every state. */
  private static Invented.Asked hunted(Invented.Asked asked) {
    Circumstances before = asked.circumstances();
    List<Restriction> more =
        before.registers().children().values().stream()
            .limit(1)
            .map(
                child ->
                    new Restriction(
                        "hunter",
                        child,
                        Restriction.Kind.NO_LOCATION_DISCLOSURE,
                        Set.of(),
                        Restriction.Elsewhere.YES,
                        Restriction.Standing.NONE_KNOWN,
                        Optional.of(
                            RestrictedPerson.named(List.of("Nobody Atall"), Optional.empty()))))
            .toList();
    return asked.in(Restricted.besides(before, more));
  }
}
