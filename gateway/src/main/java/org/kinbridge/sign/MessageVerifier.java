package org.kinbridge.sign;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.trust.Partner;

/** Verifies manifests of partners. */
public final class MessageVerifier {
  private final Suite minimum;

  /**
   * @param minimum the least suite this node accepts
   */
  public MessageVerifier(Suite minimum) {
    this.minimum = requireNonNull(minimum, "minimum is null");
  }

  /** Every signature of the suite, in order, under keys of this partner; never of another. */
  public Verification verify(JsonNode jws, Partner partner) {
    try {
      GeneralJws read = GeneralJws.read(GeneralJws.Type.MESSAGE, jws);
      return switch (read.judge(partner)) {
        case WRONG -> new Unverified(Unverified.Cause.SIGNATURE);
        case UNDER_UNKNOWN_KEY -> new Unverified(Unverified.Cause.UNKNOWN_KEY);
        case VERIFY -> signed(read, jws, partner);
      };
    } catch (JsonRefused malformed) {
      return new Unverified(Unverified.Cause.MALFORMED);
    }
  }

  private Verification signed(GeneralJws read, JsonNode jws, Partner partner) throws JsonRefused {
    Manifest manifest = ManifestJson.read(read.payload());
    Optional<Unverified.Cause> objection = objection(read.suite(), manifest, partner);
    return objection.isPresent()
        ? new Unverified(objection.get())
        : new Verified(manifest, CanonicalJson.bytes(jws), Sha256.of(read.payload()));
  }

  private Optional<Unverified.Cause> objection(Suite signed, Manifest manifest, Partner partner) {
    if (manifest.suite() != signed) {
      return Optional.of(Unverified.Cause.SUITE_MISMATCH);
    }
    if (signed.compareTo(minimum) < 0 || signed.compareTo(partner.suites().minimum()) < 0) {
      return Optional.of(Unverified.Cause.SUITE_TOO_WEAK);
    }
    if (!manifest.iss().equals(partner.entity())) {
      return Optional.of(Unverified.Cause.ISSUER);
    }
    return Optional.empty();
  }

  /** What an unverified manifest says of itself: only to name it in a refusal. */
  public Optional<Claimed> claimed(JsonNode jws) {
    try {
      GeneralJws read = GeneralJws.read(GeneralJws.Type.MESSAGE, jws);
      return Optional.of(new Claimed(ManifestJson.read(read.payload()), Sha256.of(read.payload())));
    } catch (JsonRefused malformed) {
      return Optional.empty();
    }
  }

  /** A manifest that nobody vouches for. Good for naming it in a refusal and for nothing else. */
  public record Claimed(Manifest manifest, Sha256 digest) {}
}
