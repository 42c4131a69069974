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
  Translation translate(byte[] content, List<Resolution> resolutions, Origin origin) {
    Source source;
    try {
      source = reader.read(content);
    } catch (SourceRefused refused) {
      return refused(List.of(refused.fault()));
    }
    LocalDate today = LocalDate.ofInstant(origin.asOf(), ZoneOffset.UTC);
    Reading reading = new Reading(resolutions, today);
    Optional<At> record = unwrap(At.root(source.root()), reading);
    Sha256 digestOfContent = Sha256.of(content);
    List<Instance> instances =
        record.map(at -> read(at, digestOfContent, reading)).orElse(List.of());
    return record.isEmpty() || reading.isRefused()
        ? refused(reading.faults().stream().map(source::placed).toList())
        : written(record.get(), instances, digestOfContent, reading, origin);
  }

  private Translation written(
      At record, List<Instance> instances, Sha256 content, Reading reading, Origin origin) {
    Instance bundle = new Instance(shapes.document(), record.pointer());
    bundle.name(uuid(content, "document", 0));
    Writing writing = new Writing(instances, known(origin), reading.account(), bundle);
    JsonNode document = writing.document(shapes);
    reading.account().close(record, safety, reading);
    Report report = reading.account().report(format, digest, reading.unused());
    return reading.elementMissing()
        ? new Incomplete(reading.questions(), report, document)
        : new Translated(
            new Draft(document, writing.sources()), reading.facts(), reading.questions(), report);
  }

  private Refused refused(List<Fault> faults) {
    return new Refused(faults, Report.unread(format, Optional.of(digest)));
  }

  private Optional<At> unwrap(At root, Reading reading) {
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

  private List<Instance> read(At record, Sha256 content, Reading reading) {
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
    return instances;
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
