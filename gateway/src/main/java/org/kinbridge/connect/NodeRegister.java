package org.kinbridge.connect;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kinbridge.disclosure.Personal;

/** The doors of our own node where it is told what a family answered. */
public final class NodeRegister {
  /** What a registration says of itself and not of the answer. */
  private static final Set<String> BESIDE =
      Set.of("child", "recordedBy", "registeredAt", "withdrawal");

  private final SignedIn node;

  /**
   * An answer that our authority registered before.
   *
   * @param reference of whoever registered it; blank for none
   * @param given whether it is a yes
   */
  public record Registered(
      UUID id, boolean inForce, String reference, boolean given, Personal<ObjectNode> said) {
    public Registered {
      requireNonNull(id, "id is null");
      requireNonNull(reference, "reference is null");
      requireNonNull(said, "said is null");
    }

    /** Whether it says the same, whoever recorded it. */
    public boolean says(Personal<ObjectNode> consent) {
      return said.reveal("an answer is compared with what is registered")
          .equals(answer(consent.reveal("it is compared with what is registered")));
    }
  }

  public NodeRegister(SignedIn node) {
    this.node = requireNonNull(node, "node is null");
  }

  private static ObjectNode answer(ObjectNode body) {
    return body.deepCopy().remove(BESIDE);
  }

  /**
   * What our authority registered of the answers about a child, ended ones too.
   *
   * @param child as every body of the register names it
   */
  public List<Registered> consents(ObjectNode child) throws NoAnswer {
    Answer answer = node.send(Call.json("POST", "/api/registrations", child));
    if (answer.status() != 200) {
      throw answer.unexpected();
    }
    JsonNode rows = answer.json().path("registrations");
    if (!rows.isArray()) {
      throw new NoAnswer("listed registrations in an unknown form");
    }
    List<Registered> found = new ArrayList<>();
    for (JsonNode row : rows) {
      if (row.path("kind").asText().equals("consent")) {
        found.add(registered(row));
      }
    }
    return found;
  }

  private static Registered registered(JsonNode row) throws NoAnswer {
    if (row.path("said") instanceof ObjectNode said
        && said.path("given").isBoolean()
        && row.path("inForce").isBoolean()) {
      return new Registered(
          id(row.path("id").asText()),
          row.path("inForce").booleanValue(),
          said.path("reference").asText(),
          said.path("given").booleanValue(),
          Personal.of("consent", answer(said)));
    }
    throw new NoAnswer("listed a consent in an unknown form");
  }

  private static UUID id(String text) throws NoAnswer {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException malformed) {
      throw new NoAnswer("listed a consent without an id that is read");
    }
  }

  /**
   * Registers an answer.
   *
   * @return what is wrong with it; nothing when it stands in the register
   */
  public List<Asked> register(Personal<ObjectNode> consent) throws NoAnswer {
    JsonNode body = consent.reveal("the node keeps what the family answered");
    Answer answer = node.send(Call.json("POST", "/api/consents", body));
    return switch (answer.status()) {
      case 201 -> List.of();
      case 400, 413, 422 -> NodeDoor.faults(answer.json());
      default -> throw answer.unexpected();
    };
  }

  /** Withdraws a consent: the same again where it was withdrawn before. */
  public void withdraw(UUID consent, ObjectNode because) throws NoAnswer {
    Answer answer =
        node.send(Call.json("POST", "/api/consents/" + consent + "/withdrawal", because));
    if (answer.status() != 200) {
      throw answer.unexpected();
    }
  }
}
