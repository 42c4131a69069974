package org.kinbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.conformance.CommitProxy.Side;
import org.kinbridge.conformance.CrashPoint.Death;
import org.kinbridge.conformance.CrashWorld.Doom;
import org.kinbridge.conformance.CrashWorld.Victim;

/**
 * kill -9 on either side of every durable write and of every passage over the line, each followed
 * by a restart: what was acknowledged arrives once, what is in doubt is settled, what was recalled
 * is put away, and nothing was sent that the ledger does not know.
 */
class CrashIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Set<CrashPoint> OF_A_DISCLOSURE =
      EnumSet.range(CrashPoint.AUTHORISE, CrashPoint.RECEIPT);

  private static final Death CLAIM_WAITED_FOR = CrashPoint.RELEASE.at(Side.BEFORE);

  @TempDir Path folder;

  @Test
  void whoever_dies_wherever_each_story_ends_once_and_both_ledgers_tell_it() throws IOException {
    try (CrashWorld crashes = new CrashWorld(folder)) {
      crashes.world().start();
      Set<String> messages = new HashSet<>();
      ObjectNode request = crashes.consented("case-1").request();
      for (Side side : Side.values()) {
        for (CrashPoint point : OF_A_DISCLOSURE) {
          messages.add(sent(crashes, point.at(side), request));
        }
        messages.add(settled(crashes, side));
        messages.addAll(recalled(crashes, side));
      }
      int stories = Side.values().length;
      assertThat(messages).hasSize(stories * (OF_A_DISCLOSURE.size() + 3));
      crashes.nothing_was_sent_that_no_ledger_knows(messages);
    }
  }

  @Test
  void the_table_in_the_architecture_names_these_points_and_no_others() throws IOException {
    Path page = Path.of(System.getProperty("kinbridge.docs"), "architecture.md");
    Pattern row = Pattern.compile("^\\| `([a-z]+)` \\| (sender|receiver) \\|", Pattern.MULTILINE);
    List<String> told =
        row.matcher(Files.readString(page))
            .results()
            .map(found -> found.group(1) + " " + found.group(2))
            .toList();
    assertThat(told)
        .containsExactlyElementsOf(
            Arrays.stream(CrashPoint.values()).map(CrashPoint::inWords).toList());
  }

  /** A disclosure of which one step kills somebody. */
  private static String sent(CrashWorld crashes, Death death, ObjectNode request) {
    Doom doom = crashes.doom(death);
    String id = UUID.randomUUID().toString();
    boolean acknowledged = crashes.put(id, request);
    crashes.struck(doom);
    if (death.equals(CLAIM_WAITED_FOR)) {
      crashes.restartAsItLies(death.victim());
    } else {
      crashes.restart(death.victim());
    }
    if (!acknowledged) {
      crashes.sender().put("/api/disclosures/" + id, request).orFail("again, " + death, 202);
    }
    String message = message(until(crashes, id, is("received")));
    assertThat(crashes.accepted(message)).as(death + "").isEqualTo(1);
    return message;
  }

  /** It may have left, must not leave any more, and never arrived: its partner is asked. */
  private static String settled(CrashWorld crashes, Side side) {
    String child = "case-settled-" + side;
    ObjectNode request = crashes.consented(child).request();
    Doom question = crashes.doom(CrashPoint.QUESTION.at(side));
    int cuts = crashes.line().cuts();
    crashes.line().cutAtNext(Side.BEFORE, () -> crashes.restrict(child));
    String id = UUID.randomUUID().toString();
    assertThat(crashes.put(id, request)).isTrue();
    Await.until(PATIENCE, crashes.line()::cuts, now -> now == cuts + 1);
    crashes.struck(question);
    Doom settling = crashes.doom(CrashPoint.SETTLE.at(side));
    crashes.restart(Victim.RECEIVER);
    crashes.struck(settling);
    crashes.restart(Victim.SENDER);
    String message = message(until(crashes, id, is("not-accepted")));
    assertThat(crashes.accepted(message)).as(side + "").isZero();
    return message;
  }

  /** It arrived, its consent is withdrawn, and its partner puts it away. */
  private static Set<String> recalled(CrashWorld crashes, Side side) {
    CrashWorld.Consented consented = crashes.consented("case-recalled-" + side);
    String id = UUID.randomUUID().toString();
    assertThat(crashes.put(id, consented.request())).isTrue();
    String message = message(until(crashes, id, is("received")));
    Doom order = crashes.doom(CrashPoint.WITHDRAW.at(side));
    Doom taking = crashes.doom(CrashPoint.RECALL.at(side));
    assertThat(crashes.withdraw(consented)).isFalse();
    crashes.struck(order);
    crashes.restart(Victim.SENDER);
    assertThat(crashes.withdraw(consented)).isTrue();
    crashes.struck(taking);
    Doom word = crashes.doom(CrashPoint.COMPLY.at(side));
    crashes.restart(Victim.RECEIVER);
    crashes.struck(word);
    crashes.restart(Victim.SENDER);
    JsonNode recall =
        until(crashes, id, view -> view.at("/recall/state").asText().equals("complied"));
    assertThat(recall.at("/recall/outcome").asText()).isEqualTo("closed-unread");
    assertThat(crashes.shown(message)).as(side + "").isEqualTo(410);
    return Set.of(message, crashes.recalling(message));
  }

  private static Predicate<JsonNode> is(String state) {
    return view -> view.path("state").asText().equals(state);
  }

  private static JsonNode until(CrashWorld crashes, String id, Predicate<JsonNode> done) {
    return Await.until(
        PATIENCE,
        () -> crashes.sender().get("/api/disclosures/" + id).orFail("status", 200).body(),
        done);
  }

  private static String message(JsonNode view) {
    return view.path("message").asText();
  }
}
