package org.kinbridge.flow.batch;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.batch.BatchOutcome.Line;
import org.kinbridge.flow.batch.BatchOutcome.Said;
import org.kinbridge.flow.deciding.Submission;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.sending.PreviewDisclosure;
import org.kinbridge.flow.sending.SendDisclosure;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.policy.circumstance.Scale;
import org.kinbridge.policy.request.Reading;

/**
 * Many disclosures at once, first rehearsed and then sent. Each line is decided as if it came by
 * itself, each look is an entry, and siblings of one group go together or not at all.
 */
public final class SendBatch {
  private final SendDisclosure send;
  private final SendTogether together;
  private final PreviewDisclosure preview;
  private final int alone;

  /**
   * @param alone about how many children one person may send
   */
  public SendBatch(
      SendDisclosure send, SendTogether together, PreviewDisclosure preview, int alone) {
    this.together = requireNonNull(together, "together is null");
    this.send = requireNonNull(send, "send is null");
    this.preview = requireNonNull(preview, "preview is null");
    this.alone = alone;
  }

  /** What would come of it; each line is a preview, and an entry like one. */
  public BatchOutcome rehearse(AuthenticatedClient client, byte[] body) {
    List<BatchLine> lines = BatchReader.read(body);
    Optional<BatchOutcome> no = unfit(lines);
    if (no.isPresent()) {
      return no.get();
    }
    Scale scale = scale(lines);
    List<Line> told = new ArrayList<>();
    for (BatchLine line : lines) {
      told.add(outcome(line, rehearsed(client, line, scale)));
    }
    Sha256 digest = digest(lines, told.stream().map(SendBatch::decision).toList());
    return new BatchOutcome.Told(together(lines, told), digest, children(lines));
  }

  /** What is known under its id is told as it stands; anything else is looked at. */
  private SendOutcome rehearsed(AuthenticatedClient client, BatchLine line, Scale scale) {
    if (!line.faults().isEmpty()) {
      return new SendOutcome.Faulty(line.faults());
    }
    return together
        .known(client, part(line))
        .orElseGet(() -> inLine(preview.preview(client, line.request(), scale)));
  }

  private static SendOutcome inLine(SendOutcome outcome) {
    return switch (outcome) {
      case SendOutcome.Faulty(List<Fault> faults) ->
          new SendOutcome.Faulty(BatchLine.inLine(faults));
      case SendOutcome.TooLarge(Fault fault) ->
          new SendOutcome.TooLarge(BatchLine.inLine(List.of(fault)).getFirst());
      case SendOutcome.Accepted accepted -> accepted;
      case SendOutcome.Held held -> held;
      case SendOutcome.Refused refused -> refused;
      case SendOutcome.Conflict conflict -> conflict;
      case SendOutcome.DecisionChanged changed -> changed;
    };
  }

  /** Sends what was rehearsed: the same lines, and the same decision on each. */
  public BatchOutcome submit(AuthenticatedClient client, byte[] body, Sha256 rehearsed) {
    List<BatchLine> lines = BatchReader.read(body);
    Optional<BatchOutcome> no = unfit(lines);
    if (no.isPresent()) {
      return no.get();
    }
    Scale scale = scale(lines);
    List<String> decided = lines.stream().map(line -> foreseen(client, line, scale)).toList();
    if (!digest(lines, decided).equals(rehearsed)) {
      return new BatchOutcome.Changed();
    }
    List<Line> told = new ArrayList<>();
    for (List<BatchLine> group : groups(lines)) {
      told.addAll(sent(client, group, decided, scale));
    }
    return new BatchOutcome.Told(told, rehearsed, children(lines));
  }

  private String foreseen(AuthenticatedClient client, BatchLine line, Scale scale) {
    return line.faults().isEmpty()
        ? together.foreseen(client, part(line), scale)
        : SendTogether.UNREADABLE;
  }

  private static Submission.Part part(BatchLine line) {
    return new Submission.Part(line.id().orElseThrow(), line.request(), line.reading());
  }

  private List<Line> sent(
      AuthenticatedClient client, List<BatchLine> group, List<String> decided, Scale scale) {
    BatchLine first = group.getFirst();
    if (group.size() > 1 || first.group().isPresent()) {
      return together(client, group, decided, scale);
    }
    SendOutcome outcome =
        first.faults().isEmpty()
            ? inLine(send.submit(client, part(first), decided.get(first.number() - 1), scale))
            : new SendOutcome.Faulty(first.faults());
    return List.of(outcome(first, outcome));
  }

  private List<Line> together(
      AuthenticatedClient client, List<BatchLine> group, List<String> decided, Scale scale) {
    boolean sound = group.stream().allMatch(line -> line.faults().isEmpty());
    Optional<List<SendOutcome>> outcomes =
        sound
            ? together.submitTogether(
                client,
                group.stream().map(SendBatch::part).toList(),
                group.stream().map(line -> decided.get(line.number() - 1)).toList(),
                scale)
            : Optional.empty();
    List<Line> told = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      BatchLine line = group.get(i);
      int at = i;
      told.add(
          outcomes
              .map(all -> outcome(line, all.get(at)))
              .orElseGet(
                  () ->
                      line.faults().isEmpty()
                          ? new Line(line.number(), line.id(), new Said.GroupWaits())
                          : outcome(line, new SendOutcome.Faulty(line.faults()))));
    }
    return told;
  }

  /** In a rehearsal: who could go is told when its group keeps it. */
  private static List<Line> together(List<BatchLine> lines, List<Line> told) {
    List<Line> whole = new ArrayList<>();
    for (List<BatchLine> group : groups(lines)) {
      List<Line> said = group.stream().map(line -> told.get(line.number() - 1)).toList();
      boolean all = said.stream().allMatch(SendBatch::goes);
      for (Line line : said) {
        whole.add(
            all || !goes(line) || group.size() == 1
                ? line
                : new Line(line.number(), line.id(), new Said.GroupWaits()));
      }
    }
    return whole;
  }

  private static boolean goes(Line line) {
    return line.said() instanceof Said.Outcome(SendOutcome outcome)
        && (outcome instanceof SendOutcome.Accepted
            || (outcome instanceof SendOutcome.Held(DisclosureView view)
                && view.decision().path("hold").path("approvers").asInt() > 0));
  }

  /** Lines that follow each other with the same group, and every other line by itself. */
  private static List<List<BatchLine>> groups(List<BatchLine> lines) {
    List<List<BatchLine>> groups = new ArrayList<>();
    for (BatchLine line : lines) {
      boolean joins =
          line.group().isPresent()
              && !groups.isEmpty()
              && groups.getLast().getFirst().group().equals(line.group());
      if (joins) {
        groups.getLast().add(line);
      } else {
        groups.add(new ArrayList<>(List.of(line)));
      }
    }
    return groups;
  }

  private static Optional<BatchOutcome> unfit(List<BatchLine> lines) {
    if (lines.isEmpty()) {
      return faulty(Reason.MISSING_MEMBER, "a batch has at least one line");
    }
    if (lines.size() > BatchReader.MOST_LINES) {
      return faulty(Reason.TOO_LARGE, "a batch has at most " + BatchReader.MOST_LINES + " lines");
    }
    List<String> groups =
        groups(lines).stream()
            .map(group -> group.getFirst().group().orElse(""))
            .filter(name -> !name.isEmpty())
            .toList();
    return groups.stream().distinct().count() < groups.size()
        ? faulty(Reason.INVALID_VALUE, "the lines of a group follow each other")
        : Optional.empty();
  }

  private static Optional<BatchOutcome> faulty(Reason reason, String detail) {
    return Optional.of(new BatchOutcome.Faulty(List.of(new Fault(reason, "", detail))));
  }

  private Scale scale(List<BatchLine> lines) {
    return children(lines) > alone ? Scale.MANY : Scale.ONE;
  }

  private static int children(List<BatchLine> lines) {
    return (int)
        lines.stream()
            .<String>mapMulti(
                (line, references) -> {
                  if (line.reading() instanceof Reading.Accepted accepted) {
                    references.accept(accepted.request().about().reference());
                  }
                })
            .distinct()
            .count();
  }

  private static Line outcome(BatchLine line, SendOutcome outcome) {
    return new Line(line.number(), line.id(), new Said.Outcome(outcome));
  }

  /** What was decided on a line, in a word. */
  private static String decision(Line line) {
    return switch (line.said()) {
      case Said.GroupWaits waits -> SendTogether.UNREADABLE;
      case Said.Outcome(SendOutcome outcome) ->
          switch (outcome) {
            case SendOutcome.Accepted(DisclosureView view) -> digest(view);
            case SendOutcome.Held(DisclosureView view) -> digest(view);
            case SendOutcome.Refused(Reason reason, DisclosureView view) -> digest(view);
            case SendOutcome.DecisionChanged changed ->
                changed.decision().path("decisionDigest").asText();
            case SendOutcome.Conflict conflict -> SendTogether.CONFLICT;
            case SendOutcome.Faulty faulty -> SendTogether.UNREADABLE;
            case SendOutcome.TooLarge tooLarge -> SendTogether.UNREADABLE;
          };
    };
  }

  private static String digest(DisclosureView view) {
    return view.decision().path("decisionDigest").asText();
  }

  private static Sha256 digest(List<BatchLine> lines, List<String> decided) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < lines.size(); i++) {
      BatchLine line = lines.get(i);
      all.addObject()
          .put("line", line.number())
          .put("id", line.id().map(Object::toString).orElse(""))
          .put("group", line.group().orElse(""))
          .put("request", Sha256.of(line.request()).hex())
          .put("decided", decided.get(i));
    }
    return Sha256.of(CanonicalJson.bytes(all));
  }
}
