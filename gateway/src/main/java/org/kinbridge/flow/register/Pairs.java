package org.kinbridge.flow.register;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.flow.standing.Registration;
import org.kinbridge.flow.standing.RegistrationReader;
import org.kinbridge.flow.standing.Registrations;
import org.kinbridge.flow.standing.SameChild;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transaction;

/**
 * What is said of two cases: registered with both of them, so that neither side can be taken away
 * unseen, and told to the ledger once.
 */
public final class Pairs {
  static final String MIRROR = "mirror";

  /** What a person judged it by, in her words: for nobody's system. */
  public static final String JUDGED = "judged";

  /**
   * Two cases, and what somebody says of them.
   *
   * @param kind that they are one child, or that they are not
   */
  public record Pair(
      ChildRef child,
      ChildRef with,
      Registration.Kind kind,
      AuthorityId authority,
      Instant now,
      ObjectNode said) {
    public Pair {
      requireNonNull(child, "child is null");
      requireNonNull(with, "with is null");
      requireNonNull(kind, "kind is null");
      requireNonNull(authority, "authority is null");
      requireNonNull(now, "now is null");
      said = said.deepCopy();
    }
  }

  private final Registrations registrations;
  private final Ledger ledger;
  private final Supplier<UUID> ids;

  public Pairs(Registrations registrations, Ledger ledger, Supplier<UUID> ids) {
    this.registrations = requireNonNull(registrations, "registrations is null");
    this.ledger = requireNonNull(ledger, "ledger is null");
    this.ids = requireNonNull(ids, "ids is null");
  }

  /**
   * Said from now on. The caller holds the lock of both alone.
   *
   * @param common what the entry says without a word about a child
   * @return the side of the first one
   */
  public Registration say(Transaction transaction, Pair pair, ObjectNode common) {
    UUID here = ids.get();
    UUID there = ids.get();
    Registration side = side(pair, new Side(here, pair.child(), pair.with(), there));
    Registration mirror = side(pair, new Side(there, pair.with(), pair.child(), here));
    write(transaction, List.of(side, mirror), common);
    return side;
  }

  private record Side(UUID id, ChildRef of, ChildRef with, UUID mirror) {}

  private static Registration side(Pair pair, Side side) {
    ObjectNode body = pair.said().deepCopy();
    body.put(SameChild.WITH, side.with().toString()).put(MIRROR, side.mirror().toString());
    return new Registration(
        side.id(),
        1,
        side.of(),
        pair.kind(),
        pair.authority(),
        true,
        pair.now(),
        RegistrationReader.stored(body, pair.now()));
  }

  /** One entry for all sides, which says what the first one is. */
  void write(Transaction transaction, List<Registration> sides, ObjectNode common) {
    Registration first = sides.getFirst();
    List<Place> wrote = new ArrayList<>();
    sides.forEach(side -> wrote.addAll(registrations.add(transaction, side)));
    Entry entry =
        Entry.of(kind(first), first.recordedAt())
            .common(
                common.put("registration", first.id().toString()).put("inForce", first.inForce()));
    for (Registration side : sides) {
      entry = entry.about(side.child(), (ObjectNode) StoredJson.read(side.body()));
    }
    ledger.append(transaction, entry.wrote(wrote));
  }

  private static EntryKind kind(Registration side) {
    return side.kind() == Registration.Kind.OTHER_CHILD
        ? EntryKind.OTHER_CHILD
        : EntryKind.SAME_CHILD;
  }
}
