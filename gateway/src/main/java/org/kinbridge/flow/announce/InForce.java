package org.kinbridge.flow.announce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.deciding.Rules;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.trust.NodeMetadata;
import org.kinbridge.trust.Partner;
import org.kinbridge.trust.Partners;
import org.kinbridge.trust.key.EncryptionKey;
import org.kinbridge.trust.key.SigningKey;
import org.kinbridge.trust.key.VerificationKey;
import org.kinbridge.trust.keystore.Keystore;

/** What is in force while a node runs, in words for its ledger: its policy, keys and partners. */
public final class InForce {
  private static final String PARTNER = "partner ";

  private InForce() {}

  /**
   * In the same order at every start.
   *
   * @param self our own metadata: partners seal to the keys and pin the certificates it names
   */
  public static List<Statement> at(Keystore keys, Partner self, Partners partners, Rules rules) {
    List<Statement> statements = new ArrayList<>();
    statements.add(policy(rules));
    statements.add(ownKeys(keys, self));
    partners.all().stream().map(InForce::partner).forEach(statements::add);
    return statements;
  }

  private static Statement policy(Rules rules) {
    ObjectNode says = JsonNodeFactory.instance.objectNode();
    says.put("policy", rules.version().digest().hex());
    says.put("profile", rules.profile().digest().hex());
    says.put("zone", rules.zone().getId());
    rules
        .version()
        .activation()
        .ifPresent(
            activation -> {
              says.put("proposedBy", activation.proposedBy());
              names(says, "approvedBy", activation.approvedBy().stream());
            });
    names(says, "agreements", rules.version().agreements().stream().map(Agreement::id));
    return new Statement(EntryKind.POLICY, "policy", says);
  }

  private static Statement ownKeys(Keystore keys, Partner self) {
    ObjectNode says = JsonNodeFactory.instance.objectNode();
    names(
        says,
        "signing",
        self.suites().supported().stream()
            .flatMap(suite -> keys.messageSigning(suite).stream())
            .map(SigningKey::kid)
            .distinct());
    names(says, "encryption", encryption(self));
    digests(says, "tls", self.tls().clientCertificates());
    says.put("log", keys.log().verifierKey(self.log().origin()).text());
    says.put("token", keys.accessTokenVerification().kid());
    return new Statement(EntryKind.KEY, "keys", says);
  }

  private static Statement partner(Partner partner) {
    ObjectNode says = JsonNodeFactory.instance.objectNode();
    says.put("partner", partner.node().value());
    says.put("entity", partner.entity().value());
    says.put("inForce", true);
    says.put("validUntil", partner.validUntil().toString());
    says.put("metadata", NodeMetadata.digest(partner).hex());
    names(says, "signing", partner.keys().signing().stream().map(VerificationKey::kid));
    names(says, "encryption", encryption(partner));
    digests(says, "tlsServer", partner.tls().serverSpki());
    digests(says, "tlsClient", partner.tls().clientCertificates());
    says.put("log", partner.log().verifierKey());
    return new Statement(EntryKind.PARTNER, PARTNER + partner.node(), says);
  }

  /** Of the partners once told that nothing is said of now: expired, or taken off the list. */
  static List<Statement> gone(Collection<String> told, List<Statement> now) {
    List<String> here = now.stream().map(Statement::subject).toList();
    return told.stream()
        .filter(subject -> subject.startsWith(PARTNER) && !here.contains(subject))
        .sorted()
        .map(InForce::gone)
        .toList();
  }

  private static Statement gone(String subject) {
    ObjectNode says = JsonNodeFactory.instance.objectNode();
    says.put("partner", subject.substring(PARTNER.length())).put("inForce", false);
    return new Statement(EntryKind.PARTNER, subject, says);
  }

  private static Stream<String> encryption(Partner node) {
    return node.keys().encryption().stream().map(EncryptionKey::kid);
  }

  private static void digests(ObjectNode says, String name, Collection<Sha256> digests) {
    names(says, name, digests.stream().map(Sha256::base64url));
  }

  /** Sorted: the order in a file means nothing. */
  private static void names(ObjectNode says, String name, Stream<String> names) {
    ArrayNode array = says.putArray(name);
    names.sorted().forEach(array::add);
  }
}
