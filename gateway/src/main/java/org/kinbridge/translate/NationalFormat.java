package org.kinbridge.translate;

import java.util.ArrayList;
import java.util.List;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.translate.source.SourceReader;
import org.kinbridge.translate.source.SourceRefused;

/**
 * One national format: its kinds of record, each with a map of its own. A record is translated by
 * the first map that recognises it.
 *
 * @param kinds at least one; they may be written in different syntaxes
 */
record NationalFormat(String name, List<NationalMap> kinds) {
  /** A fault here says that the bytes are of another syntax, not what is wrong with them. */
  private static final String BEGINNING = "1:1";

  private record Readable(NationalMap kind, Located source) {
    boolean isOfThisKind() {
      return kind.recognises(source);
    }
  }

  NationalFormat {
    kinds = List.copyOf(kinds);
  }

  /** Whether a kind of record is written otherwise than as JSON. */
  boolean isText() {
    return kinds.stream().anyMatch(kind -> !(kind.reader() instanceof JsonReader));
  }

  Translation translate(NationalRecord handed, List<Resolution> resolutions, Origin origin) {
    List<Readable> readable = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (SourceReader reader : kinds.stream().map(NationalMap::reader).distinct().toList()) {
      try {
        Located source = Located.of(reader.read(handed.unsharedContent(), handed.line()));
        kinds.stream()
            .filter(kind -> kind.reader().equals(reader))
            .forEach(kind -> readable.add(new Readable(kind, source)));
      } catch (SourceRefused refused) {
        faults.add(refused.fault());
      }
    }
    if (readable.isEmpty()) {
      return kinds.getFirst().refused(List.of(furthest(faults)));
    }
    Readable first = readable.getFirst();
    Readable meant =
        readable.size() == 1
            ? first
            : readable.stream().filter(Readable::isOfThisKind).findFirst().orElse(first);
    return meant.kind().translate(meant.source(), handed, resolutions, origin);
  }

  /** The kind of record that the way back writes: the first whose map has rows for it. */
  NationalMap writable() {
    return kinds.stream()
        .filter(
            kind -> kind.rows().makings().stream().anyMatch(making -> !making.outward().isEmpty()))
        .findFirst()
        .orElse(kinds.getFirst());
  }

  /** Of several readers the one that came furthest knows what is wrong. */
  private static Fault furthest(List<Fault> faults) {
    return faults.stream()
        .filter(fault -> !fault.place().equals(BEGINNING))
        .findFirst()
        .orElse(faults.getFirst());
  }
}
