package org.kinbridge.flow.standing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.flow.setting.BodyReader;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.circumstance.Determination;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.circumstance.Registers;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.situation.Likeness;

/** Consents and restrictions as agencies write them, and as the policy reads them. */
public final class RegistrationReader {

  /** What reading a registration gave. */
  public sealed interface Read {
    /**
     * @param localId the child's id in {@code system}
     * @param likeness who the child is, where the paper says it
     */
    record Sound(String system, String localId, Optional<Likeness> likeness, JsonNode body)
        implements Read {
      public Sound {
        requireNonNull(system, "system is null");
        requireNonNull(localId, "localId is null");
        requireNonNull(likeness, "likeness is null");
        requireNonNull(body, "body is null");
      }
    }

    record Faulty(List<Fault> faults) implements Read {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  private RegistrationReader() {}

  public static Read consent(byte[] body) {
    return read(body, ConsentReader::read);
  }

  /**
   * @param known the data classes that agreements speak of, and the labels that an order may lift
   */
  public static Read order(byte[] body, Order.Named known) {
    return read(body, reader -> OrderReader.read(reader, known));
  }

  public static Read restriction(byte[] body) {
    return read(body, reader -> restriction(reader, Optional.empty()));
  }

  private interface Shape {
    void read(BodyReader reader);
  }

  private static Read read(byte[] body, Shape shape) {
    try {
      JsonNode json = StrictJson.parse(body, StrictJson.Limits.WIRE);
      BodyReader reader = BodyReader.of(json);
      BodyReader child = reader.object("child");
      Optional<String> system = child.text("system");
      Optional<String> localId = child.text("localId");
      Optional<Likeness> likeness = likeness(child);
      child.end();
      shape.read(reader);
      reader.end();
      return reader.faults().isEmpty()
          ? new Read.Sound(system.orElseThrow(), localId.orElseThrow(), likeness, json)
          : new Read.Faulty(reader.faults());
    } catch (JsonRefused refused) {
      return new Read.Faulty(List.of(refused.fault()));
    }
  }

  /** For a system that sends no record of the child by which another one could be compared. */
  private static Optional<Likeness> likeness(BodyReader child) {
    List<String> names = child.list("names", 0, PersonReader::name);
    Optional<LocalDate> born = child.optionalValue("birthDate", LocalDate::parse);
    if (names.size() > Likeness.MOST_NAMES) {
      child.fault("names", "more names than one child has");
    }
    if (names.isEmpty() == born.isPresent()) {
      child.fault(names.isEmpty() ? "names" : "birthDate", "names and day of birth go together");
    }
    return born.map(day -> Likeness.said(names, day));
  }

  /** The registers of a decision, from rows that were all sound. */
  static Registers registers(
      Map<PersonHandle, ChildRef> children, List<Registration> registrations) {
    List<Consent> consents = new ArrayList<>();
    List<Restriction> restrictions = new ArrayList<>();
    List<Determination> determinations = new ArrayList<>();
    List<Order> orders = new ArrayList<>();
    for (Registration one : registrations) {
      BodyReader reader = BodyReader.of(stored(one));
      reader.object("child");
      switch (one.kind()) {
        case ANSWER -> {} // about one disclosure: PersonAnswers reads it
        case SAME_CHILD -> {} // says whose registers count: AcrossSystems reads it
        case OTHER_CHILD -> {} // says whose do not: Lookalikes reads it
        case ORDER -> orders.add(OrderReader.order(reader, one));
        case CONSENT -> consents.add(ConsentReader.consent(reader, one));
        case RESTRICTION -> {
          if (one.inForce()) {
            restriction(reader, Optional.of(one))
                .ifPresentOrElse(
                    restrictions::add,
                    () -> determinations.add(DeterminationReader.determination(one)));
          }
        }
      }
    }
    return new Registers(
        children, consents, PersonReader.identified(restrictions), determinations, orders);
  }

  /** Whether it is a withdrawal, or a refusal. */
  public static boolean isNo(Registration one) {
    return one.kind() == Registration.Kind.CONSENT
        && (!one.inForce() || !stored(one).path("given").asBoolean(true));
  }

  /** Whether it speaks of what is sent there for that. */
  public static boolean speaksOf(Registration consent, AuthorityId recipient, Purpose purpose) {
    JsonNode body = stored(consent);
    return body.at("/recipient/authority").asText().equals(recipient.value())
        && body.path("purposes")
            .valueStream()
            .anyMatch(code -> code.asText().equals(purpose.code()));
  }

  static JsonNode stored(Registration one) {
    try {
      return StrictJson.parse(one.body(), StrictJson.Limits.WIRE);
    } catch (JsonRefused impossible) {
      throw new IllegalStateException("a sealed registration is not JSON: " + one.id(), impossible);
    }
  }

  /** The body as it is stored: with the instant it was first registered. */
  public static byte[] stored(JsonNode body, Instant at) {
    ObjectNode whole = body.deepCopy();
    whole.put("registeredAt", at.toString());
    return whole.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What a consent says of the giver of earlier answers, where there are no such answers. */
  public static List<Fault> strangers(JsonNode consent, List<Registration> ofTheChild) {
    return ConsentReader.strangers(consent, ofTheChild);
  }

  /** Empty for a determination, and where there is a fault. */
  private static Optional<Restriction> restriction(
      BodyReader reader, Optional<Registration> stored) {
    Optional<String> kind = reader.text("kind");
    reader.optionalText("basis");
    reader.text("recordedBy");
    if (kind.filter(DeterminationReader.KIND::equals).isPresent()) {
      DeterminationReader.read(reader);
      return Optional.empty();
    }
    Optional<RestrictedPerson> person = PersonReader.read(reader);
    Optional<Restriction.Kind> code = reader.code("kind", Restriction.Kind.class);
    List<NodeId> through = reader.list("reachableThrough", 0, NodeId::new);
    Optional<Restriction.Elsewhere> elsewhere =
        reader.code("elsewhere", Restriction.Elsewhere.class);
    Optional<Boolean> party = reader.flag("partyOrHolder");
    if (stored.isEmpty() || !reader.faults().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Restriction(
            stored.get().id().toString(),
            stored.get().child(),
            code.orElseThrow(),
            new HashSet<>(through),
            elsewhere.orElseThrow(),
            party.orElseThrow()
                ? Restriction.Standing.PARTY_OR_HOLDER
                : Restriction.Standing.NONE_KNOWN,
            person));
  }
}
