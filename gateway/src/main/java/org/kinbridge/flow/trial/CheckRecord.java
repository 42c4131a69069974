package org.kinbridge.flow.trial;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.deciding.Rules;
import org.kinbridge.flow.setting.BodyReader;
import org.kinbridge.flow.setting.OwnNode;
import org.kinbridge.flow.setting.RecordPlaces;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.circumstance.Sender;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Draft;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.source.NationalRecord;

/**
 * Whether a record would make a shared record. It keeps nothing, and knows nothing about any child.
 */
public final class CheckRecord {
  private final OwnNode own;
  private final Rules rules;
  private final Surroundings surroundings;

  public CheckRecord(OwnNode own, Rules rules, Surroundings surroundings) {
    this.own = requireNonNull(own, "own is null");
    this.rules = requireNonNull(rules, "rules is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  public CheckOutcome check(AuthenticatedClient client, byte[] body) {
    try {
      JsonNode json = StrictJson.parse(body, StrictJson.Limits.DOCUMENT);
      BodyReader reader = BodyReader.of(json);
      Optional<String> format = reader.text("format");
      JsonNode content = reader.objectOrText("content");
      reader.end();
      Optional<Sender> sender = own.sender(client.authority());
      if (sender.isEmpty()) {
        reader.fault("", "this node's directory does not name the client's authority");
      }
      return reader.faults().isEmpty()
          ? translated(
              rules.translator().within(content, format.orElseThrow()),
              origin(sender.orElseThrow(), surroundings.clock().instant()))
          : new CheckOutcome.Faulty(reader.faults());
    } catch (JsonRefused refused) {
      return new CheckOutcome.Faulty(List.of(refused.fault()));
    }
  }

  private Origin origin(Sender sender, Instant now) {
    return new Origin(
        own.node(),
        sender.acting().id(),
        sender.acting().name(),
        sender.acting().role(),
        rules.at(now));
  }

  private CheckOutcome translated(NationalRecord record, Origin origin) {
    Translation translation = rules.translator().translate(record, List.of(), origin);
    JsonNode report = translation.report().toJson();
    return switch (translation) {
      case Translation.Refused refused ->
          new CheckOutcome.Faulty(RecordPlaces.within("", refused.faults()));
      case Translation.Incomplete incomplete ->
          new CheckOutcome.Incomplete(faults(incomplete.questions()), report);
      case Translation.Translated whole -> checked(whole, report);
    };
  }

  private CheckOutcome checked(Translation.Translated whole, JsonNode report) {
    List<Fault> faults = new ArrayList<>(faults(whole.questions()));
    faults.addAll(violations(whole.draft()));
    return faults.isEmpty()
        ? new CheckOutcome.Conforms(report)
        : new CheckOutcome.Incomplete(faults, report);
  }

  private List<Fault> violations(Draft draft) {
    return switch (rules.profile().check(draft)) {
      case Checked.Conforming conforming -> List.of();
      case Checked.Violated violated ->
          violated.violations().stream()
              .map(
                  violation ->
                      new Fault(
                          Reason.NOT_SHARED_RECORD, violation.location(), violation.message()))
              .toList();
    };
  }

  private static List<Fault> faults(List<Question> questions) {
    return RecordPlaces.within(
        "",
        questions.stream()
            .map(question -> new Fault(question.reason(), question.source(), question.asked()))
            .toList());
  }
}
