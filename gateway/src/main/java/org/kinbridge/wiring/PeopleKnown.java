package org.kinbridge.wiring;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.kinbridge.access.person.PersonTokens;
import org.kinbridge.access.person.ProviderFile;
import org.kinbridge.access.person.ProviderKeys;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.trust.key.BanList;

/** Whose tokens of persons are believed: one provider's, or nobody's. */
record PeopleKnown(Optional<Provided> provided) {
  /** A provider as its file says, with the keys it leads to. */
  record Provided(ProviderFile.Reading.Read file, ProviderKeys keys) {}

  /** The provider's file read, or what is wrong with it. */
  sealed interface Reading {
    record Read(PeopleKnown people) implements Reading {}

    record Refused(List<Fault> faults) implements Reading {
      public Refused {
        faults = List.copyOf(faults);
      }
    }
  }

  static Reading read(Optional<Path> file, BanList banned) {
    return file.map(path -> read(path, banned))
        .orElseGet(() -> new Reading.Read(new PeopleKnown(Optional.empty())));
  }

  private static Reading read(Path file, BanList banned) {
    return switch (ProviderFile.read(file)) {
      case ProviderFile.Reading.Refused(List<Fault> faults) -> new Reading.Refused(faults);
      case ProviderFile.Reading.Read read ->
          new Reading.Read(
              new PeopleKnown(
                  Optional.of(
                      new Provided(
                          read,
                          new ProviderKeys(
                              read.keys(), read.provider().algorithms(), banned::bans)))));
    };
  }

  PersonTokens tokens(InstantSource clock) {
    return provided
        .map(known -> PersonTokens.of(known.file().provider(), known.keys(), clock))
        .orElseGet(() -> PersonTokens.ofNobody(clock));
  }
}
