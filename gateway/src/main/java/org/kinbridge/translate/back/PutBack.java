package org.kinbridge.translate.back;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.translate.map.NationalMap;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.reading.Located;
import org.kinbridge.translate.reading.Reading;
import org.kinbridge.translate.row.Arrived;
import org.kinbridge.translate.row.Arrived.Got;
import org.kinbridge.translate.row.Making;
import org.kinbridge.translate.row.OutRow;
import org.kinbridge.translate.row.OutRow.Told;
import org.kinbridge.translate.shape.Instance;
import org.kinbridge.translate.source.Heading;
import org.kinbridge.translate.source.SourceWriter;

/**
 * Puts a shared document into a local record. What the record says already is not written; what the
 * document does not say, or only announces, is not touched; nothing is taken out. Afterwards the
 * record is read again by the rows of the way in: only what they read is reported as carried.
 */
@Owned(by = "the thread of one translation", lock = "none")
public final class PutBack {
  private static final String CHILD = "child";
  private static final String TAKEN = "the local record has one of its own";

  private final NationalMap map;
  private final Workpiece work;
  private final Outcomes outcomes = new Outcomes();
  private final Elements elements;
  private final RowPutting rows;
  private final Map<Arrived, Making> makings = new IdentityHashMap<>();
  private final Map<Making, List<Instance>> before;
  private Optional<Arrived> child = Optional.empty();

  /**
   * What a shared document writes into a local record.
   *
   * @param local a record of the map's kind; empty when there is none yet
   */
  public static Back into(NationalMap map, JsonNode document, Optional<Located> local) {
    if (map.whyNotBack().isPresent()) {
      return new Back.Refused(List.of(map.whyNotBack().get()));
    }
    if (local.isEmpty()) {
      return new PutBack(map, JsonNodeFactory.instance.objectNode()).put(document);
    }
    Reading reading = Reading.atAnyTime();
    Optional<At> record = map.recognition().find(local.get(), map.format(), reading);
    return record.isPresent() && record.get().node() instanceof ObjectNode object
        ? new PutBack(map, object).put(document)
        : new Back.Refused(reading.faults().stream().map(local.get().source()::placed).toList());
  }

  private PutBack(NationalMap map, ObjectNode local) {
    this.map = map;
    this.work = new Workpiece(local, map.reader().writer());
    this.before = said(map, local);
    this.elements = new Elements(work);
    this.rows = new RowPutting(work, outcomes);
  }

  /**
   * What a record says, as the rows of the way in read it. Its faults are the reader's business.
   */
  private static Map<Making, List<Instance>> said(NationalMap map, JsonNode record) {
    Reading reading = Reading.atAnyTime();
    At root = At.root(record);
    Map<Making, List<Instance>> said = new IdentityHashMap<>();
    for (Making making : map.rows().makings()) {
      if (!making.fillings().isEmpty()) {
        said.put(making, making.make(root, reading));
      }
    }
    return said;
  }

  private Back.Given put(JsonNode document) {
    Reception reception = Reception.of(document, map.shapes());
    for (Arrived one : reception.resources()) {
      making(one).ifPresent(making -> makings.put(one, making));
    }
    child =
        reception.resources().stream()
            .filter(one -> one.shape().name().equals(CHILD) && makings.containsKey(one))
            .findFirst();
    elements.match(reception, makings, before);
    for (Arrived one : reception.resources()) {
      Making making = makings.get(one);
      if (making != null) {
        write(one, making);
      }
    }
    Map<Making, Map<String, List<Instance>>> after = new IdentityHashMap<>();
    said(map, work.record())
        .forEach(
            (making, said) ->
                after.put(making, said.stream().collect(groupingBy(one -> one.root().pointer()))));
    PatchReport report = outcomes.report(map, reception, one -> standing(after, one));
    ObjectNode patch = work.touched();
    Heading heading = heading(document);
    SourceWriter writer = map.reader().writer();
    ObjectNode record = work.record();
    ObjectNode whole = map.recognition().looksWrapped(record) ? wrapped(record) : record;
    return new Back.Given(
        wrapped(patch),
        whole,
        new Back.Texts(
            writer.mediaType(), writer.patch(patch, heading), writer.whole(whole, heading)),
        report);
  }

  private static Heading heading(JsonNode document) {
    return new Heading(
        document.path("identifier").path("value").asText("").replace("urn:uuid:", ""),
        OffsetDateTime.parse(document.path("timestamp").asText()),
        document
            .path("entry")
            .valueStream()
            .map(entry -> entry.path("resource"))
            .filter(resource -> resource.path("resourceType").asText().equals("Organization"))
            .map(resource -> resource.at("/address/0/country").asText(""))
            .findFirst()
            .orElse(""));
  }

  /** The first making of its shape whose own words the resource says. */
  private Optional<Making> making(Arrived one) {
    return map.rows().makings().stream()
        .filter(making -> making.shape().name().equals(one.shape().name()))
        .filter(making -> !making.outward().isEmpty() && recognises(making, one))
        .findFirst();
  }

  private static boolean recognises(Making making, Arrived one) {
    return making.outward().stream()
        .filter(OutRow::recognises)
        .allMatch(
            row ->
                row.holes().stream()
                    .allMatch(
                        hole ->
                            one.holes().get(hole).stream()
                                .anyMatch(got -> got.saidBy(row.constant().orElseThrow()))));
  }

  private void write(Arrived one, Making making) {
    Optional<Instance> local = elements.local(one);
    if (isTaken(making, local)) {
      one.holes().forEach(hole -> hole.forEach(got -> outcomes.not(got, TAKEN)));
      return;
    }
    for (OutRow row : making.outward()) {
      if (!row.recognises()) {
        List<Got> all = values(one, making, row);
        List<Got> open =
            all.stream()
                .filter(got -> !outcomes.isWritten(got))
                .filter(got -> local.isEmpty() || !says(local.get(), row.holes(), got))
                .toList();
        if (!open.isEmpty()) {
          rows.put(row, Place.of(making, elements.of(one, making)), all, open);
        }
      }
    }
    if (!making.sets().isEmpty()) {
      rows.set(making.sets(), Place.of(making, elements.of(one, making)));
    }
  }

  /** What there is once, or a new element, is written as a whole or not at all. */
  private boolean isTaken(Making making, Optional<Instance> local) {
    Place record = Place.of(making, "");
    return (making.each().isEmpty() || local.isEmpty())
        && making.vacant().stream().anyMatch(path -> At.stated(work.at(record.pointer(path))));
  }

  private List<Got> values(Arrived one, Making making, OutRow row) {
    if (row.told().isEmpty()) {
      return row.holes().stream().map(one.holes()::get).flatMap(List::stream).toList();
    }
    Told told = row.told().get();
    return switch (told) {
      case UUID, NODE, AUTHORITY, AUTHORITY_NAME ->
          told.known().map(one.known()::get).stream().toList();
      case ADDRESS -> List.of(Got.said(one.fullUrl()));
      case CHILD -> childAddress().map(Got::said).stream().toList();
      case NUMBER -> List.of(Got.said(number(elements.of(one, making))));
    };
  }

  private static String number(String element) {
    return Integer.toString(1 + Integer.parseInt(element.substring(element.lastIndexOf('/') + 1)));
  }

  /** What stands in the child's element, where its own row writes the address; written by now. */
  private Optional<String> childAddress() {
    return child.flatMap(one -> address(one, Objects.requireNonNull(makings.get(one))));
  }

  private Optional<String> address(Arrived one, Making making) {
    Place place = Place.of(making, elements.of(one, making));
    return making.outward().stream()
        .filter(row -> row.told().equals(Optional.of(Told.ADDRESS)))
        .map(row -> work.at(place.pointer(row.row().from().getFirst())).asText(""))
        .filter(address -> !address.isEmpty())
        .findFirst();
  }

  private static boolean says(Instance instance, List<Integer> holes, Got got) {
    return holes.stream().anyMatch(hole -> instance.values(hole).stream().anyMatch(got::saidBy));
  }

  /** What the patched record says at the element of a resource. */
  private List<Instance> standing(Map<Making, Map<String, List<Instance>>> after, Arrived one) {
    Making making = makings.get(one);
    return making == null
        ? List.of()
        : elements.standing(one, after.getOrDefault(making, Map.of()));
  }

  private ObjectNode wrapped(ObjectNode patch) {
    if (map.recognition().wrappers().isEmpty()) {
      return patch;
    }
    ObjectNode wrapped = patch.objectNode();
    wrapped.set(map.recognition().wrappers().getFirst(), patch);
    return wrapped;
  }
}
