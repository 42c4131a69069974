package org.kinbridge.connect.primero;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.connect.Asked;
import org.kinbridge.connect.Asked.Settler;
import org.kinbridge.connect.NoAnswer;
import org.kinbridge.connect.NodeDoor;
import org.kinbridge.connect.Standing;
import org.kinbridge.connect.Submission;
import org.kinbridge.connect.Verdict;
import org.kinbridge.connect.primero.Consenting.Told;
import org.kinbridge.connect.primero.api.Primero;
import org.kinbridge.connect.primero.api.Referral;
import org.kinbridge.connect.primero.api.Referral.Status;
import org.kinbridge.connect.primero.form.Composed;
import org.kinbridge.connect.primero.form.Composing;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.Personal;

/**
 * One referral, one step. What the node has under its id is asked first: whatever happened before,
 * this goes on from there.
 */
final class Handling {
  private static final System.Logger LOG = System.getLogger(Handling.class.getName());

  private static final String TAKEN_BACK = "the referral was revoked in Primero";
  private static final String OUT_OF_SIGHT = "the referral cannot be seen in Primero any more";

  private final Primero primero;
  private final NodeDoor node;
  private final Composing composing;
  private final Consenting consenting;
  private final Telling telling;
  private final InstantSource clock;

  Handling(
      Primero primero,
      NodeDoor node,
      Composing composing,
      Consenting consenting,
      Telling telling,
      InstantSource clock) {
    this.primero = requireNonNull(primero, "primero is null");
    this.node = requireNonNull(node, "node is null");
    this.composing = requireNonNull(composing, "composing is null");
    this.consenting = requireNonNull(consenting, "consenting is null");
    this.telling = requireNonNull(telling, "telling is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** Of what is long over nothing is asked again. */
  boolean concerns(Referral referral) {
    return referral.status() == Status.IN_PROGRESS
        || (referral.status() == Status.ACCEPTED && telling.finishes());
  }

  Handled handle(Referral referral) throws NoAnswer {
    Optional<Standing> known = node.find(DerivedId.of(referral.id()));
    return switch (referral.status()) {
      case IN_PROGRESS -> known.isPresent() ? telling.tell(referral, known.get()) : ask(referral);
      case ACCEPTED -> telling.finish(referral, known);
      case REVOKED -> over(referral.id(), stopped(referral.id(), known, TAKEN_BACK));
      case REJECTED, DONE -> over(referral.id(), known);
    };
  }

  /** Whoever revoked it in Primero stands in no answer of Primero's. */
  private Optional<Standing> stopped(UUID referral, Optional<Standing> known, String why)
      throws NoAnswer {
    if (known.filter(Handling::isUnderWay).isEmpty()) {
      return known;
    }
    ObjectNode because =
        JsonNodeFactory.instance.objectNode().put("stoppedBy", Composing.SOMEBODY).put("why", why);
    return node.stop(DerivedId.of(referral), because);
  }

  private static boolean isUnderWay(Standing standing) {
    return standing.state().waits() || standing.state() == State.HELD;
  }

  /** It is not in progress any more, or not for us to see. Nothing is sent for it from here on. */
  Handled over(UUID referral, Optional<Standing> known) {
    if (known.filter(Handling::isUnderWay).isPresent()) {
      LOG.log(
          Level.WARNING,
          "referral {0} is over in Primero and its disclosure {1} is {2}: only an officer of the"
              + " node can stop or recall it",
          referral,
          DerivedId.of(referral),
          known.orElseThrow().state().code());
    }
    return Handled.SETTLED;
  }

  /**
   * A referral that was in progress and that we do not see any more: with the last referral of a
   * case Primero takes our sight of it. Nobody answers for what would leave on it.
   */
  Handled gone(UUID referral) throws NoAnswer {
    return over(referral, stopped(referral, node.find(DerivedId.of(referral)), OUT_OF_SIGHT));
  }

  private Handled ask(Referral referral) throws NoAnswer {
    Optional<Personal<ObjectNode>> record = primero.find(referral.caseId());
    if (record.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "referral {0} can be seen and its case cannot: our role lacks a right",
          referral.id());
      return Handled.STUCK;
    }
    return switch (composing.compose(referral, record.get(), clock.instant())) {
      case Composed.Lacking lacking -> telling.hold(referral, lacking.sentences());
      case Composed.Whole whole -> {
        identified(referral, whole);
        yield consented(referral, whole);
      }
      case Composed.Misconfigured wrong -> {
        LOG.log(Level.ERROR, "the configuration makes no request: {0}", wrong.faults());
        yield Handled.STUCK;
      }
    };
  }

  /** Before anything is asked: what other systems say of the child binds this decision. */
  private void identified(Referral referral, Composed.Whole whole) throws NoAnswer {
    for (Personal<ObjectNode> identity : whole.identities()) {
      if (!node.identify(identity)) {
        LOG.log(
            Level.WARNING,
            "the node takes an identifier of case {0} for none: no other system''s restriction is"
                + " found by it",
            referral.caseId());
      }
    }
  }

  private Handled consented(Referral referral, Composed.Whole whole) throws NoAnswer {
    return switch (consenting.tell(referral.caseId(), whole.said())) {
      case Told.Whole told -> preview(referral, whole.request());
      case Told.Changed changed ->
          telling.hold(referral, composing.words().changed(changed.places()));
      case Told.Unfit unfit -> {
        LOG.log(
            Level.ERROR,
            "the node does not take an answer of the family in referral {0}: {1}",
            referral.id(),
            Consenting.codes(unfit.faults()));
        yield Handled.STUCK;
      }
    };
  }

  /** Whoever said no is heard at once, whatever is referred. */
  Handled hear(UUID caseId) throws NoAnswer {
    return consenting.hear(caseId);
  }

  private Handled preview(Referral referral, Personal<ObjectNode> request) throws NoAnswer {
    return switch (node.preview(DerivedId.of(referral.id()), request)) {
      case Verdict.Permits permits -> submit(referral, request, permits.digest());
      case Verdict.Holds holds -> held(referral, request, holds);
      case Verdict.Refuses refuses -> telling.refuse(referral, refuses.reason());
      case Verdict.Unreadable unreadable -> unfit(referral, unreadable.faults());
    };
  }

  /** What the case worker can answer is told her; what only others can settle waits at the node. */
  private Handled held(Referral referral, Personal<ObjectNode> request, Verdict.Holds holds)
      throws NoAnswer {
    List<Asked> hers =
        holds.questions().stream()
            .filter(question -> question.settler() == Settler.SENDER)
            .toList();
    return hers.isEmpty()
        ? submit(referral, request, holds.digest())
        : telling.hold(referral, composing.words().questions(hers));
  }

  /**
   * The last look before it goes: a referral that was withdrawn, or changed hands, meanwhile is not
   * sent.
   */
  private Handled submit(Referral referral, Personal<ObjectNode> request, String digest)
      throws NoAnswer {
    Optional<Referral> still =
        primero
            .referral(referral.caseId(), referral.id())
            .filter(now -> now.status() == Status.IN_PROGRESS);
    if (still.isEmpty()) {
      return Handled.WAITS;
    }
    return switch (node.submit(DerivedId.of(referral.id()), request, digest)) {
      case Submission.Kept kept -> telling.tell(still.get(), kept.standing());
      case Submission.LookAgain again -> Handled.STUCK;
      case Submission.Unfit unfit -> unfit(referral, unfit.faults());
    };
  }

  /** A fault of the record is the case worker's to mend, any other one the operator's. */
  private Handled unfit(Referral referral, List<Asked> faults) throws NoAnswer {
    boolean ofTheRecord =
        faults.stream().allMatch(fault -> fault.place().startsWith("/record/content"));
    if (ofTheRecord) {
      return telling.hold(referral, composing.words().questions(faults));
    }
    LOG.log(
        Level.ERROR,
        "the node cannot read the request of referral {0}: {1}",
        referral.id(),
        Consenting.codes(faults));
    return Handled.STUCK;
  }
}
