package org.kinbridge.wiring;

import static org.kinbridge.wiring.TwoNodes.danger;

import java.util.concurrent.atomic.AtomicBoolean;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.seal.Opening;
import org.kinbridge.sign.MessageVerifier;
import org.kinbridge.sign.Receipts;

/** A receiver whose answers a test reads, and its rows. */
abstract class Answering extends Crossing {
  /** Beside what stood at the start and each child, which are told in entries of their own. */
  static final String ENTRIES =
      "SELECT (SELECT count(*) FROM ledger_entry) - (SELECT count(*) FROM announced)"
          + " - (SELECT count(*) FROM crosswalk)";

  DisclosureId submit() {
    return submit(danger());
  }

  String atAldmark(String query) {
    return aldmarkRows.ask(query);
  }

  String said(PartnerAnswer answer) {
    byte[] receipt =
        new Opening(nodes.cassar.keystore, new MessageVerifier(Suite.C1))
            .openAnswer(nodes.aldmark.metadata, answer.body())
            .orElseThrow();
    return new Receipts(nodes.aldmark.keystore)
        .reread(receipt)
        .orElseThrow()
        .receipt()
        .reason()
        .map(Reason::code)
        .orElse("received");
  }

  /** What happens while the first envelope is on its way, and only then. */
  void onceOnTheWay(Runnable happens) {
    AtomicBoolean happened = new AtomicBoolean();
    nodes.line.weather(
        DirectLine.Weather.meanwhile(
            () -> {
              if (happened.compareAndSet(false, true)) {
                happens.run();
              }
            }));
  }
}
