package org.kinbridge.translate;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.translate.map.NationalMap;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.reading.Located;
import org.kinbridge.translate.source.NationalRecord;
import org.kinbridge.translate.source.Records;

/** The records of a long file, translated one after another as they are asked for. */
@Owned(by = "the thread that asks for them", lock = "none")
public final class ManyRecords {
  private final List<NationalMap> kinds;
  private final Records records;
  private final Origin origin;

  /**
   * @param kinds of record that may stand in the file
   */
  ManyRecords(List<NationalMap> kinds, Records records, Origin origin) {
    this.kinds = List.copyOf(kinds);
    this.records = records;
    this.origin = origin;
  }

  /**
   * What became of one record.
   *
   * @param line in which it begins
   * @param lastLine in which it ends
   */
  public record One(long line, long lastLine, Translation translation) {
    public One {
      requireNonNull(translation, "translation is null");
    }
  }

  /** Empty at the end of the file, and where nobody knows how it goes on. */
  public Optional<One> next() throws IOException {
    return records.next().map(this::translated);
  }

  /** Passes over the next record without translating it; false at the end of the file. */
  public boolean skip() throws IOException {
    return records.next().isPresent();
  }

  private One translated(Records.One record) {
    Translation translation =
        switch (record) {
          case Records.One.Read read -> translate(read);
          case Records.One.Broken broken -> refused(broken.fault());
          case Records.One.Lost lost -> refused(lost.fault());
        };
    return new One(record.line(), record.lastLine(), translation);
  }

  private Translation refused(Fault fault) {
    return kinds.getFirst().refused(List.of(fault));
  }

  private Translation translate(Records.One.Read read) {
    Located source = Located.of(read.source());
    OptionalInt line = OptionalInt.of(Math.toIntExact(read.line()));
    NationalRecord handed = new NationalRecord(kinds.getFirst().format(), read.content(), line);
    for (NationalMap kind : kinds) {
      Optional<NationalMap.Found> found = kind.find(source, List.of(), origin);
      if (found.isPresent()) {
        return found.get().translate(handed);
      }
    }
    return kinds.getFirst().notFound(source, origin);
  }

  /** How many bytes of the file stand before the next record. */
  public long bytes() {
    return records.bytes();
  }

  /** Of these bytes. */
  public Sha256 digest() {
    return records.digest();
  }

  /** Changes with any byte of any of the maps. */
  public Sha256 mapDigest() {
    return Sha256.of(kinds.stream().map(kind -> kind.digest().bytes()).toArray(byte[][]::new));
  }
}
