package org.kinbridge.translate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.translate.back.Back;
import org.kinbridge.translate.back.PutBack;
import org.kinbridge.translate.json.JsonReader;
import org.kinbridge.translate.map.NationalMap;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.reading.Located;
import org.kinbridge.translate.source.NationalRecord;
import org.kinbridge.translate.source.Records;
import org.kinbridge.translate.source.SourceReader;
import org.kinbridge.translate.source.SourceRefused;

/**
 * One national format: its kinds of record, each with a map of its own. A record is translated by
 * the first map that recognises it.
 *
 * @param kinds at least one
 * @param syntaxes in which they are written
 */
record NationalFormat(String name, List<NationalMap> kinds, List<Syntax> syntaxes) {
  /** A fault here says that the bytes are of another syntax, not what is wrong with them. */
  private static final String BEGINNING = "1:1";

  private record Readable(NationalMap kind, Located source) {
    boolean isOfThisKind() {
      return kind.recognises(source);
    }
  }

  /**
   * @param kinds of record that are written in it, in the order of all
   */
  record Syntax(SourceReader reader, List<NationalMap> kinds) {
    Syntax {
      kinds = List.copyOf(kinds);
    }
  }

  NationalFormat {
    kinds = List.copyOf(kinds);
    syntaxes = List.copyOf(syntaxes);
  }

  static NationalFormat of(String name, List<NationalMap> kinds) {
    List<Syntax> syntaxes = new ArrayList<>();
    for (SourceReader reader : kinds.stream().map(NationalMap::reader).distinct().toList()) {
      List<NationalMap> read = kinds.stream().filter(kind -> kind.reader().equals(reader)).toList();
      syntaxes.add(new Syntax(reader, read));
    }
    return new NationalFormat(name, kinds, syntaxes);
  }

  /** Whether a kind of record is written otherwise than as JSON. */
  boolean isText() {
    return kinds.stream().anyMatch(kind -> !(kind.reader() instanceof JsonReader));
  }

  Translation translate(NationalRecord handed, List<Resolution> resolutions, Origin origin) {
    List<Fault> faults = new ArrayList<>();
    List<Readable> readable = readable(handed, faults);
    for (Readable one : readable) {
      Optional<NationalMap.Found> found = one.kind().find(one.source(), resolutions, origin);
      if (found.isPresent()) {
        return found.get().translate(handed);
      }
    }
    return readable.isEmpty()
        ? kinds.getFirst().refused(List.of(furthest(faults)))
        : readable.getFirst().kind().notFound(readable.getFirst().source(), origin);
  }

  /** Everything that a reader of the format makes of the bytes. */
  private List<Readable> readable(NationalRecord handed, List<Fault> faults) {
    List<Readable> readable = new ArrayList<>();
    for (Syntax syntax : syntaxes) {
      try {
        SourceReader reader = syntax.reader();
        Located source = Located.of(reader.read(handed.unsharedContent(), handed.line()));
        syntax.kinds().forEach(kind -> readable.add(new Readable(kind, source)));
      } catch (SourceRefused refused) {
        faults.add(refused.fault());
      }
    }
    return readable;
  }

  private static Optional<Readable> meant(List<Readable> readable) {
    for (Readable one : readable) {
      if (readable.size() == 1 || one.isOfThisKind()) {
        return Optional.of(one);
      }
    }
    return readable.stream().findFirst();
  }

  /** What a document writes into a local record, whichever kind of the format that is. */
  Back back(JsonNode document, NationalRecord local) {
    List<Fault> faults = new ArrayList<>();
    Optional<Readable> meant = meant(readable(local, faults));
    return meant.isEmpty()
        ? new Back.Refused(List.of(furthest(faults)))
        : PutBack.into(meant.get().kind(), document, Optional.of(meant.get().source()));
  }

  /** What a document writes into a new record of that kind. */
  Back back(JsonNode document, Optional<String> kind) {
    return writable(kind)
        .map(map -> PutBack.into(map, document, Optional.empty()))
        .orElseGet(() -> new Back.Refused(List.of(NationalMap.unknownFormat())));
  }

  /** That kind of record; unnamed, the first whose map has rows of the way back. */
  Optional<NationalMap> writable(Optional<String> kind) {
    if (kind.isPresent()) {
      return kinds.stream().filter(map -> map.kind().equals(kind.get())).findFirst();
    }
    return kinds.stream()
        .filter(map -> map.whyNotBack().isEmpty())
        .findFirst()
        .or(() -> Optional.of(kinds.getFirst()));
  }

  /**
   * The records of a file of many; empty where no kind of record comes so.
   *
   * @throws SourceRefused when the file does not begin as one of this format does
   */
  Optional<ManyRecords> many(InputStream file, Origin origin) throws SourceRefused, IOException {
    for (Syntax syntax : syntaxes) {
      Optional<Records> records = syntax.reader().records(file);
      if (records.isPresent()) {
        return Optional.of(new ManyRecords(syntax.kinds(), records.get(), origin));
      }
    }
    return Optional.empty();
  }

  /** Of several readers the one that came furthest knows what is wrong. */
  private static Fault furthest(List<Fault> faults) {
    return faults.stream()
        .filter(fault -> !fault.place().equals(BEGINNING))
        .findFirst()
        .orElse(faults.getFirst());
  }
}
