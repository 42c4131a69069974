package org.kinbridge.flow.receive;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.deciding.Rules;
import org.kinbridge.flow.setting.OwnNode;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.Admission;
import org.kinbridge.policy.Envelope;
import org.kinbridge.policy.circumstance.Authority;
import org.kinbridge.policy.circumstance.Parties;
import org.kinbridge.policy.circumstance.Recipient;
import org.kinbridge.policy.circumstance.Sender;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Draft;
import org.kinbridge.profile.SharedRecord;
import org.kinbridge.profile.Sources;
import org.kinbridge.seal.Opened;
import org.kinbridge.sign.Manifest;
import org.kinbridge.trust.AuthenticatedPartner;
import org.kinbridge.vault.Crosswalk;
import org.kinbridge.vault.Transaction;

/** What a message must be to be taken in: in time, a shared record, admitted by an agreement. */
public final class Arrival {
  private final OwnNode own;
  private final Rules rules;
  private final Crosswalk crosswalk;

  public Arrival(OwnNode own, Rules rules, Crosswalk crosswalk) {
    this.own = requireNonNull(own, "own is null");
    this.rules = requireNonNull(rules, "rules is null");
    this.crosswalk = requireNonNull(crosswalk, "crosswalk is null");
  }

  OwnNode own() {
    return own;
  }

  Judgement judge(AuthenticatedPartner partner, Opened opened, Instant now) {
    Manifest manifest = opened.verified().manifest();
    if (!now.isBefore(manifest.exp())) {
      return new Judgement.NotAdmitted(Reason.EXPIRED);
    }
    Optional<SharedRecord> record = record(opened.content());
    if (record.isEmpty()) {
      return new Judgement.NotAdmitted(Reason.PROFILE_VIOLATION);
    }
    return switch (admission(partner, manifest, now)) {
      case Admission.NotAdmitted notAdmitted -> new Judgement.NotAdmitted(Reason.NOT_ADMITTED);
      case Admission.Admitted admitted ->
          new Judgement.Admitted(receivedId(record.get().tree(), manifest));
    };
  }

  private Optional<SharedRecord> record(byte[] content) {
    try {
      JsonNode tree = StrictJson.parse(content, StrictJson.Limits.WIRE);
      return switch (rules.profile().check(new Draft(tree, Sources.none()))) {
        case Checked.Conforming conforming -> Optional.of(conforming.record());
        case Checked.Violated violated -> Optional.empty();
      };
    } catch (JsonRefused malformed) {
      return Optional.empty();
    }
  }

  private Admission admission(AuthenticatedPartner partner, Manifest manifest, Instant now) {
    Optional<Recipient> recipient = own.recipient(manifest.toAuthority());
    Optional<Authority> central = OwnNode.central(partner.partner().directory());
    if (recipient.isEmpty() || central.isEmpty()) {
      return new Admission.NotAdmitted(Reason.NOT_ADMITTED);
    }
    Sender sender = new Sender(partner.partner().node(), central.get(), central.get());
    return rules
        .policy()
        .admit(
            new Envelope(
                partner.partner().node(),
                manifest.toAuthority(),
                manifest.purpose(),
                manifest.legalBasis(),
                manifest.ground()),
            new Parties(
                recipient.get(),
                sender,
                rules.version().agreements(sender.node(), recipient.get().node())),
            rules.at(now));
  }

  /** The child's id as the sender gives it to us. */
  private static String receivedId(JsonNode bundle, Manifest manifest) {
    for (JsonNode entry : bundle.path("entry")) {
      JsonNode resource = entry.path("resource");
      String id = resource.path("identifier").path(0).path("value").asText("");
      if (resource.path("resourceType").asText().equals("Patient") && !id.isBlank()) {
        return id;
      }
    }
    return "thread " + manifest.thread();
  }

  /** Whose key seals what is kept: a child of the sender's, never one of ours. */
  Optional<ChildRef> child(
      Transaction transaction, AuthenticatedPartner partner, Judgement judgement) {
    return switch (judgement) {
      case Judgement.NotAdmitted notAdmitted -> Optional.empty();
      case Judgement.Never never -> Optional.empty();
      case Judgement.Admitted admitted ->
          Optional.of(
              crosswalk.received(transaction, partner.partner().node(), admitted.receivedId()));
    };
  }
}
