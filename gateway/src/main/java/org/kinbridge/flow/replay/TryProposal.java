package org.kinbridge.flow.replay;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.flow.deciding.Registry;
import org.kinbridge.flow.deciding.Rules;
import org.kinbridge.flow.hold.HoldBooks;
import org.kinbridge.flow.setting.BodyReader;
import org.kinbridge.flow.setting.EntryWords;
import org.kinbridge.flow.setting.Exchange;
import org.kinbridge.flow.setting.KeptRows;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;

/** Who supervises disclosures looks at what the proposed policy would have changed. */
public final class TryProposal {
  private final ReplayPolicy replay;
  private final Optional<Path> proposed;

  /**
   * @param proposed where the operator laid it
   */
  TryProposal(ReplayPolicy replay, Optional<Path> proposed) {
    this.replay = requireNonNull(replay, "replay is null");
    this.proposed = requireNonNull(proposed, "proposed is null");
  }

  public static TryProposal over(
      Exchange exchange, Rules rules, KeptRows rows, Registry registry, Surroundings surroundings) {
    ReplayPolicy.Books books =
        new ReplayPolicy.Books(rows.transactions(), rows.disclosures(), rows.ledger(), registry);
    return new TryProposal(
        new ReplayPolicy(exchange.own(), exchange.partners(), rules, books, surroundings),
        surroundings.proposed());
  }

  public PolicyOutcome replay(AuthenticatedPerson person, byte[] body) {
    if (!person.supervises()) {
      return new PolicyOutcome.NotAllowed();
    }
    try {
      BodyReader reader = BodyReader.of(StrictJson.parse(body, StrictJson.Limits.WIRE));
      Optional<Integer> last = reader.number("last", 1, ReplayPolicy.MOST);
      Optional<String> why = reader.text("why");
      reader.end();
      return reader.faults().isEmpty()
          ? replay(last.orElseThrow(), looker(person, why.orElseThrow()))
          : new PolicyOutcome.Faulty(reader.faults());
    } catch (JsonRefused refused) {
      return new PolicyOutcome.Faulty(List.of(refused.fault()));
    }
  }

  private PolicyOutcome replay(int last, ReplayPolicy.Looker looker) {
    if (proposed.isEmpty()) {
      return new PolicyOutcome.NothingProposed();
    }
    return switch (replay.replay(proposed.get(), last, looker)) {
      case ReplayPolicy.Outcome.Replayed(PolicyReplay done) -> new PolicyOutcome.Replayed(done);
      case ReplayPolicy.Outcome.NoPolicy(List<Fault> faults) -> new PolicyOutcome.NoPolicy(faults);
    };
  }

  private static ReplayPolicy.Looker looker(AuthenticatedPerson person, String why) {
    return new ReplayPolicy.Looker(
        EntryWords.person(JsonNodeFactory.instance.objectNode(), HoldBooks.reviewer(person)), why);
  }
}
