package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.ALDMARK;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.id;
import static org.kinbridge.wiring.TwoNodes.reunification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.Recall;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.Compliance;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.MessageKind;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.sending.SendOutcome;

/**
 * A withdrawal at every step of a message's way, and every step of its recall at every other: each
 * order in which their commits can stand. When all is quiet, nothing that was sent on the consent
 * can be read, the recall's receipt says what was done, and both nodes say the same.
 */
class WithdrawalInterleavedTest extends Crossing {
  /** What happens, one commit each but the line's own. */
  private enum Step {
    /** The message is released and on the line. */
    LEAVES,
    /** It comes to its receiver. */
    ARRIVES,
    /** Its sender's attempt ends: with the receipt where it arrived before, without where not. */
    ENDS,
    /** As that, but the line breaks on the way back. */
    ENDS_LOST,
    /** Somebody at the receiver reads it, where it is there. */
    READ,
    /** The consent is withdrawn, and the recall released and on the line. */
    WITHDRAWN,
    RECALL_ARRIVES,
    RECALL_ENDS,
    RECALL_ENDS_LOST
  }

  /** Every order of these in which what must come first comes first. */
  private static List<List<Step>> orders(EnumSet<Step> steps) {
    List<List<Step>> all = new ArrayList<>();
    extend(new ArrayList<>(), steps, all);
    return all;
  }

  private static void extend(List<Step> begun, EnumSet<Step> left, List<List<Step>> all) {
    if (left.isEmpty()) {
      all.add(List.copyOf(begun));
    }
    for (Step next : left) {
      if (may(next, left)) {
        EnumSet<Step> rest = EnumSet.copyOf(left);
        rest.remove(next);
        begun.add(next);
        extend(begun, rest, all);
        begun.removeLast();
      }
    }
  }

  /** An attempt may end before what it carried arrives: the line is given up, the envelope not. */
  private static boolean may(Step next, EnumSet<Step> left) {
    return switch (next) {
      case LEAVES -> true;
      case ARRIVES, ENDS, ENDS_LOST, READ -> !left.contains(Step.LEAVES);
      case WITHDRAWN -> !left.contains(Step.LEAVES);
      case RECALL_ARRIVES, RECALL_ENDS, RECALL_ENDS_LOST -> !left.contains(Step.WITHDRAWN);
    };
  }

  /** In each build those that differ in what is committed when; the rest with -Pdeep. */
  private static List<List<Step>> chosen() {
    boolean deep = Boolean.getBoolean("deep");
    List<List<Step>> all = new ArrayList<>();
    for (Step ends : List.of(Step.ENDS, Step.ENDS_LOST)) {
      for (Step recallEnds : List.of(Step.RECALL_ENDS, Step.RECALL_ENDS_LOST)) {
        EnumSet<Step> steps =
            EnumSet.of(Step.LEAVES, Step.ARRIVES, ends, Step.WITHDRAWN, Step.RECALL_ARRIVES);
        steps.add(recallEnds);
        steps.add(Step.READ);
        all.addAll(orders(steps));
      }
    }
    return deep ? all : all.stream().filter(WithdrawalInterleavedTest::tellsMore).toList();
  }

  /** Reading right after the arrival or at the end stands for all; a lost end for both. */
  private static boolean tellsMore(List<Step> order) {
    int read = order.indexOf(Step.READ);
    boolean readAtOnce = order.get(read - 1) == Step.ARRIVES;
    boolean readLast = read == order.size() - 1;
    boolean bothKept = order.contains(Step.ENDS) && order.contains(Step.RECALL_ENDS);
    boolean bothLost = order.contains(Step.ENDS_LOST) && order.contains(Step.RECALL_ENDS_LOST);
    boolean recallEndsAtOnce =
        order.indexOf(Step.RECALL_ARRIVES) + 1
            == Math.max(order.indexOf(Step.RECALL_ENDS), order.indexOf(Step.RECALL_ENDS_LOST));
    return recallEndsAtOnce && (readAtOnce && bothKept || readLast && bothLost);
  }

  @Test
  void in_every_order_nothing_stays_readable_and_both_nodes_say_the_same() {
    List<List<Step>> orders = chosen();
    assertThat(orders).hasSizeGreaterThan(15);
    for (int i = 0; i < orders.size(); i++) {
      new Run("case-" + i, orders.get(i)).play();
    }
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  /** One message, one withdrawal, in one order. */
  private final class Run {
    private final List<Step> order;
    private final DisclosureId disclosure = id();
    private final UUID consent;
    private final ObjectNode request = reunification();
    private final SteppedDoor door = new SteppedDoor(nodes.receiver().partnerDoor(), nodes.aldmark);
    private boolean wasShown;
    private boolean recallCame;

    Run(String reference, List<Step> order) {
      this.order = order;
      request.withObject("/case").put("reference", reference);
      String body = new String(TwoNodes.consentBody(), UTF_8).replace("case-1", reference);
      this.consent =
          ((RegisterOutcome.Registered) nodes.agency().registerConsent(MOSA, body.getBytes(UTF_8)))
              .id();
      nodes.clock.forward(Duration.ofSeconds(1));
    }

    void play() {
      nodes.line.leadsTo(door);
      order.forEach(this::step);
      door.openForGood();
      nodes.until(this::quiet);
      judge();
    }

    private void step(Step step) {
      switch (step) {
        case LEAVES -> {
          assertThat(nodes.agency().submit(MOSA, disclosure, bytes(request)))
              .isInstanceOf(SendOutcome.Accepted.class);
          on(MessageKind.NOTIFY);
        }
        case ARRIVES -> on(MessageKind.NOTIFY).arrive();
        case ENDS -> on(MessageKind.NOTIFY).end();
        case ENDS_LOST -> on(MessageKind.NOTIFY).lose();
        case READ -> wasShown |= !recallCame & isShown();
        case WITHDRAWN -> {
          var told =
              (RegisterOutcome.Registered)
                  nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
          assertThat(told.recalled()).as("%s", order).containsExactly(disclosure);
          on(MessageKind.RECALL);
        }
        case RECALL_ARRIVES -> {
          on(MessageKind.RECALL).arrive();
          recallCame = true;
        }
        case RECALL_ENDS -> on(MessageKind.RECALL).end();
        case RECALL_ENDS_LOST -> on(MessageKind.RECALL).lose();
      }
    }

    private SteppedDoor.Trip on(MessageKind kind) {
      nodes.until(() -> door.first(kind).isPresent());
      return door.first(kind).orElseThrow();
    }

    private DisclosureView view() {
      return nodes.agency().disclosure(MOSA, disclosure).orElseThrow();
    }

    private Recall recall() {
      return view().recall().orElseThrow();
    }

    private boolean quiet() {
      return !view().state().open() && recall().standing() instanceof Recall.Standing.Complied;
    }

    private Optional<UUID> item() {
      String found =
          aldmarkRows.ask(
              "SELECT coalesce((SELECT id::text FROM inbox WHERE accepted AND message = '%s'), '')"
                  .formatted(view().message().orElseThrow()));
      return Optional.of(found).filter(text -> !text.isEmpty()).map(UUID::fromString);
    }

    private boolean isShown() {
      return item()
          .flatMap(item -> nodes.aldmarkAgency().read(ALDMARK, item))
          .flatMap(read -> read.content())
          .isPresent();
    }

    private void judge() {
      assertThat(isShown()).as("readable after %s", order).isFalse();
      boolean has = item().isPresent();
      assertThat(view().state())
          .as("what the sender says after %s", order)
          .isEqualTo(has ? State.RECEIVED : State.NOT_ACCEPTED);
      Compliance done =
          !has
              ? Compliance.NEVER_RECEIVED
              : wasShown ? Compliance.CLOSED_AFTER_READING : Compliance.CLOSED_UNREAD;
      assertThat(recall().outcome()).as("what was signed after %s", order).contains(done);
    }
  }
}
