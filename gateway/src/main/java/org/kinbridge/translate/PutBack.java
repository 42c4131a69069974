package org.kinbridge.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.translate.Arrived.Got;
import org.kinbridge.translate.OutRow.Other;

/**
 * Puts a shared document into a local record. What the record says already is not written; what the
 * document does not say, or only announces, is not touched; nothing is taken out. Afterwards the
 * record is read again by the rows of the way in: only what they read is reported as carried.
 */
@Owned(by = "the thread of one translation", lock = "none")
final class PutBack {
  private static final String CANNOT_SAY = "no member of the record can say it";
  private static final String CONDITION = "the local record rules its row out";
  private static final String OCCUPIED = "something of another kind stands there";
  private static final String FOREIGN = "the record has no code of its own for it";

  private final NationalMap map;
  private final Workpiece work;
  private final Outcomes outcomes = new Outcomes();
  private final Elements elements;
  private final Map<Making, List<Instance>> before;

  PutBack(NationalMap map, ObjectNode local) {
    this.map = map;
    this.work = new Workpiece(local);
    this.before = said(map, local);
    this.elements = new Elements(work);
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

  Back.Given put(JsonNode document) {
    Reception reception = Reception.of(document, map.shapes());
    Map<Arrived, Making> makings = new IdentityHashMap<>();
    for (Arrived one : reception.resources()) {
      making(one).ifPresent(making -> makings.put(one, making));
    }
    elements.match(reception, makings, before);
    for (Arrived one : reception.resources()) {
      Making making = makings.get(one);
      if (making != null) {
        write(one, making);
      }
    }
    Map<Making, List<Instance>> after = said(map, work.record());
    PatchReport report = outcomes.report(map, reception, one -> standing(makings, after, one));
    ObjectNode patch = work.touched();
    return new Back.Given(wrapped(patch), work.record(), report);
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
    for (OutRow row : making.outward()) {
      if (!row.recognises()) {
        List<Got> open =
            values(one, row).stream()
                .filter(got -> !outcomes.isWritten(got))
                .filter(got -> local.isEmpty() || !says(local.get(), row.holes(), got))
                .toList();
        write(one, making, row, open);
      }
    }
    if (!making.sets().isEmpty()) {
      set(making.sets(), elements.of(one, making));
    }
  }

  private static List<Got> values(Arrived one, OutRow row) {
    if (row.known().isPresent()) {
      Got got = one.known().get(row.known().get());
      return got == null ? List.of() : List.of(got);
    }
    return row.holes().stream().map(one.holes()::get).flatMap(List::stream).toList();
  }

  private static boolean says(Instance instance, List<Integer> holes, Got got) {
    return holes.stream().anyMatch(hole -> instance.values(hole).stream().anyMatch(got::saidBy));
  }

  private void write(Arrived one, Making making, OutRow row, List<Got> open) {
    if (open.isEmpty()) {
      return;
    }
    if (!holds(row, elements.of(one, making), making)) {
      open.forEach(got -> outcomes.not(got, CONDITION));
      return;
    }
    if (row.oneToEach()) {
      List<Got> all = values(one, row);
      oneToEach(row, all, elements.of(one, making));
      return;
    }
    boolean single = !row.row().from().getFirst().repeats();
    for (Got got : open) {
      boolean done = write(one, making, row, got);
      if (done && single) {
        return;
      }
    }
  }

  private boolean write(Arrived one, Making making, OutRow row, Got got) {
    Optional<Converter.Rendered> converted = row.row().converter().back(got.node(), got.system());
    boolean near = converted.isPresent() && !converted.get().why().isEmpty();
    Optional<Other> other = row.other();
    if (near && other.isEmpty() && !converted.get().why().equals(CodeMap.BROADER)) {
      outcomes.not(got, converted.get().why() + ": a person must choose");
      return false;
    }
    Optional<JsonNode> value = converted.map(Converter.Rendered::node);
    if (value.isEmpty()) {
      value = other.flatMap(Other::code).map(TextNode::valueOf);
    }
    if (value.isEmpty() && other.isEmpty()) {
      outcomes.not(got, CANNOT_SAY);
      return false;
    }
    if (row.row().otherwise().filter(got::saidBy).isPresent() && converted.isEmpty()) {
      return false;
    }
    String element = elements.of(one, making);
    String target = target(row.row().from().getFirst(), element, value);
    if (value.isPresent()
        && !work.at(target).equals(value.get())
        && !work.set(target, value.get())) {
      outcomes.not(got, OCCUPIED);
      return false;
    }
    if (converted.isEmpty() || near) {
      other.ifPresent(where -> note(where, element, got));
    }
    set(row.sets(), element);
    String why = converted.map(Converter.Rendered::why).orElse(FOREIGN);
    outcomes.written(got, target, why, row.alsoIn());
    return true;
  }

  /** In a list: where the value stands already, or its end. */
  private String target(SourcePath path, String element, Optional<JsonNode> value) {
    String at = Workpiece.pointer(path.fromRecord() ? "" : element, path.members());
    if (!path.repeats()) {
      return at;
    }
    JsonNode list = work.at(at);
    for (int i = 0; i < list.size() && value.isPresent(); i++) {
      if (list.get(i).equals(value.get())) {
        return at + "/" + i;
      }
    }
    return work.next(at);
  }

  /** The foreign code stands beside the nearest one of ours, once. */
  private void note(Other where, String element, Got got) {
    String at = Workpiece.pointer(where.text().fromRecord() ? "" : element, where.text().members());
    String code =
        got.system().isEmpty() ? got.node().asText() : got.system() + "|" + got.node().asText();
    String noted = work.at(at).asText("");
    if (!List.of(noted.split("; ")).contains(code)) {
      work.set(at, TextNode.valueOf(noted.isBlank() ? code : noted + "; " + code));
    }
  }

  /** What is left over joins the last one. */
  private void oneToEach(OutRow row, List<Got> all, String element) {
    List<SourcePath> paths = row.row().from();
    for (int i = 0; i < Math.min(all.size(), paths.size()); i++) {
      List<Got> here = i < paths.size() - 1 ? all.subList(i, i + 1) : all.subList(i, all.size());
      String text = String.join(" ", here.stream().map(got -> got.node().asText()).toList());
      String target = Workpiece.pointer(element, paths.get(i).members());
      boolean done = work.set(target, TextNode.valueOf(text));
      for (Got got : here) {
        if (done) {
          outcomes.written(got, target, "", row.alsoIn());
        } else {
          outcomes.not(got, OCCUPIED);
        }
      }
    }
  }

  private void set(Map<SourcePath, JsonNode> sets, String element) {
    sets.forEach(
        (path, value) ->
            work.set(Workpiece.pointer(path.fromRecord() ? "" : element, path.members()), value));
  }

  /** Whether the row's conditions hold once what it sets is set. */
  private boolean holds(OutRow row, String element, Making making) {
    if (row.row().when().isEmpty()) {
      return true;
    }
    Workpiece trial = new Workpiece(work.record());
    row.sets()
        .forEach(
            (path, value) ->
                trial.set(
                    Workpiece.pointer(path.fromRecord() ? "" : element, path.members()), value));
    At root = At.root(trial.record());
    At here = located(root, element);
    Map<String, At> named = new HashMap<>();
    making.each().forEach(each -> named.put(each.alias(), here));
    Scope scope =
        element.isEmpty() ? Scope.of(root) : Scope.of(root).joined(here, named.keySet(), named);
    return Condition.allHold(row.row().when(), scope, Reading.atAnyTime());
  }

  private static At located(At root, String pointer) {
    At at = root;
    for (String name : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
      if (at.node().isArray()) {
        int index = Integer.parseInt(name);
        at = index < at.elements().size() ? at.elements().get(index) : At.nowhere();
      } else {
        at = at.member(name.replace("~1", "/").replace("~0", "~"));
      }
    }
    return at;
  }

  /** What the patched record says at the element of a resource. */
  private List<Instance> standing(
      Map<Arrived, Making> makings, Map<Making, List<Instance>> after, Arrived one) {
    Making making = makings.get(one);
    return making == null
        ? List.of()
        : elements.standing(one, after.getOrDefault(making, List.of()));
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
