package org.kinbridge.vault;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.trust.keystore.FreshKeys;
import org.kinbridge.trust.keystore.KeyMaterial;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.trust.keystore.SoftwareKeystore;

/** Keystores made for one test run. */
public final class AnyKeystore {
  public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final KeyMaterial MATERIAL = material();

  private AnyKeystore() {}

  /** Always the same one. */
  public static Keystore keystore() {
    return of(MATERIAL);
  }

  /** Another node's: the same names, other keys. */
  public static Keystore stranger() {
    return of(material());
  }

  /** The same one after its epoch keys were destroyed, with a new epoch. */
  public static Keystore withOtherEpoch() {
    return of(
        new KeyMaterial(
            MATERIAL.node(),
            MATERIAL.entity(),
            MATERIAL.signing(),
            MATERIAL.opening(),
            material().epochs().stream()
                .map(epoch -> new KeyMaterial.Epoch("other", epoch.from(), epoch.key()))
                .toList(),
            MATERIAL.entries(),
            MATERIAL.rows(),
            MATERIAL.search(),
            MATERIAL.accessTokens(),
            MATERIAL.log(),
            MATERIAL.tls()));
  }

  private static Keystore of(KeyMaterial material) {
    return new SoftwareKeystore(material, InstantSource.fixed(NOW));
  }

  private static KeyMaterial material() {
    return new FreshKeys(new SecureRandom())
        .material(
            new NodeId("XC"),
            new EntityId("https://node.xc.example"),
            List.of("localhost"),
            new KeyMaterial.Validity(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(30))));
  }
}
