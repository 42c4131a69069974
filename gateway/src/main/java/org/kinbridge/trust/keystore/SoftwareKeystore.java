package org.kinbridge.trust.keystore;

import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.trust.key.LogKey;
import org.kinbridge.trust.key.OpeningKey;
import org.kinbridge.trust.key.SignatureAlgorithm;
import org.kinbridge.trust.key.SigningKey;
import org.kinbridge.trust.key.VerificationKey;

/**
 * Keys in the memory of this process. What {@code trust.file} reads becomes one of these.
 *
 * <p>Trust: whoever can read this process's memory has the keys.
 */
public final class SoftwareKeystore implements Keystore {
  private final KeyMaterial material;
  private final InstantSource clock;
  private final Map<String, HeldKey> epochs = new HashMap<>();
  private final HeldKey entries;
  private final HeldKey rows;
  private final HeldKey search;

  public SoftwareKeystore(KeyMaterial material, InstantSource clock) {
    this.material = requireNonNull(material, "material is null");
    this.clock = requireNonNull(clock, "clock is null");
    material.epochs().forEach(epoch -> epochs.put(epoch.id(), HeldKey.aes(epoch.key())));
    this.entries = HeldKey.aes(material.entries());
    this.rows = HeldKey.hmac(material.rows());
    this.search = HeldKey.hmac(material.search());
  }

  @Override
  public NodeId node() {
    return material.node();
  }

  @Override
  public EntityId entity() {
    return material.entity();
  }

  @Override
  public List<SigningKey> messageSigning(Suite suite) {
    return SignatureAlgorithm.of(suite).stream().map(this::newest).toList();
  }

  /** The valid key that was made last. Its absence stops the node at start, so here it is a bug. */
  private SigningKey newest(SignatureAlgorithm algorithm) {
    Instant now = clock.instant();
    return material.signing().stream()
        .filter(key -> key.validity().includes(now))
        .max(Comparator.comparing(key -> key.validity().from()))
        .<SigningKey>map(key -> new SoftwareSigningKey(key.pair()))
        .filter(key -> key.algorithm() == algorithm)
        .orElseThrow(() -> new IllegalStateException("no signing key is valid now"));
  }

  @Override
  public List<VerificationKey> ownVerification() {
    return material.signing().stream()
        .map(key -> VerificationKey.es256(key.pair().publicKey()))
        .toList();
  }

  @Override
  public Optional<OpeningKey> opening(String kid) {
    Instant now = clock.instant();
    return material.opening().stream()
        .filter(key -> key.validity().includes(now))
        .<OpeningKey>map(SoftwareOpeningKey::new)
        .filter(key -> key.kid().equals(kid))
        .findFirst();
  }

  @Override
  public SigningKey accessTokenSigning() {
    return new SoftwareSigningKey(material.accessTokens());
  }

  @Override
  public VerificationKey accessTokenVerification() {
    return VerificationKey.es256(material.accessTokens().publicKey());
  }

  @Override
  public String currentEpoch() {
    return material.epochs().stream()
        .max(Comparator.comparing(KeyMaterial.Epoch::from))
        .map(KeyMaterial.Epoch::id)
        .orElseThrow(() -> new IllegalStateException("the keystore has no epoch key"));
  }

  @Override
  public Optional<SecretKey> epoch(String id) {
    return Optional.ofNullable(epochs.get(id));
  }

  @Override
  public SecretKey entries() {
    return entries;
  }

  @Override
  public SecretKey rows() {
    return rows;
  }

  @Override
  public SecretKey search() {
    return search;
  }

  @Override
  public LogKey log() {
    return new SoftwareLogKey(material.log());
  }

  @Override
  public TlsIdentity tls() {
    return material.tls();
  }

  @Override
  public String kind() {
    return "software keystore";
  }

  @Override
  public void close() {
    epochs.values().forEach(HeldKey::destroy);
    entries.destroy();
    rows.destroy();
    search.destroy();
    material.close();
  }

  /** A JCA call that fails only if the platform is broken: our own keys were checked when read. */
  static <T> T sound(Call<T> call) {
    try {
      return call.call();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("an own key failed", broken);
    }
  }

  interface Call<T> {
    T call() throws GeneralSecurityException;
  }
}
