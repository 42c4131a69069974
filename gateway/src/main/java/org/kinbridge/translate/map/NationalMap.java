package org.kinbridge.translate.map;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.profile.Draft;
import org.kinbridge.translate.map.Translation.Incomplete;
import org.kinbridge.translate.map.Translation.Refused;
import org.kinbridge.translate.map.Translation.Translated;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.reading.Located;
import org.kinbridge.translate.reading.Reading;
import org.kinbridge.translate.reading.Report;
import org.kinbridge.translate.reading.SafetyWords;
import org.kinbridge.translate.row.Making;
import org.kinbridge.translate.row.MapRows;
import org.kinbridge.translate.shape.Instance;
import org.kinbridge.translate.shape.Shape;
import org.kinbridge.translate.shape.Shapes;
import org.kinbridge.translate.shape.Template.Known;
import org.kinbridge.translate.shape.Writing;
import org.kinbridge.translate.source.NationalRecord;
import org.kinbridge.translate.source.Source;
import org.kinbridge.translate.source.SourceReader;

/**
 * One kind of record of a national format, compiled.
 *
 * @param kind the name of its file, without its ending
 * @param reader of the syntax in which its records are written
 * @param digest of everything it was compiled from
 */
public record NationalMap(
    String format,
    String kind,
    SourceReader reader,
    Sha256 digest,
    Shapes shapes,
    Recognition recognition,
    MapRows rows,
    SafetyWords safety) {

  /** The same map with other makings, to ask what one of them is needed for. */
  public NationalMap with(List<Making> others) {
    return new NationalMap(
        format, kind, reader, digest, shapes, recognition, rows.with(others), safety);
  }

  /** A record of this kind, found where its source has it. */
  public final class Found {
    private final Source source;
    private final At record;
    private final Reading reading;
    private final Origin origin;

    private Found(Source source, At record, Reading reading, Origin origin) {
      this.source = source;
      this.record = record;
      this.reading = reading;
      this.origin = origin;
    }

    /**
     * Faults name places of the file, all else names pointers into what the reader read.
     *
     * @param handed what was read
     */
    public Translation translate(NationalRecord handed) {
      Read read = read(record, source, handed, reading);
      return reading.isRefused() ? refused(reading, source) : written(read, reading, origin);
    }
  }

  /** The record, to be translated once; empty when it is none of this kind. */
  public Optional<Found> find(Located source, List<Resolution> resolutions, Origin origin) {
    Reading reading = Reading.at(origin.asOf(), resolutions);
    return recognition
        .find(source, format, reading)
        .map(record -> new Found(source.source(), record, reading, origin));
  }

  /** Why it is no record of this kind. */
  public Refused notFound(Located source, Origin origin) {
    Reading reading = Reading.at(origin.asOf(), List.of());
    recognition.find(source, format, reading);
    return refused(reading, source.source());
  }

  private Refused refused(Reading reading, Source source) {
    return refused(reading.faults().stream().map(source::placed).toList());
  }

  public Optional<Fault> whyNotBack() {
    return rows.makings().stream().allMatch(making -> making.outward().isEmpty())
        ? Optional.of(new Fault(Reason.NO_WAY_BACK, "", Reason.NO_WAY_BACK.sentence()))
        : Optional.empty();
  }

  /**
   * What the rows made of a record.
   *
   * @param digest of the bytes and the line that were read
   */
  private record Read(At record, Source source, Sha256 digest, List<Instance> instances) {}

  private Translation written(Read read, Reading reading, Origin origin) {
    Instance bundle = new Instance(shapes.document(), read.record());
    bundle.name(uuid(read.digest(), "document", 0));
    Writing writing = new Writing(read.instances(), known(origin), reading.account(), bundle);
    JsonNode document = writing.document();
    reading.account().close(read.record(), safety, reading);
    Report report = Report.of(format, digest, reading);
    return reading.elementMissing()
        ? new Incomplete(reading.questions(), report, document)
        : new Translated(
            new Draft(document, writing.sources(read.source().root())),
            reading.facts(),
            reading.questions(),
            report);
  }

  /** Whether the record is of this kind. */
  public boolean recognises(Located source) {
    Reading nothingKept = Reading.atAnyTime();
    return recognition.find(source, format, nothingKept).isPresent();
  }

  public Refused refused(List<Fault> faults) {
    return new Refused(faults, Report.unread(format, Optional.of(digest)));
  }

  private Read read(At record, Source source, NationalRecord handed, Reading reading) {
    Sha256 content = digest(handed);
    List<Instance> instances = once(rows.read(record, reading), reading);
    for (Shape shape : shapes.always()) {
      if (instances.stream().noneMatch(one -> one.shape() == shape)) {
        instances.add(new Instance(shape, record));
      }
    }
    instances.sort(Comparator.comparingInt(one -> one.shape().rank()));
    for (int i = 0; i < instances.size(); i++) {
      instances.get(i).name(uuid(content, instances.get(i).shape().name(), i));
    }
    return new Read(record, source, content, instances);
  }

  /**
   * A record is about one child: what there is once in a document, it states once. Only what is in
   * every document, the summary first, may be filled by several maps together.
   */
  private static List<Instance> once(List<Instance> made, Reading reading) {
    Map<String, Instance> once = new HashMap<>();
    List<Instance> instances = new ArrayList<>(made.size());
    for (Instance instance : made) {
      Shape shape = instance.shape();
      Instance first = shape.once() ? once.putIfAbsent(shape.name(), instance) : null;
      if (first == null) {
        instances.add(instance);
      } else if (shape.always()) {
        first.join(instance);
      } else {
        reading.malformed(instance.root().pointer(), "a record states this once");
      }
    }
    return instances;
  }

  private static Sha256 digest(NationalRecord handed) {
    return handed.line().isEmpty()
        ? Sha256.of(handed.unsharedContent())
        : Sha256.of(
            handed.unsharedContent(),
            ("/" + handed.line().getAsInt()).getBytes(StandardCharsets.UTF_8));
  }

  private static Map<Known, String> known(Origin origin) {
    Map<Known, String> known = new EnumMap<>(Known.class);
    known.put(Known.NODE, origin.node().value());
    known.put(Known.AUTHORITY, origin.authority().value());
    known.put(Known.AUTHORITY_NAME, origin.authorityName());
    known.put(Known.ROLE, origin.role().code());
    known.put(Known.AS_OF, origin.asOf().at().truncatedTo(ChronoUnit.SECONDS).toString());
    return known;
  }

  /**
   * Names a resource inside the draft only: the same record gives the same name, and nothing of the
   * record can be read from it. Policy gives every resource a name of its own before anything
   * leaves.
   */
  private static String uuid(Sha256 content, String shape, int index) {
    byte[] name =
        Sha256.of(content.bytes(), (shape + "/" + index).getBytes(StandardCharsets.UTF_8)).bytes();
    name[6] = (byte) ((name[6] & 0x0F) | 0x80);
    name[8] = (byte) ((name[8] & 0x3F) | 0x80);
    var bits = java.nio.ByteBuffer.wrap(name);
    return "urn:uuid:" + new java.util.UUID(bits.getLong(), bits.getLong());
  }

  public static Fault unknownFormat() {
    return new Fault(Reason.UNKNOWN_FORMAT, "", Reason.UNKNOWN_FORMAT.sentence());
  }
}
