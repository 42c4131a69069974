package org.kinbridge.flow.proof;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.InstantSource;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.sign.Manifest;
import org.kinbridge.sign.MessageVerifier;
import org.kinbridge.sign.Unverified;
import org.kinbridge.sign.Verified;
import org.kinbridge.sign.withheld.ElementOpening;
import org.kinbridge.trust.Partner;
import org.kinbridge.trust.Partners;
import org.kinbridge.trust.file.PartnerFiles;
import org.kinbridge.trust.key.BanList;

/**
 * Whether an opening shows what it says: by the file, the sender's metadata and the key that was
 * pinned for it. No node is asked.
 */
public final class CheckOpening {
  private static final StrictJson.Limits FILE = new StrictJson.Limits(4 << 20, 8);

  /** What comes of it. */
  public sealed interface Outcome {

    /** The sender committed to this element when it signed. */
    record Shown(ElementOpening opening, Manifest manifest) implements Outcome {}

    record NotShown(Fault fault) implements Outcome {}
  }

  private final BanList banned;

  /**
   * @param banned keys whose private half is published sign nothing
   */
  public CheckOpening(BanList banned) {
    this.banned = requireNonNull(banned, "banned is null");
  }

  /**
   * @param published a directory with the sender's metadata and its pin, as partners get them
   */
  public Outcome check(byte[] file, Path published) {
    try {
      ElementOpening opening = ElementOpening.read(StrictJson.parse(file, FILE));
      return new MessageVerifier(Suite.C1)
          .claimed(opening.manifest())
          .map(claimed -> check(opening, claimed.manifest(), published))
          .orElseGet(
              () -> notShown(Reason.MALFORMED_MESSAGE, "/manifest", "this is no signed manifest"));
    } catch (JsonRefused refused) {
      return new Outcome.NotShown(refused.fault());
    }
  }

  /** What is claimed says only whose keys to look for, and of which day. */
  private Outcome check(ElementOpening opening, Manifest claimed, Path published) {
    InstantSource then = InstantSource.fixed(claimed.iat());
    return switch (PartnerFiles.load(published, banned, then)) {
      case PartnerFiles.Loading.Unusable unusable ->
          new Outcome.NotShown(unusable.faults().getFirst());
      case PartnerFiles.Loading.Loaded(Partners partners) ->
          partners
              .find(claimed.iss())
              .map(sender -> judge(opening, sender))
              .orElseGet(
                  () ->
                      notShown(
                          Reason.UNKNOWN_PARTNER,
                          published.toString(),
                          "the metadata of the sender was not in force there when it signed"));
    };
  }

  private static Outcome judge(ElementOpening opening, Partner sender) {
    return switch (new MessageVerifier(Suite.C1).verify(opening.manifest(), sender)) {
      case Unverified unverified ->
          notShown(
              Reason.MALFORMED_MESSAGE,
              "/manifest",
              "the manifest is not the sender's: " + unverified.cause().code());
      case Verified verified ->
          opening.root().equals(verified.manifest().withheldRoot())
              ? new Outcome.Shown(opening, verified.manifest())
              : notShown(Reason.WITHHELD_ROOT, "/audit", Reason.WITHHELD_ROOT.sentence());
    };
  }

  private static Outcome notShown(Reason reason, String place, String detail) {
    return new Outcome.NotShown(new Fault(reason, place, detail));
  }
}
