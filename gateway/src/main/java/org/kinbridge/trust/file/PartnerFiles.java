package org.kinbridge.trust.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.trust.MetadataReader;
import org.kinbridge.trust.MetadataReading;
import org.kinbridge.trust.Partner;
import org.kinbridge.trust.Partners;
import org.kinbridge.trust.Pin;
import org.kinbridge.trust.key.BanList;

/**
 * The directory of partners: for each one {@code XA.pin.json}, which is ours, and {@code
 * XA.metadata.jws}, which it signed. A node with anything wrong here does not start.
 */
public final class PartnerFiles {
  private static final String PIN = ".pin.json";
  private static final String METADATA = ".metadata.jws";
  private final BanList banned;
  private final InstantSource clock;
  private final List<Fault> faults = new ArrayList<>();
  private final List<Partner> partners = new ArrayList<>();

  /** The partners, or everything that is wrong with their files. */
  public sealed interface Loading {
    record Loaded(Partners partners) implements Loading {}

    record Unusable(List<Fault> faults) implements Loading {
      public Unusable {
        faults = List.copyOf(faults);
      }
    }
  }

  private PartnerFiles(BanList banned, InstantSource clock) {
    this.banned = banned;
    this.clock = clock;
  }

  public static Loading load(Path directory, BanList banned, InstantSource clock) {
    PartnerFiles files = new PartnerFiles(banned, clock);
    try (Stream<Path> listed = Files.list(directory)) {
      listed.sorted().forEach(files::look);
    } catch (IOException unreadable) {
      files.fault(Reason.METADATA_MALFORMED, directory, "the directory cannot be read");
    }
    return files.result();
  }

  private Loading result() {
    if (!faults.isEmpty()) {
      return new Loading.Unusable(faults);
    }
    try {
      return new Loading.Loaded(Partners.of(partners, banned, clock));
    } catch (IllegalArgumentException shared) {
      return new Loading.Unusable(
          List.of(
              new Fault(
                  Reason.METADATA_NOT_PINNED,
                  "",
                  "two partners share a node, an entity or a certificate")));
    }
  }

  private void look(Path file) {
    String name = name(file);
    if (name.endsWith(PIN)) {
      readPair(file, file.resolveSibling(name.replace(PIN, METADATA)));
    } else if (name.endsWith(AgreementFiles.SUFFIX)) {
      return; // read with the agreements
    } else if (!name.endsWith(METADATA)) {
      fault(
          Reason.METADATA_NOT_PINNED,
          file,
          "this is no pin, no metadata and no signature under an agreement");
    } else if (!Files.exists(file.resolveSibling(name.replace(METADATA, PIN)))) {
      fault(Reason.METADATA_NOT_PINNED, file, "no pin stands beside this metadata");
    }
  }

  private void readPair(Path pinFile, Path metadataFile) {
    if (!Files.exists(metadataFile)) {
      fault(Reason.METADATA_NOT_PINNED, pinFile, "no metadata stands beside this pin");
      return;
    }
    try {
      Pin pin = PinFile.read(Files.readAllBytes(pinFile));
      if (!name(pinFile).equals(KeystoreNames.pin(pin.node()))) {
        fault(Reason.METADATA_NOT_PINNED, pinFile, "the file is named after another node");
        return;
      }
      Optional<Fault> fault = readMetadata(pin, metadataFile);
      fault.ifPresent(faults::add);
    } catch (JsonRefused malformed) {
      fault(Reason.METADATA_MALFORMED, pinFile, malformed.fault().detail());
    } catch (IOException unreadable) {
      fault(Reason.METADATA_MALFORMED, pinFile, "the file cannot be read");
    }
  }

  private Optional<Fault> readMetadata(Pin pin, Path file) throws IOException {
    MetadataReading reading =
        new MetadataReader(banned).read(Files.readAllBytes(file), pin, clock.instant());
    return switch (reading) {
      case MetadataReading.InForce inForce -> {
        partners.add(inForce.partner());
        yield Optional.empty();
      }
      case MetadataReading.Refused refused ->
          Optional.of(new Fault(refused.reason(), name(file), refused.detail()));
    };
  }

  private void fault(Reason reason, Path file, String detail) {
    faults.add(new Fault(reason, name(file), detail));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
