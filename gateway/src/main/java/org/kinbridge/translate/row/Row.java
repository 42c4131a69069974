package org.kinbridge.translate.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.reading.Reading;
import org.kinbridge.translate.reading.Scope;
import org.kinbridge.translate.reading.SourcePath;
import org.kinbridge.translate.reading.Value;
import org.kinbridge.translate.shape.Label;
import org.kinbridge.translate.yaml.Patterns;

/**
 * One row of a map, compiled: from members of the record to values.
 *
 * @param pointer the row itself, as {@code map:/make/0/rows/3}
 * @param pattern what of a text is read; empty when all of it is
 * @param loses what the value does not say any more; empty when its converter knows
 * @param itself what the row states itself, with no source
 * @param otherwise what it states when the record states nothing
 */
public record Row(
    String pointer,
    List<SourcePath> from,
    Optional<Pattern> pattern,
    Converter converter,
    Take take,
    String separator,
    List<Condition> when,
    Optional<Itself> itself,
    Optional<Value> otherwise,
    boolean required,
    String loses,
    List<Label> labels) {

  /** What a row makes of several stated members. */
  public enum Take {
    /** The first; others that say the same are sources too, the rest stay home. */
    FIRST,
    /** Each on its own. */
    EACH,
    /** One text. */
    JOINED
  }

  /** What a row states although no member does. */
  public sealed interface Itself {
    Value value(Reading reading);

    record Constant(Value value) implements Itself {
      @Override
      public Value value(Reading reading) {
        return value;
      }
    }

    /** What is known of who hands the record over. */
    enum Known implements Itself {
      /** The day on which it is handed over. */
      DAY;

      private static final At AS_OF = At.beside("origin:/asOf");

      @Override
      public Value value(Reading reading) {
        return Value.text(reading.today().toString(), AS_OF, "");
      }
    }
  }

  static final String NO_CONDITION = "the condition of its row does not hold";
  private static final String OTHERWISE_WRITTEN = "it is not written as its row reads it";
  private static final String SAME = "another member says the same";
  private static final String SUPERSEDED = "another member states it, and comes first";

  List<Value> read(Scope scope, Reading reading) {
    if (!Condition.allHold(when, scope, reading)) {
      for (At at : sources(scope, reading)) {
        leave(at, reading);
      }
      return List.of();
    }
    List<At> sources = sources(scope, reading);
    if (sources.isEmpty()) {
      return nothingStated(scope, reading);
    }
    List<Value> values =
        switch (take) {
          case FIRST -> first(sources, reading);
          case EACH -> each(sources, reading);
          case JOINED -> joined(sources, reading);
        };
    return conditional(loses.isEmpty() ? values : less(values), scope, reading);
  }

  /**
   * A member that is not needed is still refused when it breaks the format; but not by a row that
   * is for members written otherwise.
   */
  private void leave(At at, Reading reading) {
    if (!isChosenByForm() && !(converter instanceof CodeConverter)) {
      converter.convert(at, reading);
    }
    reading.account().stays(at, NO_CONDITION);
  }

  private boolean isChosenByForm() {
    for (Condition condition : when) {
      if (from.getFirst().leadsTo(condition.path())) {
        return true;
      }
    }
    return false;
  }

  private List<At> sources(Scope scope, Reading reading) {
    if (from.size() == 1 && pattern.isEmpty()) {
      return from.getFirst().read(scope, reading);
    }
    List<At> found = new ArrayList<>();
    from.forEach(path -> found.addAll(path.read(scope, reading)));
    return pattern.isEmpty() ? found : parts(found, pattern.get(), reading);
  }

  /** What the pattern reads of each text; a text that is written otherwise is not this row's. */
  private static List<At> parts(List<At> whole, Pattern pattern, Reading reading) {
    List<At> parts = new ArrayList<>(whole.size());
    for (At at : whole) {
      if (!at.node().isTextual()) {
        reading.malformed(at.pointer(), "a text is expected here");
      } else {
        Optional<String> part = Patterns.group(pattern, at.node().textValue());
        part.ifPresent(text -> parts.add(at.less(text)));
        if (part.isEmpty()) {
          reading.account().stays(at, OTHERWISE_WRITTEN);
        }
      }
    }
    return parts;
  }

  private List<Value> nothingStated(Scope scope, Reading reading) {
    if (itself.isPresent()) {
      return conditional(List.of(itself.get().value(reading)), scope, reading);
    }
    if (required) {
      reading.missing(from.getFirst().pointer(scope));
    }
    return otherwise.isEmpty() ? List.of() : List.of(otherwise.get());
  }

  private List<Value> less(List<Value> values) {
    List<Value> less = new ArrayList<>(values.size());
    for (Value value : values) {
      less.add(value.less(loses));
    }
    return less;
  }

  private List<Value> each(List<At> sources, Reading reading) {
    if (sources.size() == 1) {
      return convert(sources.getFirst(), reading);
    }
    List<Value> values = new ArrayList<>(sources.size());
    for (List<At> same : alike(sources)) {
      for (Value value : convert(same, reading)) {
        int said = indexOf(value, values);
        if (said < 0) {
          values.add(value);
        } else {
          values.set(said, values.get(said).and(value));
        }
      }
    }
    return values;
  }

  /** Members that hold the same are one statement: it is converted, and asked about, once. */
  private static List<List<At>> alike(List<At> sources) {
    Map<JsonNode, List<At>> alike = LinkedHashMap.newLinkedHashMap(sources.size());
    for (At at : sources) {
      alike.computeIfAbsent(at.node(), key -> new ArrayList<>(2)).add(at);
    }
    return List.copyOf(alike.values());
  }

  private List<Value> convert(List<At> same, Reading reading) {
    List<Value> values = convert(same.getFirst(), reading);
    List<At> others = same.subList(1, same.size());
    if (values.isEmpty()) {
      others.forEach(at -> reading.account().stays(at, SAME));
    }
    if (others.isEmpty()) {
      return values;
    }
    List<Value> all = new ArrayList<>(values.size());
    for (Value value : values) {
      all.add(value.alsoFrom(others));
    }
    return all;
  }

  private List<Value> convert(At source, Reading reading) {
    if (converter instanceof CodeConverter codes) {
      return codes.convertAll(source, reading);
    }
    Optional<Value> value = converter.convert(source, reading);
    return value.isEmpty() ? List.of() : List.of(value.get());
  }

  private static int indexOf(Value value, List<Value> values) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).says(value)) {
        return i;
      }
    }
    return -1;
  }

  private List<Value> first(List<At> sources, Reading reading) {
    if (sources.size() == 1) {
      return convert(sources.getFirst(), reading);
    }
    List<Value> first = List.of();
    for (List<At> same : alike(sources)) {
      List<Value> next = convert(same, reading);
      if (first.isEmpty()) {
        first = next;
      } else if (!next.isEmpty() && first.getFirst().says(next.getFirst())) {
        first = List.of(first.getFirst().and(next.getFirst()));
      } else {
        same.forEach(at -> reading.account().stays(at, SUPERSEDED));
      }
    }
    return first;
  }

  private List<Value> joined(List<At> sources, Reading reading) {
    StringBuilder text = new StringBuilder();
    List<At> stated = new ArrayList<>(sources.size());
    String why = "";
    for (At source : sources) {
      Optional<Value> part = converter.convert(source, reading);
      if (part.isPresent()) {
        text.append(stated.isEmpty() ? "" : separator).append(part.get().node().textValue());
        stated.add(source);
        why = why.isEmpty() ? part.get().why() : why;
      }
    }
    return stated.isEmpty()
        ? List.of()
        : List.of(new Value(TextNode.valueOf(text.toString()), "", stated, why, List.of()));
  }

  private List<Value> conditional(List<Value> values, Scope scope, Reading reading) {
    if (when.isEmpty() || values.isEmpty()) {
      return values;
    }
    List<At> members = new ArrayList<>();
    for (Condition condition : when) {
      condition.addMembers(scope, reading, members);
    }
    List<Value> conditional = new ArrayList<>(values.size());
    for (Value value : values) {
      conditional.add(value.onlyIf(members));
    }
    return conditional;
  }
}
