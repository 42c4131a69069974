package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.flow.hold.HoldView;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.store.log.SqlJournal;
import org.kinbridge.vault.Vault;

/** A child whose day of birth is known, as the ministry sends it and as a court names it. */
final class Alike {
  private static final AtomicInteger CHILDREN = new AtomicInteger();

  private final TwoNodes nodes;
  private final int child = CHILDREN.incrementAndGet();

  Alike(TwoNodes nodes) {
    this.nodes = nodes;
  }

  String caseOf(String suffix) {
    return "case-alike-" + child + suffix;
  }

  String fileNumber() {
    return "f-alike-" + child;
  }

  private String born() {
    return LocalDate.of(2011, 3, 14).plusDays(child).toString();
  }

  /** The court's file, without a name. */
  String unnamed(String suffix) {
    return "{\"system\": \"xc-court\", \"localId\": \"" + fileNumber() + suffix + "\"}";
  }

  /** Another case of the ministry. */
  String ministrys(String suffix) {
    return "{\"system\": \"xc-primero\", \"localId\": \"" + caseOf(suffix) + "\"}";
  }

  /** The court's file of a child of the same name and day. */
  String file() {
    return named("Woldu Nardos Berhane");
  }

  String named(String name) {
    return named(name, born());
  }

  String bornOn(String day) {
    return named("Nardos Berhane Woldu", day);
  }

  private String named(String name, String day) {
    return """
    {"system": "xc-court", "localId": "%s", "names": ["%s"], "birthDate": "%s"}
    """
        .formatted(fileNumber(), name, day);
  }

  ObjectNode danger(String reference) {
    ObjectNode request = TwoNodes.danger();
    request.withObject("/case").put("reference", reference);
    return with(
        request,
        data -> {
          data.put("estimated", false).put("date_of_birth", born());
          data.remove("age");
        });
  }

  ObjectNode with(ObjectNode request, Consumer<ObjectNode> change) {
    ObjectNode data = (ObjectNode) request.at("/record/content/data");
    change.accept(data);
    return request;
  }

  byte[] isOther(HoldView seen) {
    return judging(seen.decision().path("decisionDigest").asText(), fileNumber());
  }

  byte[] isSame(HoldView seen) {
    return new String(isOther(seen), UTF_8).replace("other-child", "same-child").getBytes(UTF_8);
  }

  static byte[] judging(String digest, String localId) {
    return """
    {"decisionDigest": "%s", "case": {"system": "xc-court", "localId": "%s"}, "is": "other-child",
     "why": "the court's child has another mother"}
    """
        .formatted(digest, localId)
        .getBytes(UTF_8);
  }

  /** The child that a query finds. */
  void erase(TestDatabase rows, String query) {
    ChildRef child = new ChildRef(UUID.fromString(rows.ask(query)));
    Vault vault = new Vault(new SqlChildKeys(), nodes.cassar.keystore, new SecureRandom());
    Ledger ledger = new Ledger(new SqlJournal(), vault, nodes.cassar.keystore, new SecureRandom());
    rows.open()
        .run(
            tx ->
                ledger.append(
                    tx,
                    Entry.erasure(vault.erase(tx, child).orElseThrow(), nodes.clock.instant())));
    nodes.until(() -> rows.ask("SELECT count(*) FROM ledger_pending").equals("0"));
  }
}
