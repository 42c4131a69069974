package org.kinbridge.connect;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kinbridge.connect.Asked.Settler;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.disclosure.Reason;

/** The doors of our own node, as any registered client uses them. */
public final class NodeDoor {
  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private final SignedIn node;

  public NodeDoor(SignedIn node) {
    this.node = requireNonNull(node, "node is null");
  }

  /** What the node has under that id; empty for nothing. */
  public Optional<Standing> find(DisclosureId id) throws NoAnswer {
    Answer answer = node.send(Call.get(path(id)));
    return switch (answer.status()) {
      case 200 -> Optional.of(standing(answer.json()));
      case 404 -> Optional.empty();
      default -> throw answer.unexpected();
    };
  }

  public Verdict preview(DisclosureId id, Personal<ObjectNode> request) throws NoAnswer {
    JsonNode body = request.reveal("the node decides about it");
    Answer answer = node.send(Call.json("POST", path(id) + "/preview", body));
    return switch (answer.status()) {
      case 200 -> verdict(answer.json());
      case 400, 413, 422 -> new Verdict.Unreadable(faults(answer.json()));
      default -> throw answer.unexpected();
    };
  }

  /**
   * @param digest of the decision that a preview showed: another one is not carried out
   */
  public Submission submit(DisclosureId id, Personal<ObjectNode> request, String digest)
      throws NoAnswer {
    ObjectNode body = request.reveal("the node sends it").deepCopy();
    body.putObject("expect").put("decisionDigest", digest);
    Answer answer = node.send(Call.json("PUT", path(id), body));
    return switch (answer.status()) {
      case 202 -> new Submission.Kept(standing(answer.json()));
      // A refusal is kept under its id, what cannot be read is not.
      case 422 ->
          answer.json().has("state")
              ? new Submission.Kept(standing(answer.json()))
              : new Submission.Unfit(faults(answer.json()));
      case 400, 413 -> new Submission.Unfit(faults(answer.json()));
      case 409 -> new Submission.LookAgain();
      default -> throw answer.unexpected();
    };
  }

  /**
   * Takes back what was submitted under that id.
   *
   * @return how it stands then; empty where the node has nothing under that id
   */
  public Optional<Standing> stop(DisclosureId id, ObjectNode because) throws NoAnswer {
    Answer answer = node.send(Call.json("POST", path(id) + "/stop", because));
    return switch (answer.status()) {
      case 200 -> Optional.of(standing(answer.json()));
      case 404 -> Optional.empty();
      default -> throw answer.unexpected();
    };
  }

  /**
   * Says who a case is: the same again where it was said before.
   *
   * @return whether the node takes it as an identifier of one child
   */
  public boolean identify(Personal<ObjectNode> identity) throws NoAnswer {
    JsonNode body = identity.reveal("the node keeps who the child is");
    Answer answer = node.send(Call.json("POST", "/api/identities", body));
    return switch (answer.status()) {
      case 201 -> true;
      case 422 -> false;
      default -> throw answer.unexpected();
    };
  }

  private static String path(DisclosureId id) {
    return "/api/disclosures/" + id;
  }

  private static Verdict verdict(JsonNode json) throws NoAnswer {
    return switch (json.path("decision").asText()) {
      case "permit" -> new Verdict.Permits(digest(json));
      case "hold" ->
          new Verdict.Holds(digest(json), code(json, "reason"), asked(json.path("missing")));
      case "refuse" -> new Verdict.Refuses(code(json, "reason"));
      default -> throw new NoAnswer("decided in an unknown word");
    };
  }

  private static String digest(JsonNode json) throws NoAnswer {
    String digest = json.path("decisionDigest").asText();
    if (!digest.matches("[0-9a-f]{64}")) {
      throw new NoAnswer("decided without a digest");
    }
    return digest;
  }

  private static List<Asked> asked(JsonNode missing) throws NoAnswer {
    List<Asked> asked = new ArrayList<>();
    for (JsonNode one : missing) {
      asked.add(
          new Asked(
              code(one, "code"),
              one.path("pointer").asText(),
              one.path("question").asText(),
              settler(one)));
    }
    return asked;
  }

  /** A node that does not say who can settle a question yet has one that only a decider can. */
  private static Settler settler(JsonNode question) {
    boolean senders =
        question.has("settledBy")
            ? question.path("settledBy").asText().equals("sender")
            : !question.path("code").asText().equals(Reason.CHILD_OBJECTS.code());
    return senders ? Settler.SENDER : Settler.DECIDER;
  }

  static List<Asked> faults(JsonNode problem) throws NoAnswer {
    List<Asked> faults = new ArrayList<>();
    for (JsonNode one : problem.path("faults")) {
      faults.add(
          new Asked(
              code(one, "code"),
              one.path("place").asText(),
              one.path("detail").asText(),
              Settler.SENDER));
    }
    return faults.isEmpty()
        ? List.of(
            new Asked(code(problem, "code"), "", problem.path("detail").asText(), Settler.SENDER))
        : faults;
  }

  private static String code(JsonNode json, String member) throws NoAnswer {
    String code = json.path(member).asText();
    if (!CODE.matcher(code).matches()) {
      throw new NoAnswer("gave a reason in an unknown form");
    }
    return code;
  }

  private static Standing standing(JsonNode json) throws NoAnswer {
    State state =
        Coded.parse(State.class, json.path("state").asText())
            .orElseThrow(() -> new NoAnswer("knows a state that this connector does not"));
    Optional<String> reason =
        Optional.of(json.path("stateReason").asText()).filter(code -> CODE.matcher(code).matches());
    return new Standing(state, reason, holdEnds(json.path("hold").path("expires")));
  }

  private static Optional<Instant> holdEnds(JsonNode expires) throws NoAnswer {
    if (!expires.isTextual()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(expires.textValue()));
    } catch (DateTimeException malformed) {
      throw new NoAnswer("gave a time in an unknown form");
    }
  }
}
