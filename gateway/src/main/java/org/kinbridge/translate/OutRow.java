package org.kinbridge.translate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.translate.Template.Known;

/**
 * A row on the way back: from the shared record to members of the national one.
 *
 * @param holes the holes it writes, by number; empty when {@code known} is there
 * @param known what it writes of the sender instead
 * @param sets what is written with it
 * @param other what is written where no code of the record says the same
 * @param alsoIn whether the way in reads what it wrote, so that reading it back can prove it
 */
record OutRow(
    Row row,
    List<Integer> holes,
    Optional<Known> known,
    Map<SourcePath, JsonNode> sets,
    Optional<Other> other,
    boolean alsoIn) {

  /**
   * @param code written where the record has no code of its own
   * @param text where the foreign code is noted
   */
  record Other(Optional<String> code, SourcePath text) {}

  OutRow {
    holes = List.copyOf(holes);
    sets = Map.copyOf(sets);
  }

  /** A row that states a value itself says which resources are meant. */
  boolean recognises() {
    return constant().isPresent();
  }

  Optional<Value> constant() {
    return row.itself().isPresent() && row.itself().get() instanceof Row.Itself.Constant constant
        ? Optional.of(constant.value())
        : Optional.empty();
  }

  /** Whether values are written one to each path, in order: parts of a name. */
  boolean oneToEach() {
    return row.from().size() > 1
        && row.take() == Row.Take.EACH
        && row.converter() == Converter.Plain.LINE
        && row.from().stream().allMatch(path -> path.alias().isEmpty());
  }
}
