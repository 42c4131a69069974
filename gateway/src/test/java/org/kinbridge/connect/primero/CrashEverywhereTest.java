package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.connect.Answer;
import org.kinbridge.connect.Call;
import org.kinbridge.connect.Line;
import org.kinbridge.connect.NoAnswer;
import org.kinbridge.connect.primero.FileMemory.Opening;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.Reason;

/**
 * The process dies between any two steps: before a call is made, after it was answered, before and
 * after what is remembered is written. The next process goes on, and everything is there once.
 */
class CrashEverywhereTest {
  @TempDir Path folder;

  /** The end of a process, wherever it strikes. */
  private static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Burns down one step at a time; the last one kills. */
  private static final class Fuse {
    private final AtomicInteger left;

    Fuse(int steps) {
      left = new AtomicInteger(steps);
    }

    void burn() {
      if (left.getAndDecrement() == 0) {
        throw new Death();
      }
    }

    boolean struck() {
      return left.get() < 0;
    }
  }

  private record Mortal(Line line, Fuse fuse) implements Line {
    @Override
    public Answer send(Call call) throws NoAnswer {
      fuse.burn();
      Answer answer = line.send(call);
      fuse.burn();
      return answer;
    }
  }

  private record MortalMemory(Memory memory, Fuse fuse) implements Memory {
    @Override
    public Remembered recall() {
      return memory.recall();
    }

    @Override
    public void keep(Remembered remembered) {
      fuse.burn();
      memory.keep(remembered);
      fuse.burn();
    }
  }

  /** A life from referral to receipt, in which the process dies at that step. */
  private static Ministry live(Configuration set, Fuse fuse, UUID[] referral) throws NoAnswer {
    Ministry ministry = new Ministry(set);
    referral[0] = ministry.referral();
    PrimeroConnector doomed =
        ministry.connector(
            new Mortal(ministry.primero, fuse),
            new Mortal(ministry.node, fuse),
            new MortalMemory(ministry.memory, fuse));
    boolean received = false;
    for (int look = 0; look < 4; look++) {
      try {
        if (fuse.struck()) {
          ministry.lookAgain();
        } else {
          doomed.once();
        }
      } catch (Death death) {
        ministry.restart();
      }
      if (!received && ministry.node.sent(referral[0]).isPresent()) {
        ministry.node.became(referral[0], State.RECEIVED, Optional.empty());
        received = true;
      }
    }
    ministry.restart();
    ministry.lookAgain();
    return ministry;
  }

  @Test
  void sends_once_and_tells_once_wherever_it_dies() throws NoAnswer {
    Configuration set = new SetUp(folder).read();
    int step = 0;
    for (Fuse fuse = new Fuse(step); ; fuse = new Fuse(++step)) {
      UUID[] referral = new UUID[1];
      Ministry ministry = live(set, fuse, referral);
      assertThat(ministry.node.kept).as("sent, dead at step " + step).hasSize(1);
      assertThat(ministry.primero.status(referral[0])).isEqualTo("accepted");
      assertThat(ministry.memory.recall().open()).as("open, dead at step " + step).isEmpty();
      if (!fuse.struck()) {
        break;
      }
    }
    assertThat(step).as("steps at which it died").isGreaterThan(25);
  }

  @Test
  void registers_an_answer_and_its_withdrawal_once_wherever_it_dies() throws NoAnswer {
    Configuration set = Family.setUp(folder).read();
    int step = 0;
    for (Fuse fuse = new Fuse(step); ; fuse = new Fuse(++step)) {
      Family family = new Family(new Ministry(set));
      UUID caseId = family.agreed();
      UUID referral = family.refer(caseId);
      die(family.ministry, fuse);
      family.ministry.lookAgain();
      assertThat(family.ministry.node.register.inForce()).as("dead at step " + step).hasSize(1);
      family.row(caseId).put("kinbridge_consent_withdrawn_on", "2026-11-22");
      family.ministry.primero.touch(caseId);
      die(family.ministry, fuse);
      family.ministry.lookAgain();
      assertThat(family.ministry.node.register.all()).as("dead at step " + step).hasSize(1);
      assertThat(family.ministry.node.register.inForce()).as("dead at step " + step).isEmpty();
      assertThat(family.ministry.node.sent(referral)).isPresent();
      if (!fuse.struck()) {
        break;
      }
    }
    assertThat(step).isGreaterThan(25);
  }

  private static void die(Ministry ministry, Fuse fuse) throws NoAnswer {
    if (fuse.struck()) {
      return;
    }
    PrimeroConnector doomed =
        ministry.connector(
            new Mortal(ministry.primero, fuse),
            new Mortal(ministry.node, fuse),
            new MortalMemory(ministry.memory, fuse));
    try {
      doomed.once();
    } catch (Death death) {
      ministry.restart();
    }
  }

  @Test
  void says_that_nothing_was_sent_once_wherever_it_dies() throws NoAnswer {
    Configuration set = new SetUp(folder).read();
    int step = 0;
    for (Fuse fuse = new Fuse(step); ; fuse = new Fuse(++step)) {
      Ministry ministry = new Ministry(set);
      ministry.node.policy = request -> FakeNode.refuse(Reason.NO_PERMIT_ROW);
      UUID referral = ministry.referral();
      PrimeroConnector doomed =
          ministry.connector(
              new Mortal(ministry.primero, fuse),
              new Mortal(ministry.node, fuse),
              new MortalMemory(ministry.memory, fuse));
      try {
        doomed.once();
      } catch (Death death) {
        ministry.restart();
      }
      ministry.lookAgain();
      assertThat(ministry.node.kept).isEmpty();
      assertThat(ministry.primero.status(referral)).isEqualTo("rejected");
      assertThat(ministry.primero.writes).as("dead at step " + step).hasSize(1);
      assertThat(ministry.memory.recall().open()).isEmpty();
      if (!fuse.struck()) {
        break;
      }
    }
    assertThat(step).isGreaterThan(15);
  }

  @Test
  void goes_on_when_even_what_was_remembered_is_lost() throws NoAnswer {
    Ministry ministry = new Ministry(folder);
    UUID referral = ministry.referral();
    ministry.look();
    ministry.node.became(referral, State.RECEIVED, Optional.empty());
    ministry.memory.keep(Remembered.nothing());
    ministry.restart();
    ministry.lookAgain();

    assertThat(ministry.node.kept).hasSize(1);
    assertThat(ministry.primero.status(referral)).isEqualTo("accepted");
  }

  /** The case changed between the two: the second request is another one under the same id. */
  @Test
  void two_connectors_send_once() throws NoAnswer {
    Ministry ministry = new Ministry(folder);
    UUID referral = ministry.referral();
    PrimeroConnector other =
        ministry.connector(
            ministry.primero,
            call -> {
              if (call.method().equals("PUT")) {
                ministry.look();
              }
              return ministry.node.send(call);
            },
            new InMemoryMemory());
    ministry.clock.forward(java.time.Duration.ofDays(1));
    other.once();

    assertThat(ministry.node.kept).hasSize(1);
    ministry.node.became(referral, State.RECEIVED, Optional.empty());
    ministry.lookAgain();
    ministry.clock.forward(java.time.Duration.ofHours(1));
    assertThat(other.once()).isZero();
    assertThat(ministry.primero.writes).hasSize(1);
  }

  @Test
  void does_not_say_that_nothing_was_sent_when_another_connector_sent_it_meanwhile()
      throws NoAnswer {
    Ministry ministry = new Ministry(folder);
    UUID referral = ministry.referral();
    PrimeroConnector slow =
        ministry.connector(
            ministry.primero,
            call -> {
              Answer answer = ministry.node.send(call);
              if (call.target().endsWith("/preview")) {
                ministry.node.policy = request -> FakeNode.permit();
                ministry.look();
              }
              return answer;
            },
            new InMemoryMemory());
    ministry.node.policy = request -> FakeNode.refuse(Reason.NO_CONSENT);
    slow.once();

    assertThat(ministry.node.sent(referral)).isPresent();
    assertThat(ministry.primero.status(referral)).isEqualTo("in_progress");
  }

  @Test
  void a_second_connector_on_the_same_memory_is_refused() throws IOException {
    Path place = folder.resolve("remembered");
    try (FileMemory first = ((Opening.Opened) FileMemory.open(place)).memory()) {
      assertThat(first.recall()).isEqualTo(Remembered.nothing());
      assertThat(FileMemory.open(place)).isInstanceOf(Opening.Unusable.class);
    }
  }
}
