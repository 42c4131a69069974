package org.kinbridge.trust.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.json.StrictJson;
import org.kinbridge.trust.key.EnvelopeAlgorithms;
import org.kinbridge.trust.key.SecretBytes;
import org.kinbridge.trust.key.SignatureAlgorithm;
import org.kinbridge.trust.key.Thumbprint;
import org.kinbridge.trust.keystore.Jwk;
import org.kinbridge.trust.keystore.KeyMaterial;
import org.kinbridge.trust.keystore.TlsIdentity;

/** Reads every file of one keystore; what is wrong with each is a fault, all at once. */
final class KeystoreReader {
  private static final StrictJson.Limits LIMITS = new StrictJson.Limits(4096, 1);
  private final Path directory;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Sha256> thumbprints = new HashMap<>();

  /** Who the keystore is for. */
  record Owner(NodeId node, EntityId entity, Location.Mode mode) {}

  private interface Reading<T> {
    T read(Members members) throws JsonRefused;
  }

  KeystoreReader(Path directory) {
    this.directory = directory;
  }

  List<Fault> faults() {
    return faults;
  }

  /** Of every key, by file. */
  Map<String, Sha256> thumbprints() {
    return thumbprints;
  }

  Optional<Owner> owner() {
    return file(
        KeystoreNames.MANIFEST,
        json -> {
          if (json.integer("v") != 1) {
            throw json.invalid("v", "this version is not read here");
          }
          String node = json.text("node");
          String entity = json.text("entity");
          JsonNode demo = json.member("demo");
          if (!demo.isBoolean()) {
            throw json.invalid("demo", "this is not true or false");
          }
          Location.Mode mode = demo.booleanValue() ? Location.Mode.DEMO : Location.Mode.PRODUCTION;
          try {
            return new Owner(new NodeId(node), new EntityId(entity), mode);
          } catch (IllegalArgumentException malformed) {
            throw json.invalid("node", "this does not name a node and its entity");
          }
        });
  }

  /** Empty when a fault was found. */
  Optional<KeyMaterial> material(Owner owner) {
    List<String> names = names();
    List<KeyMaterial.Dated> signing = new ArrayList<>();
    List<KeyMaterial.Dated> opening = new ArrayList<>();
    List<KeyMaterial.Epoch> epochs = new ArrayList<>();
    for (String name : names) {
      Matcher epoch = KeystoreNames.EPOCH.matcher(name);
      if (KeystoreNames.SIGN.matcher(name).matches()) {
        dated(name, "sig", SignatureAlgorithm.ES256.code()).ifPresent(signing::add);
      } else if (KeystoreNames.OPEN.matcher(name).matches()) {
        dated(name, "enc", EnvelopeAlgorithms.of(Suite.C1).alg()).ifPresent(opening::add);
      } else if (epoch.matches()) {
        epoch(name, epoch.group(1)).ifPresent(epochs::add);
      }
    }
    if (signing.isEmpty() || opening.isEmpty() || epochs.isEmpty()) {
      fault("", "there is no signing key, opening key or epoch key");
    }
    Optional<SecretBytes> entries = secret(KeystoreNames.ENTRIES);
    Optional<SecretBytes> rows = secret(KeystoreNames.ROWS);
    Optional<SecretBytes> search = secret(KeystoreNames.SEARCH);
    Optional<KeyMaterial.Pair> tokens = pair(KeystoreNames.TOKENS);
    Optional<KeyMaterial.Log> log = log();
    Optional<TlsIdentity> tls = tls();
    pairIfPresent(names);
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new KeyMaterial(
            owner.node(),
            owner.entity(),
            signing,
            opening,
            epochs,
            entries.orElseThrow(),
            rows.orElseThrow(),
            search.orElseThrow(),
            tokens.orElseThrow(),
            log.orElseThrow(),
            tls.orElseThrow()));
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(directory)) {
      List<String> names = files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
      names.stream()
          .filter(name -> !KeystoreNames.knows(name))
          .forEach(name -> fault(name, "this is not a file of a keystore"));
      return names;
    } catch (IOException unreadable) {
      fault("", "the directory cannot be read");
      return List.of();
    }
  }

  private void pairIfPresent(List<String> names) {
    if (names.contains(KeystoreNames.METADATA_KEY)) {
      pair(KeystoreNames.METADATA_KEY);
    }
  }

  private Optional<KeyMaterial.Dated> dated(String name, String use, String algorithm) {
    return file(
        name,
        jwk -> {
          KeyMaterial.Pair pair = remember(name, Jwk.readSecretP256(jwk));
          if (!jwk.text("use").equals(use) || !jwk.text("alg").equals(algorithm)) {
            throw jwk.invalid("use", "the key is for something else");
          }
          Instant from = Instant.ofEpochSecond(jwk.integer("nbf"));
          Instant until = Instant.ofEpochSecond(jwk.integer("exp"));
          if (!from.isBefore(until)) {
            throw jwk.invalid("exp", "this is not after nbf");
          }
          return new KeyMaterial.Dated(pair, new KeyMaterial.Validity(from, until));
        });
  }

  private Optional<KeyMaterial.Epoch> epoch(String name, String id) {
    return file(
        name,
        jwk -> {
          Instant from = Instant.ofEpochSecond(jwk.integer("nbf"));
          return new KeyMaterial.Epoch(id, from, remember(name, Jwk.readSecret(jwk)));
        });
  }

  private Optional<SecretBytes> secret(String name) {
    return file(name, jwk -> remember(name, Jwk.readSecret(jwk)));
  }

  private Optional<KeyMaterial.Pair> pair(String name) {
    return file(name, jwk -> remember(name, Jwk.readSecretP256(jwk)));
  }

  private Optional<KeyMaterial.Log> log() {
    return file(
        KeystoreNames.LOG,
        jwk -> {
          KeyMaterial.Log log = Jwk.readSecretEd25519(jwk);
          thumbprints.put(KeystoreNames.LOG, Thumbprint.of(log.publicKey()));
          return log;
        });
  }

  private Optional<TlsIdentity> tls() {
    Optional<KeyMaterial.Pair> pair = pair(KeystoreNames.TLS_KEY);
    List<X509Certificate> chain = chain();
    if (pair.isEmpty() || chain.isEmpty()) {
      return Optional.empty();
    }
    boolean same =
        chain.getFirst().getPublicKey() instanceof ECPublicKey key
            && Thumbprint.of(key).equals(Thumbprint.of(pair.get().publicKey()));
    if (!same) {
      fault(KeystoreNames.TLS_CHAIN, "the first certificate is not of the key beside it");
      return Optional.empty();
    }
    return Optional.of(new TlsIdentity(pair.get().privateKey(), chain));
  }

  private List<X509Certificate> chain() {
    try {
      byte[] pem = Files.readAllBytes(directory.resolve(KeystoreNames.TLS_CHAIN));
      List<X509Certificate> chain = new ArrayList<>();
      for (var certificate :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))) {
        chain.add((X509Certificate) certificate);
      }
      if (chain.isEmpty()) {
        fault(KeystoreNames.TLS_CHAIN, "there is no certificate");
      }
      return chain;
    } catch (IOException | CertificateException unreadable) {
      fault(KeystoreNames.TLS_CHAIN, "the file is missing or not a chain of certificates");
      return List.of();
    }
  }

  private KeyMaterial.Pair remember(String name, KeyMaterial.Pair pair) {
    thumbprints.put(name, Thumbprint.of(pair.publicKey()));
    return pair;
  }

  private SecretBytes remember(String name, SecretBytes secret) {
    thumbprints.put(name, Thumbprint.of(secret));
    return secret;
  }

  private <T> Optional<T> file(String name, Reading<T> reading) {
    try {
      byte[] bytes = Files.readAllBytes(directory.resolve(name));
      Members members = Members.of(StrictJson.parse(bytes, LIMITS), "");
      T read = reading.read(members);
      members.done();
      return Optional.of(read);
    } catch (JsonRefused malformed) {
      fault(name, malformed.fault().detail() + " at " + malformed.fault().place());
    } catch (IOException unreadable) {
      fault(name, "the file is missing or cannot be read");
    }
    return Optional.empty();
  }

  private void fault(String name, String detail) {
    faults.add(new Fault(Reason.KEYSTORE_MALFORMED, name, detail));
  }
}
