package org.kinbridge.trust.key;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.HashSet;
import java.util.Set;
import org.kinbridge.disclosure.Sha256;

/**
 * Keys whose private halves are published: example keys. A node outside demo mode accepts none of
 * them, whether as its own key, a partner's, a client's, a certificate authority's or a log's.
 */
public final class BanList {
  private static final String RESOURCE = "example-keys.txt";
  private final Set<Sha256> thumbprints;

  private BanList(Set<Sha256> thumbprints) {
    this.thumbprints = Set.copyOf(thumbprints);
  }

  /** The list this application ships. */
  public static BanList shipped() {
    try (InputStream resource =
        requireNonNull(BanList.class.getResourceAsStream(RESOURCE), "the ban list is missing")) {
      Set<Sha256> thumbprints = new HashSet<>();
      new String(resource.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.substring(0, 2 * Sha256.LENGTH))
          .forEach(hex -> thumbprints.add(Sha256.parseHex(hex)));
      return new BanList(thumbprints);
    } catch (IOException broken) {
      throw new UncheckedIOException("couldn't read the ban list", broken);
    }
  }

  /**
   * Lets example keys through. For demo mode, which binds to loopback only and marks its database.
   */
  public static BanList liftedForDemo() {
    return new BanList(Set.of());
  }

  public boolean bans(PublicKey key) {
    return thumbprints.contains(Thumbprint.of(key));
  }

  public boolean bans(Sha256 thumbprint) {
    return thumbprints.contains(thumbprint);
  }
}
