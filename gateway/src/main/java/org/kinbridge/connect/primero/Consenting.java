package org.kinbridge.connect.primero;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kinbridge.connect.Asked;
import org.kinbridge.connect.NoAnswer;
import org.kinbridge.connect.NodeRegister;
import org.kinbridge.connect.NodeRegister.Registered;
import org.kinbridge.connect.primero.api.Primero;
import org.kinbridge.connect.primero.form.Composing;
import org.kinbridge.connect.primero.form.Said;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Personal;

/**
 * What families answered, told to the node's register: each answer once, however often it is looked
 * at, because the register is asked first. A yes that was withdrawn there is never registered anew.
 */
@Owned(by = "one connector", lock = "none: its one thread")
final class Consenting {
  private static final System.Logger LOG = System.getLogger(Consenting.class.getName());

  private final Primero primero;
  private final NodeRegister register;
  private final Composing composing;
  private final InstantSource clock;

  /** Noes of which the register is known to know; forgotten with the process, then asked again. */
  private final Set<Heard> heard = new HashSet<>();

  private record Heard(UUID caseId, Said.No no) {}

  /** What came of telling. */
  sealed interface Told {
    record Whole() implements Told {}

    /**
     * An answer that is registered and in force is not in the form as it was.
     *
     * @param places of rows that were changed; none where a row is gone
     */
    record Changed(List<String> places) implements Told {
      public Changed {
        places = List.copyOf(places);
      }
    }

    /** The node cannot read it, or may not take it from us: the operator mends it. */
    record Unfit(List<Asked> faults) implements Told {
      public Unfit {
        faults = List.copyOf(faults);
      }
    }
  }

  Consenting(Primero primero, NodeRegister register, Composing composing, InstantSource clock) {
    this.primero = requireNonNull(primero, "primero is null");
    this.register = requireNonNull(register, "register is null");
    this.composing = requireNonNull(composing, "composing is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** All that the form of a case says, before anything is asked on it. */
  Told tell(UUID caseId, List<Said> said) throws NoAnswer {
    if (!composing.asksForConsent()) {
      return new Told.Whole();
    }
    List<Registered> known = register.consents(composing.child(caseId));
    List<String> changed = changed(known, said);
    if (!changed.isEmpty() || isSomeGone(known, said)) {
      return new Told.Changed(changed);
    }
    List<Asked> faults = new ArrayList<>();
    for (Said one : said) {
      if (one instanceof Said.No no) {
        faults.addAll(refuse(no, of(known, no.reference())).faults());
      }
    }
    for (Said one : said) {
      if (one instanceof Said.Yes yes && of(known, yes.reference()).isEmpty()) {
        faults.addAll(register.register(yes.consent()));
      }
    }
    return faults.isEmpty() ? new Told.Whole() : new Told.Unfit(faults);
  }

  private static List<Registered> of(List<Registered> known, String reference) {
    return known.stream().filter(one -> one.reference().equals(reference)).toList();
  }

  /** Rows that say otherwise than what stands in force under their name. */
  private static List<String> changed(List<Registered> known, List<Said> said) {
    List<String> places = new ArrayList<>();
    for (Said one : said) {
      if (one instanceof Said.Yes yes && isOtherwise(of(known, yes.reference()), yes.consent())) {
        places.add(yes.place());
      }
      if (one instanceof Said.No no
          && no.withdrawnOn().isEmpty()
          && no.refusal().isPresent()
          && isOtherwise(of(known, no.reference()), no.refusal().get())) {
        places.add(no.place());
      }
    }
    return places;
  }

  private static boolean isOtherwise(List<Registered> known, Personal<ObjectNode> answer) {
    return known.stream().anyMatch(one -> one.inForce() && !one.says(answer));
  }

  /** A yes of the form that is in force and of which no row is left. */
  private static boolean isSomeGone(List<Registered> known, List<Said> said) {
    Set<String> rows = new HashSet<>();
    for (Said one : said) {
      switch (one) {
        case Said.Yes yes -> rows.add(yes.reference());
        case Said.No no -> rows.add(no.reference());
        case Said.Nameless nameless -> {} // was told on the referral as a gap
      }
    }
    return known.stream()
        .filter(one -> one.inForce() && one.given())
        .anyMatch(one -> Said.isReference(one.reference()) && !rows.contains(one.reference()));
  }

  /**
   * Every no that a case notes, as soon as it is seen and whether or not anything is asked.
   *
   * @return stuck where a no is noted in a way that nothing can be done about
   */
  Handled hear(UUID caseId) throws NoAnswer {
    if (!composing.asksForConsent()) {
      return Handled.SETTLED;
    }
    Optional<Personal<ObjectNode>> record = primero.find(caseId);
    if (record.isEmpty()) {
      return Handled.SETTLED; // a referral of it, if one is open, says that we lack a right
    }
    List<Said> noes = composing.noes(caseId, record.get(), clock.instant());
    List<Said.No> fresh = new ArrayList<>();
    boolean settled = true;
    for (Said one : noes) {
      switch (one) {
        case Said.No no when !heard.contains(new Heard(caseId, no)) -> fresh.add(no);
        case Said.Nameless nameless -> settled = unread(caseId, nameless.place());
        case Said.No no -> {} // the register knows
        case Said.Yes yes -> {} // is registered when it is asked on
      }
    }
    if (!fresh.isEmpty()) {
      List<Registered> known = register.consents(composing.child(caseId));
      for (Said.No no : fresh) {
        settled &= hear(caseId, no, of(known, no.reference()));
      }
    }
    return settled ? Handled.SETTLED : Handled.STUCK;
  }

  private boolean hear(UUID caseId, Said.No no, List<Registered> known) throws NoAnswer {
    Refused refused = refuse(no, known);
    if (!refused.faults().isEmpty()) {
      LOG.log(
          Level.ERROR,
          "the node does not take a refusal of case {0}: {1}",
          caseId,
          codes(refused.faults()));
      return false;
    }
    if (!refused.stands()) {
      return unread(caseId, no.place());
    }
    heard.add(new Heard(caseId, no));
    return true;
  }

  private static boolean unread(UUID caseId, String place) {
    LOG.log(
        Level.WARNING,
        "a no is noted in case {0} at {1}, and not all that the register asks of it: nothing was"
            + " registered or withdrawn",
        caseId,
        place);
    return false;
  }

  static List<String> codes(List<Asked> faults) {
    return faults.stream().map(fault -> fault.code() + " " + fault.place()).toList();
  }

  /**
   * @param stands whether the register has it now
   */
  private record Refused(boolean stands, List<Asked> faults) {}

  /** Withdraws what that row registered; where it registered nothing, the no itself is. */
  private Refused refuse(Said.No no, List<Registered> known) throws NoAnswer {
    for (Registered one : known) {
      if (one.inForce() && one.given()) {
        register.withdraw(one.id(), because(no));
      }
    }
    if (!known.isEmpty()) {
      return new Refused(true, List.of());
    }
    if (no.refusal().isEmpty()) {
      return new Refused(false, List.of());
    }
    List<Asked> faults = register.register(no.refusal().get());
    return new Refused(faults.isEmpty(), faults);
  }

  private static ObjectNode because(Said.No no) {
    ObjectNode because =
        JsonNodeFactory.instance.objectNode().put("recordedBy", Composing.SOMEBODY);
    no.withdrawnOn().ifPresent(day -> because.put("saidOn", day.toString()));
    return because;
  }
}
