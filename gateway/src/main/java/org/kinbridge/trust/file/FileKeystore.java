package org.kinbridge.trust.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.trust.MetadataReader;
import org.kinbridge.trust.MetadataReading;
import org.kinbridge.trust.Partner;
import org.kinbridge.trust.Partners;
import org.kinbridge.trust.key.BanList;
import org.kinbridge.trust.keystore.KeyMaterial;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.trust.keystore.SoftwareKeystore;

/**
 * A keystore in a directory of files that only their owner may read. It opens whole or not at all:
 * one missing, foreign, expired or published key, and the node does not start.
 */
public final class FileKeystore {
  private final Location location;
  private final BanList banned;
  private final InstantSource clock;
  private final List<Fault> faults = new ArrayList<>();

  private FileKeystore(Location location, BanList banned, InstantSource clock) {
    this.location = location;
    this.banned = banned;
    this.clock = clock;
  }

  public static OpenedKeystore open(Location location, BanList banned, InstantSource clock) {
    return new FileKeystore(location, banned, clock).open();
  }

  private OpenedKeystore open() {
    checkPlace();
    if (faults.isEmpty()) {
      checkPermissions();
    }
    if (!faults.isEmpty()) {
      return new OpenedKeystore.Unusable(faults);
    }
    KeystoreReader reader = new KeystoreReader(location.keystore());
    Optional<KeystoreReader.Owner> owner = reader.owner();
    Optional<KeyMaterial> material = owner.flatMap(reader::material);
    faults.addAll(reader.faults());
    owner.ifPresent(this::checkMode);
    checkBanned(reader);
    material.ifPresent(this::checkTime);
    if (!faults.isEmpty() || material.isEmpty()) {
      material.ifPresent(KeyMaterial::close);
      return new OpenedKeystore.Unusable(faults);
    }
    return withMetadata(new SoftwareKeystore(material.get(), clock), material.get());
  }

  private void checkPlace() {
    Path keystore = real(location.keystore());
    if (!Files.isDirectory(keystore)) {
      fault(Reason.KEYSTORE_MALFORMED, "", "there is no such directory");
    } else if (keystore.startsWith(real(location.data()))) {
      fault(Reason.KEYSTORE_INSIDE_DATA, "", "move it out of the data directory");
    }
  }

  /** Follows links as far as the path exists, so that no link hides where it leads. */
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    try {
      return absolute.toRealPath();
    } catch (IOException notThere) {
      return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
    }
  }

  private void checkPermissions() {
    checkPermissions(location.keystore(), "");
    try (Stream<Path> files = Files.list(location.keystore())) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (!name.equals(KeystoreNames.PUBLIC)) {
          checkPermissions(file, name);
        }
      }
    } catch (IOException unreadable) {
      fault(Reason.KEYSTORE_MALFORMED, "", "the directory cannot be read");
    }
  }

  private void checkPermissions(Path file, String name) {
    try {
      boolean owners = OwnerOnly.holds(file, LinkOption.NOFOLLOW_LINKS);
      boolean link = Files.isSymbolicLink(file) && !name.isEmpty();
      if (link) {
        fault(Reason.KEYSTORE_MALFORMED, name, "a key is a file, not a link to one");
      } else if (!owners) {
        fault(Reason.KEYSTORE_READABLE_BY_OTHERS, name, "chmod go= it");
      }
    } catch (IOException | UnsupportedOperationException cannotTell) {
      fault(Reason.KEYSTORE_READABLE_BY_OTHERS, name, "who may read it cannot be told");
    }
  }

  private void checkMode(KeystoreReader.Owner owner) {
    if (owner.mode() != location.mode()) {
      fault(
          Reason.KEYSTORE_OF_DEMO,
          KeystoreNames.MANIFEST,
          "a demo node and a demo keystore go together, and nothing else does");
    }
  }

  private void checkBanned(KeystoreReader reader) {
    reader
        .thumbprints()
        .forEach(
            (name, thumbprint) -> {
              if (banned.bans(thumbprint)) {
                fault(Reason.EXAMPLE_KEY, name, "its private half is published");
              }
            });
  }

  private void checkTime(KeyMaterial material) {
    Instant now = clock.instant();
    boolean signs = material.signing().stream().anyMatch(key -> key.validity().includes(now));
    boolean opens = material.opening().stream().anyMatch(key -> key.validity().includes(now));
    if (!signs || !opens) {
      fault(Reason.KEY_EXPIRED, "", "no signing key or no opening key is valid now");
    }
    X509Certificate certificate = material.tls().chain().getFirst();
    if (now.isBefore(certificate.getNotBefore().toInstant())
        || now.isAfter(certificate.getNotAfter().toInstant())) {
      fault(Reason.CERTIFICATE_NOT_VALID, KeystoreNames.TLS_CHAIN, "it is not valid now");
    }
  }

  private OpenedKeystore withMetadata(Keystore keystore, KeyMaterial material) {
    Optional<Partner> self = self(keystore);
    self.ifPresent(metadata -> checkSame(keystore, material, metadata));
    if (self.isEmpty() || !faults.isEmpty()) {
      keystore.close();
      return new OpenedKeystore.Unusable(faults);
    }
    return new OpenedKeystore.Usable(keystore, self.get());
  }

  private Optional<Partner> self(Keystore keystore) {
    Path shown = location.keystore().resolve(KeystoreNames.PUBLIC);
    String name = KeystoreNames.metadata(keystore.node());
    try {
      byte[] pin = Files.readAllBytes(shown.resolve(KeystoreNames.pin(keystore.node())));
      byte[] metadata = Files.readAllBytes(shown.resolve(name));
      MetadataReading reading =
          new MetadataReader(banned).read(metadata, PinFile.read(pin), clock.instant());
      return switch (reading) {
        case MetadataReading.InForce inForce -> Optional.of(inForce.partner());
        case MetadataReading.Refused refused -> {
          fault(refused.reason(), name, refused.detail());
          yield Optional.empty();
        }
      };
    } catch (IOException | JsonRefused missing) {
      fault(Reason.METADATA_MALFORMED, name, "our own metadata or its pin cannot be read");
      return Optional.empty();
    }
  }

  /**
   * Partners know us by our metadata: a key they were not told of would be refused by all of them.
   */
  private void checkSame(Keystore keystore, KeyMaterial material, Partner self) {
    String shownName = KeystoreNames.metadata(keystore.node());
    boolean named = self.node().equals(keystore.node()) && self.entity().equals(keystore.entity());
    boolean signs =
        keystore.messageSigning(Suite.C1).stream()
            .allMatch(key -> self.signingKey(key.kid(), key.algorithm()).isPresent());
    boolean opens =
        self.keys().encryption().stream()
            .filter(key -> key.validUntil().isAfter(clock.instant()))
            .allMatch(key -> keystore.opening(key.kid()).isPresent());
    boolean calls =
        self.tls()
            .clientCertificates()
            .contains(Partners.thumbprint(material.tls().chain().getFirst()));
    boolean logs =
        self.log().verifierKey().equals(keystore.log().verifierKey(self.log().origin()).text());
    if (!(named && signs && opens && calls && logs)) {
      fault(Reason.KEYSTORE_MALFORMED, shownName, "our metadata names other keys than we have");
    }
  }

  private void fault(Reason reason, String file, String detail) {
    faults.add(new Fault(reason, file, detail));
  }
}
