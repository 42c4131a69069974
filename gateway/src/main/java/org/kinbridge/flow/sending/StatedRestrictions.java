package org.kinbridge.flow.sending;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.flow.deciding.Considered;
import org.kinbridge.flow.setting.Asker;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.flow.standing.PersonReader;
import org.kinbridge.flow.standing.Registration;
import org.kinbridge.flow.standing.RegistrationReader;
import org.kinbridge.flow.standing.Registrations;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.request.Request;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transaction;

/**
 * Restrictions that a request states join the child's register, so that they bind what others send
 * as well.
 */
public final class StatedRestrictions {
  private final Registrations registrations;
  private final Ledger ledger;
  private final Supplier<UUID> ids;

  public StatedRestrictions(Registrations registrations, Ledger ledger, Supplier<UUID> ids) {
    this.registrations = requireNonNull(registrations, "registrations is null");
    this.ledger = requireNonNull(ledger, "ledger is null");
    this.ids = requireNonNull(ids, "ids is null");
  }

  /** Those that the register does not have yet. The transaction holds the child's lock alone. */
  void register(Transaction transaction, Considered.Decided decided, Asker asker, Instant now) {
    if (decided.request().restrictions().isEmpty()) {
      return;
    }
    Optional<Registrations.Standing.Sound> readable =
        registrations.of(transaction, decided.child()).readable();
    if (readable.isEmpty()) {
      return;
    }
    Set<JsonNode> known =
        readable.get().registrations().stream()
            .filter(Registration::inForce)
            .map(one -> essence(StoredJson.read(one.body())))
            .collect(Collectors.toSet());
    for (int i = 0; i < decided.request().restrictions().size(); i++) {
      ObjectNode body = body(decided, i, asker);
      if (!known.contains(essence(body))) {
        add(transaction, decided, asker, new Stated(body, now));
      }
    }
  }

  private record Stated(ObjectNode body, Instant now) {}

  private void add(
      Transaction transaction, Considered.Decided decided, Asker asker, Stated stated) {
    Registration registration =
        new Registration(
            ids.get(),
            1,
            decided.child(),
            Registration.Kind.RESTRICTION,
            asker.authority(),
            true,
            stated.now(),
            RegistrationReader.stored(stated.body(), stated.now()));
    List<Place> wrote = registrations.add(transaction, registration);
    ObjectNode common = JsonNodeFactory.instance.objectNode();
    common.put("registration", registration.id().toString());
    common.put("authority", asker.authority().value());
    ledger.append(
        transaction,
        Entry.of(EntryKind.RESTRICTION, stated.now())
            .common(common)
            .about(decided.child(), stated.body())
            .wrote(wrote));
  }

  /** As strong as it was applied: a later request need not state it again. */
  private static ObjectNode body(Considered.Decided decided, int index, Asker asker) {
    Request request = decided.request();
    Request.Barrier barrier = request.restrictions().get(index);
    Optional<Restriction> applied = decided.stated().stream().skip(index).findFirst();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("child")
        .put("system", asker.system().value())
        .put("localId", request.about().reference());
    body.set(
        "person", PersonReader.written(barrier.person(), applied.flatMap(Restriction::person)));
    body.put("kind", barrier.kind().code());
    barrier.reachableThrough().stream()
        .map(NodeId::value)
        .sorted()
        .forEach(body.putArray("reachableThrough")::add);
    body.put("elsewhere", barrier.elsewhere().code());
    body.put(
        "partyOrHolder",
        applied
            .map(Restriction::standing)
            .equals(Optional.of(Restriction.Standing.PARTY_OR_HOLDER)));
    body.put("basis", barrier.basis());
    body.put("recordedBy", request.actor().userRef());
    return body;
  }

  /** What a restriction says, whoever recorded it when. */
  private static JsonNode essence(JsonNode body) {
    ObjectNode essence = body.deepCopy();
    essence.remove("recordedBy");
    essence.remove("registeredAt");
    return essence;
  }
}
