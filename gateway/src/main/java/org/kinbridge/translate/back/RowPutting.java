package org.kinbridge.translate.back;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.reading.SourcePath;
import org.kinbridge.translate.row.Arrived.Got;
import org.kinbridge.translate.row.CodeMap;
import org.kinbridge.translate.row.Converter;
import org.kinbridge.translate.row.OutRow;
import org.kinbridge.translate.row.OutRow.Other;
import org.kinbridge.translate.shape.Script;

/** Writes what one row has to say of a resource, where the local record lets it. */
@Owned(by = "the thread of one translation", lock = "none")
final class RowPutting {
  private static final String CANNOT_SAY = "no member of the record can say it";
  private static final String CANNOT_HOLD = "the record cannot hold a text of this kind";
  private static final String CONDITION = "the local record rules its row out";
  private static final String OCCUPIED = "something of another kind stands there";
  private static final String OTHER_SCRIPT = "the local record has it in another script";
  private static final String FOREIGN = "the record has no code of its own for it";

  private final Workpiece work;
  private final Outcomes outcomes;

  RowPutting(Workpiece work, Outcomes outcomes) {
    this.work = work;
    this.outcomes = outcomes;
  }

  /**
   * @param all that the row is about
   * @param open what of it the local record does not say yet
   */
  void put(OutRow row, Place place, List<Got> all, List<Got> open) {
    if (open.isEmpty()) {
      return;
    }
    if (row.oneToEach()) {
      oneToEach(row, place, all);
      return;
    }
    for (Got got : open) {
      boolean done = said(row, got).filter(said -> write(row, place, got, said)).isPresent();
      if (done && !row.growsAList()) {
        return;
      }
    }
  }

  /**
   * @param value empty where only the foreign code is noted
   * @param foreign whether the record has no code that says the same
   */
  private record Said(Optional<JsonNode> value, String why, boolean foreign) {}

  private Optional<Said> said(OutRow row, Got got) {
    Optional<Converter.Rendered> converted = row.render(got);
    if (converted.isEmpty()) {
      if (row.other().isEmpty()) {
        outcomes.not(got, CANNOT_SAY);
      }
      boolean nothing = row.row().otherwise().filter(got::saidBy).isPresent();
      return row.other()
          .filter(other -> !nothing)
          .map(other -> new Said(other.code().map(TextNode::valueOf), FOREIGN, true));
    }
    String why = converted.get().why();
    if (!why.isEmpty() && row.other().isEmpty() && !why.equals(CodeMap.BROADER)) {
      outcomes.not(got, why + ": a person must choose");
      return Optional.empty();
    }
    JsonNode value = work.asRead(converted.get().node());
    return Optional.of(new Said(Optional.of(value), why, !why.isEmpty()));
  }

  /** Where one of the elements is that value already. */
  private Optional<String> standing(OutRow row, Place place, JsonNode value) {
    Optional<SourcePath> within = row.manner().within().filter(list -> row.isElementEach());
    if (within.isEmpty()) {
      return Optional.empty();
    }
    String list = place.pointer(within.get());
    JsonNode elements = work.at(list);
    JsonPointer below = JsonPointer.compile(place.below(row.row().from().getFirst()));
    for (int i = 0; i < elements.size(); i++) {
      if (elements.path(i).at(below).equals(value)) {
        return Optional.of(list + "/" + i + below);
      }
    }
    return Optional.empty();
  }

  private boolean write(OutRow row, Place place, Got got, Said said) {
    Optional<String> there = said.value().flatMap(value -> standing(row, place, value));
    if (there.isPresent()) {
      outcomes.written(got, there.get(), row.row().loses(), row.alsoIn());
      return true;
    }
    Place here = place.in(element(row, place));
    String target = target(row, here, said.value());
    Optional<String> no = refusal(row, here, target, said.value());
    if (no.isPresent()) {
      outcomes.not(got, no.get());
      return false;
    }
    said.value().ifPresent(value -> work.set(target, value));
    if (said.foreign()) {
      row.other().ifPresent(other -> note(other, here, got));
    }
    here.set(work, row.sets());
    String why = said.why().isEmpty() ? row.row().loses() : said.why();
    outcomes.written(got, target, row.alsoIn() ? said.why() : why, row.alsoIn());
    return true;
  }

  /** Where several stand in a list: the first that the row would read, or one more. */
  private String element(OutRow row, Place place) {
    Optional<SourcePath> within = row.manner().within();
    if (within.isEmpty()) {
      return place.element();
    }
    String list = place.pointer(within.get());
    for (int i = 0; i < work.at(list).size() && !row.isElementEach(); i++) {
      if (place.in(list + "/" + i).holds(row.before(), work)) {
        return list + "/" + i;
      }
    }
    return work.next(list);
  }

  /** In a list: where the value stands already, or its end. */
  private String target(OutRow row, Place here, Optional<JsonNode> value) {
    SourcePath path = row.row().from().getFirst();
    String at = here.pointer(path);
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

  /** Why it is not written; the conditions of a row must hold once all it writes is written. */
  private Optional<String> refusal(
      OutRow row, Place here, String target, Optional<JsonNode> value) {
    if (!isVacant(row, here) || !holdsBefore(row, here)) {
      return Optional.of(CONDITION);
    }
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!work.canHold(target, value.get())) {
      return Optional.of(CANNOT_HOLD);
    }
    if (row.manner().keepsScript() && isOtherScript(target, value.get())) {
      return Optional.of(OTHER_SCRIPT);
    }
    return work.tried(() -> refusalOnceWritten(row, here, target, value.get()));
  }

  private boolean holdsBefore(OutRow row, Place here) {
    return work.tried(
        () -> {
          here.set(work, row.sets());
          return here.holds(row.before(), work);
        });
  }

  private Optional<String> refusalOnceWritten(
      OutRow row, Place here, String target, JsonNode value) {
    here.set(work, row.sets());
    if (!work.set(target, value)) {
      return Optional.of(OCCUPIED);
    }
    return here.holds(row.after(), work) ? Optional.empty() : Optional.of(CONDITION);
  }

  private boolean isVacant(OutRow row, Place here) {
    return row.manner().vacant().stream()
        .noneMatch(path -> At.stated(work.before(here.pointer(path))));
  }

  private boolean isOtherScript(String target, JsonNode value) {
    JsonNode there = work.at(target);
    return At.stated(there) && Script.letters(there.asText()) != Script.letters(value.asText());
  }

  /** The foreign code stands beside the nearest one of ours, once. */
  private void note(Other other, Place here, Got got) {
    String at = here.pointer(other.text());
    String code =
        got.system().isEmpty() ? got.node().asText() : got.system() + "|" + got.node().asText();
    String noted = work.at(at).asText("");
    if (!List.of(noted.split("; ")).contains(code)) {
      work.set(at, TextNode.valueOf(noted.isBlank() ? code : noted + "; " + code));
    }
  }

  /** One value to each path, in order; what is left over joins the last one. */
  private void oneToEach(OutRow row, Place place, List<Got> all) {
    List<SourcePath> paths = row.row().from();
    Place here = place.in(element(row, place));
    boolean holds = isVacant(row, here) && holdsBefore(row, here);
    boolean otherScript =
        row.manner().keepsScript()
            && isOtherScript(here.pointer(paths.getFirst()), all.getFirst().node());
    if (!holds || otherScript) {
      all.forEach(got -> outcomes.not(got, holds ? OTHER_SCRIPT : CONDITION));
      return;
    }
    for (int i = 0; i < Math.min(all.size(), paths.size()); i++) {
      List<Got> values = i < paths.size() - 1 ? all.subList(i, i + 1) : all.subList(i, all.size());
      one(row, here.pointer(paths.get(i)), values);
    }
    here.set(work, row.sets());
  }

  private void one(OutRow row, String target, List<Got> values) {
    JsonNode text =
        TextNode.valueOf(
            String.join(" ", values.stream().map(got -> got.node().asText()).toList()));
    boolean held = work.canHold(target, text);
    boolean done = held && work.set(target, text);
    for (Got got : values) {
      if (done) {
        outcomes.written(got, target, "", row.alsoIn());
      } else {
        outcomes.not(got, held ? OCCUPIED : CANNOT_HOLD);
      }
    }
  }

  void set(Map<SourcePath, JsonNode> sets, Place place) {
    place.set(work, sets);
  }
}
