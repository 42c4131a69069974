package org.kinbridge.flow.replay;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.flow.deciding.Considered;
import org.kinbridge.flow.deciding.Deciding;
import org.kinbridge.flow.deciding.Occasion;
import org.kinbridge.flow.deciding.Registry;
import org.kinbridge.flow.deciding.Rules;
import org.kinbridge.flow.setting.Disclosures;
import org.kinbridge.flow.setting.OwnNode;
import org.kinbridge.flow.setting.StoredDisclosure;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.flow.standing.StoodThen;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.policy.Policy;
import org.kinbridge.policy.pack.PolicyRefused;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.trust.Partners;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * What a proposed policy would have decided on the last disclosures, and nothing comes of it: each
 * is decided again from the request and the registers as they were, by the policy in force and by
 * the proposed one. That somebody looked is an entry, about every child whose facts were opened.
 */
public final class ReplayPolicy {
  /** More would keep every facts of a large state open at once. */
  public static final int MOST = 500;

  /** What came of it. */
  public sealed interface Outcome {
    record Replayed(PolicyReplay replay) implements Outcome {
      public Replayed {
        requireNonNull(replay, "replay is null");
      }
    }

    /** The proposed policy is none; each fault with its file and line. */
    record NoPolicy(List<Fault> faults) implements Outcome {
      public NoPolicy {
        faults = List.copyOf(faults);
      }
    }
  }

  /** What the ledger keeps of who looked: in words, by name. */
  public record Looker(JsonNode words, String why) {
    public Looker {
      requireNonNull(words, "words is null");
      if (why.isBlank()) {
        throw new IllegalArgumentException("why is said");
      }
    }

    /** Somebody at the machine, as she says. */
    public static Looker operator(String who, String why) {
      return new Looker(JsonNodeFactory.instance.objectNode().put("operator", who), why);
    }
  }

  /** Where it is read and written. */
  public record Books(
      Transactions transactions, Disclosures disclosures, Ledger ledger, Registry registry) {
    public Books {
      requireNonNull(transactions, "transactions is null");
      requireNonNull(disclosures, "disclosures is null");
      requireNonNull(ledger, "ledger is null");
      requireNonNull(registry, "registry is null");
    }
  }

  private final OwnNode own;
  private final Partners partners;
  private final Rules inForce;
  private final Books books;
  private final Surroundings surroundings;

  public ReplayPolicy(
      OwnNode own, Partners partners, Rules inForce, Books books, Surroundings surroundings) {
    this.own = requireNonNull(own, "own is null");
    this.partners = requireNonNull(partners, "partners is null");
    this.inForce = requireNonNull(inForce, "inForce is null");
    this.books = requireNonNull(books, "books is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  /**
   * @param proposed a directory of profiles
   * @param last how many decisions, {@link #MOST} at most
   */
  public Outcome replay(Path proposed, int last, Looker looker) {
    if (last < 1 || last > MOST) {
      throw new IllegalArgumentException("from 1 to " + MOST);
    }
    try {
      PolicyVersion version = PolicyVersion.load(proposed);
      Rules others =
          new Rules(
              inForce.translator(),
              inForce.profile(),
              version,
              new Policy(version, inForce.profile()),
              inForce.zone());
      return new Outcome.Replayed(replay(others, last, looker));
    } catch (PolicyRefused refused) {
      return new Outcome.NoPolicy(refused.faults());
    }
  }

  private PolicyReplay replay(Rules others, int last, Looker looker) {
    Disclosures.Latest latest =
        books
            .transactions()
            .call(
                transaction -> {
                  Disclosures.Latest found = books.disclosures().latest(transaction, last);
                  books.ledger().append(transaction, entry(found, others, looker));
                  return found;
                });
    surroundings.written().run();
    Replaying replaying = new Replaying(others);
    latest.readable().forEach(replaying::add);
    return new PolicyReplay(
        inForce.version().digest(),
        others.version().digest(),
        replaying.tally(latest),
        replaying.changes);
  }

  private Entry entry(Disclosures.Latest found, Rules others, Looker looker) {
    ObjectNode common = JsonNodeFactory.instance.objectNode();
    common.put("access", "policy-replay").put("decisions", found.readable().size());
    common.put("policy", inForce.version().digest().hex());
    common.put("proposed", others.version().digest().hex());
    common.set("by", looker.words());
    Entry entry = Entry.of(EntryKind.ACCESS, surroundings.clock().instant()).common(common);
    Set<ChildRef> children = new HashSet<>();
    for (StoredDisclosure one : found.readable()) {
      if (children.add(one.child())) {
        entry =
            entry.about(
                one.child(), JsonNodeFactory.instance.objectNode().put("why", looker.why()));
      }
    }
    return entry;
  }

  /** One run over all of them. */
  @Owned(by = "one replay", lock = "none: one thread")
  private final class Replaying {
    private final Rules others;
    private final List<PolicyReplay.Change> changes = new ArrayList<>();
    private int replayed;
    private int moved;
    private int unreadable;

    Replaying(Rules others) {
      this.others = others;
    }

    /** A transaction each, so that nobody who withdraws a consent waits for all of them. */
    void add(StoredDisclosure disclosure) {
      books.transactions().run(transaction -> add(transaction, disclosure));
    }

    private void add(Transaction transaction, StoredDisclosure disclosure) {
      Optional<PolicyReplay.Answer> before = decided(transaction, disclosure, inForce);
      Optional<PolicyReplay.Answer> after = decided(transaction, disclosure, others);
      if (before.isEmpty() || after.isEmpty()) {
        unreadable++;
        return;
      }
      replayed++;
      if (!asItWas(before.get(), StoredJson.read(disclosure.decision()))) {
        moved++;
      }
      if (!before.equals(after)) {
        changes.add(new PolicyReplay.Change(disclosure.id(), before.get(), after.get()));
      }
    }

    private Optional<PolicyReplay.Answer> decided(
        Transaction transaction, StoredDisclosure disclosure, Rules rules) {
      Instant then = disclosure.createdAt();
      Registry registry = books.registry();
      Deciding deciding =
          new Deciding(
              own,
              partners,
              rules,
              new Registry(
                  registry.crosswalk(),
                  registry.pairwise(),
                  new StoodThen(registry.registrations(), then),
                  registry.lock(),
                  registry.likenesses()));
      Occasion occasion = Occasion.again(disclosure, then, Occasion.Holding.SHARED);
      return switch (deciding.consider(
          transaction, occasion, Deciding.read(disclosure.request()))) {
        case Considered.Decided decided ->
            Optional.of(PolicyReplay.Answer.of(decided.decision().explanation()));
        case Considered.Unreadable unreadableNow -> Optional.empty();
      };
    }

    PolicyReplay.Tally tally(Disclosures.Latest latest) {
      return new PolicyReplay.Tally(replayed, moved, latest.erased(), latest.altered(), unreadable);
    }
  }

  private static boolean asItWas(PolicyReplay.Answer now, JsonNode then) {
    Set<String> left = new TreeSet<>();
    if (then.path("decision").asText().equals("permit")) {
      then.path("released").forEach(one -> left.add(one.path("path").asText()));
    }
    return then.path("decision").asText().equals(now.outcome().code())
        && then.path("reason").asText("").equals(now.reason().map(why -> why.code()).orElse(""))
        && left.equals(now.leaves());
  }
}
