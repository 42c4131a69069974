package org.kinbridge.policy.rule;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Reason;

/** What one gate says, and the facts it said it from. */
public sealed interface Verdict {
  List<Use> uses();

  /** It has nothing against it. */
  record Passed(List<Use> uses) implements Verdict {
    public Passed {
      uses = List.copyOf(uses);
    }
  }

  /** It cannot tell before a person answered. */
  record Asks(List<Ask> asks, List<Use> uses) implements Verdict {
    public Asks {
      asks = List.copyOf(asks);
      uses = List.copyOf(uses);
      if (asks.isEmpty()) {
        throw new IllegalArgumentException("a gate that asks has a question");
      }
    }
  }

  /** No. */
  record Refuses(Ask why, List<Use> uses) implements Verdict {
    public Refuses {
      requireNonNull(why, "why is null");
      uses = List.copyOf(uses);
    }
  }

  /**
   * @param pointer into the request or the national record
   * @param text for the person who reads the answer
   * @param settler who can settle it; of a no nobody can
   */
  record Ask(Reason reason, String pointer, String text, Settler settler) {
    public Ask {
      requireNonNull(reason, "reason is null");
      requireNonNull(pointer, "pointer is null");
      requireNonNull(text, "text is null");
      requireNonNull(settler, "settler is null");
    }

    /** A question that only the sender can settle, by saying what is missing. */
    public Ask(Reason reason, String pointer, String text) {
      this(reason, pointer, text, Settler.SENDER);
    }
  }

  /**
   * @param effect what the fact did
   */
  record Use(Fact fact, String effect) {
    public Use {
      requireNonNull(fact, "fact is null");
      requireNonNull(effect, "effect is null");
    }
  }

  static Verdict passed() {
    return new Passed(List.of());
  }

  static Verdict refuses(Reason reason, String pointer) {
    return new Refuses(new Ask(reason, pointer, reason.sentence()), List.of());
  }

  static Verdict asks(Reason reason, String pointer, String text) {
    return new Asks(List.of(new Ask(reason, pointer, text)), List.of());
  }
}
