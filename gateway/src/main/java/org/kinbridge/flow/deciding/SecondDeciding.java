package org.kinbridge.flow.deciding;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.kinbridge.deliver.Outbox;
import org.kinbridge.deliver.Recalls;
import org.kinbridge.deliver.Waiting;
import org.kinbridge.flow.setting.Disclosures;
import org.kinbridge.flow.setting.StoredDisclosure;
import org.kinbridge.policy.Decision;
import org.kinbridge.release.SecondDecision;
import org.kinbridge.sign.Manifest;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.vault.Transaction;

/** Decides again from the request as it came, by the very steps that decided first. */
public final class SecondDeciding implements SecondDecision {
  private final Outbox outbox;
  private final Disclosures disclosures;
  private final Recalls recalls;
  private final Deciding deciding;

  public SecondDeciding(
      Outbox outbox, Disclosures disclosures, Recalls recalls, Deciding deciding) {
    this.outbox = requireNonNull(outbox, "outbox is null");
    this.disclosures = requireNonNull(disclosures, "disclosures is null");
    this.recalls = requireNonNull(recalls, "recalls is null");
    this.deciding = requireNonNull(deciding, "deciding is null");
  }

  @Override
  public Optional<Decision> decide(Transaction transaction, SignedMessage message, Instant now) {
    return outbox
        .find(transaction, message.manifest().msgId())
        .map(Waiting::disclosure)
        .flatMap(id -> disclosures.find(transaction, id))
        .flatMap(disclosure -> decide(transaction, disclosure, now));
  }

  @Override
  public boolean ordered(Transaction transaction, SignedMessage recall) {
    Manifest manifest = recall.manifest();
    return manifest
        .inReplyTo()
        .flatMap(recalled -> recalls.of(transaction, recalled))
        .filter(ordered -> ordered.by().equals(manifest.msgId()))
        .filter(ordered -> ordered.partner().equals(manifest.aud()))
        .isPresent();
  }

  private Optional<Decision> decide(
      Transaction transaction, StoredDisclosure disclosure, Instant now) {
    Occasion occasion = Occasion.again(disclosure, now, Occasion.Holding.SHARED);
    return switch (deciding.consider(transaction, occasion, Deciding.read(disclosure.request()))) {
      case Considered.Decided decided -> Optional.of(decided.decision());
      case Considered.Unreadable unreadable -> Optional.empty();
    };
  }
}
