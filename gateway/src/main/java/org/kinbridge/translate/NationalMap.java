package org.kinbridge.translate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.profile.Draft;
import org.kinbridge.translate.Template.Known;
import org.kinbridge.translate.Translation.Incomplete;
import org.kinbridge.translate.Translation.Refused;
import org.kinbridge.translate.Translation.Translated;
import org.kinbridge.translate.source.Source;
import org.kinbridge.translate.source.SourceReader;
import org.kinbridge.translate.source.SourceRefused;

/**
 * One national format, compiled.
 *
 * @param reader of the syntax in which its records are written
 * @param digest of everything it was compiled from
 * @param wrappers members that may hold the record
 * @param recognisedBy members of which a record of this format states at least one
 */
record NationalMap(
    String format,
    SourceReader reader,
    Sha256 digest,
    Shapes shapes,
    List<String> wrappers,
    List<SourcePath> recognisedBy,
    List<Making> makings,
    List<FactRow> facts,
    List<AskRow> asks,
    List<StayRow> stays,
    SafetyWords safety) {

  NationalMap {
    wrappers = List.copyOf(wrappers);
    recognisedBy = List.copyOf(recognisedBy);
    makings = List.copyOf(makings);
    facts = List.copyOf(facts);
    asks = List.copyOf(asks);
    stays = List.copyOf(stays);
  }

  /** Faults name places of the file, all else names pointers into what the reader read. */
  Translation translate(NationalRecord handed, List<Resolution> resolutions, Origin origin) {
    Source source;
    try {
      source = reader.read(handed.unsharedContent(), handed.line());
    } catch (SourceRefused refused) {
      return refused(List.of(refused.fault()));
    }
    LocalDate today = LocalDate.ofInstant(origin.asOf(), ZoneOffset.UTC);
    Reading reading = new Reading(resolutions, today);
    Optional<Read> read = unwrap(source, reading).map(at -> read(at, source, handed, reading));
    return read.isEmpty() || reading.isRefused()
        ? refused(reading.faults().stream().map(source::placed).toList())
        : written(read.get(), reading, origin);
  }

  /**
   * What the rows made of a record.
   *
   * @param digest of the bytes and the line that were read
   */
  private record Read(At record, Source source, Sha256 digest, List<Instance> instances) {}

  private Translation written(Read read, Reading reading, Origin origin) {
    Instance bundle = new Instance(shapes.document(), read.record().pointer());
    bundle.name(uuid(read.digest(), "document", 0));
    Writing writing = new Writing(read.instances(), known(origin), reading.account(), bundle);
    JsonNode document = writing.document(shapes);
    reading.account().close(read.record(), safety, reading);
    Report report = reading.account().report(format, digest, reading.unused());
    return reading.elementMissing()
        ? new Incomplete(reading.questions(), report, document)
        : new Translated(
            new Draft(document, writing.sources(read.source().root())),
            reading.facts(),
            reading.questions(),
            report);
  }

  private Refused refused(List<Fault> faults) {
    return new Refused(faults, Report.unread(format, Optional.of(digest)));
  }

  private Optional<At> unwrap(Source source, Reading reading) {
    At whole = At.root(source.root());
    At root = source.record().map(whole::member).orElse(whole);
    At record = root;
    if (!root.node().isObject()) {
      reading.malformed("", "one object is expected");
      return Optional.empty();
    }
    for (String wrapper : wrappers) {
      if (root.node().has(wrapper)) {
        root.node()
            .fieldNames()
            .forEachRemaining(
                name -> {
                  if (!name.equals(wrapper)) {
                    reading.unknownMember("/" + Pointer.escape(name));
                  }
                });
        record = root.member(wrapper);
        break;
      }
    }
    Scope scope = Scope.of(record);
    if (!record.node().isObject()) {
      reading.malformed(record.pointer(), "one record is expected here");
    } else if (recognisedBy.stream().allMatch(path -> path.read(scope, reading).isEmpty())) {
      reading.malformed(record.pointer(), "this is not a record of the format " + format);
    }
    return reading.isRefused() ? Optional.empty() : Optional.of(record);
  }

  private Read read(At record, Source source, NationalRecord handed, Reading reading) {
    Sha256 content = digest(handed);
    Scope scope = Scope.of(record);
    List<Instance> instances = new ArrayList<>();
    stays.forEach(stay -> stay.read(scope, reading));
    makings.forEach(making -> instances.addAll(making.make(record, reading)));
    Set<Shape> made = Collections.newSetFromMap(new IdentityHashMap<>());
    instances.forEach(one -> made.add(one.shape()));
    for (Shape shape : shapes.byName().values()) {
      if (shape.always() && !made.contains(shape)) {
        instances.add(new Instance(shape, record.pointer()));
      }
    }
    facts.forEach(fact -> fact.read(scope, reading));
    asks.forEach(ask -> ask.read(scope, reading));
    instances.sort(Comparator.comparingInt(one -> one.shape().rank()));
    for (int i = 0; i < instances.size(); i++) {
      instances.get(i).name(uuid(content, instances.get(i).shape().name(), i));
    }
    return new Read(record, source, content, instances);
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
    known.put(Known.AS_OF, origin.asOf().truncatedTo(ChronoUnit.SECONDS).toString());
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

  static Fault unknownFormat() {
    return new Fault(Reason.UNKNOWN_FORMAT, "", Reason.UNKNOWN_FORMAT.sentence());
  }
}
