package org.kinbridge.translate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.translate.CodeConverter.OnUnmapped;
import org.kinbridge.translate.CodeConverter.Reads;
import org.kinbridge.translate.CodeConverter.Spread;
import org.kinbridge.translate.CodeMap.Match;
import org.kinbridge.translate.CodeMap.Target;
import org.kinbridge.translate.Converter.Plain;
import org.kinbridge.translate.Row.Take;

/** Compiles the rows of one map. */
record RowReader(Map<String, CodeMap> codeMaps, Shapes shapes) {

  static final Set<String> WORDS =
      Set.of(
          "from",
          "to",
          "fact",
          "convert",
          "codes",
          "values",
          "reads",
          "join",
          "when",
          "value",
          "system",
          "notStated",
          "required",
          "labels",
          "onUnmapped",
          "spread",
          "direction");

  /** In which direction a row is executed; only {@code in} and {@code both} are, so far. */
  enum Direction {
    NONE,
    IN,
    OUT,
    BOTH;

    boolean inward() {
      return this == IN || this == BOTH;
    }
  }

  Row row(Yaml at, boolean repeats) {
    List<SourcePath> from = at.get("from").oneOrMore().stream().map(SourcePath::compile).toList();
    Optional<CodeMap> codes = codes(at);
    Spread spread = at.get("spread").flag() ? Spread.ALL : Spread.ONE;
    String pointer = "map:" + at.path();
    Row row =
        new Row(
            pointer,
            from,
            codes.map(map -> codeConverter(map, spread, at)).orElseGet(() -> plain(at)),
            take(at, repeats || spread == Spread.ALL),
            at.has("join") ? at.get("join").scalar().asText() : "",
            Condition.compile(at.get("when")),
            constant(at, "value", codes, pointer),
            constant(at, "notStated", codes, pointer),
            at.get("required").flag(),
            labels(at));
    check(at, row);
    return row;
  }

  private static void check(Yaml at, Row row) {
    if (row.from().isEmpty() == row.constant().isEmpty()) {
      at.wrong("a row has either 'from' or 'value'");
    }
    if (row.required() && row.otherwise().isPresent()) {
      at.wrong("'required' and 'notStated' exclude each other");
    }
    if (row.take() == Take.FIRST && row.from().stream().anyMatch(SourcePath::repeats)) {
      at.wrong("the source repeats, the hole does not");
    }
    boolean asksWhat = at.has("onUnmapped") || at.has("spread") || at.has("reads");
    if (asksWhat && !at.has("codes") && !at.has("values")) {
      at.wrong("'onUnmapped', 'reads' and 'spread' need 'codes' or 'values'");
    }
  }

  private static Take take(Yaml at, boolean repeats) {
    if (at.has("join")) {
      return Take.JOINED;
    }
    return repeats ? Take.EACH : Take.FIRST;
  }

  private List<String> labels(Yaml at) {
    List<String> labels = at.get("labels").texts();
    labels.stream()
        .filter(label -> !shapes.knowsLabel(label))
        .forEach(label -> at.wrong("the shapes do not know the label " + label));
    return labels;
  }

  private static Converter plain(Yaml at) {
    if (at.has("convert") && at.has("codes")) {
      at.wrong("'convert' and 'codes' exclude each other");
    }
    return at.get("convert").word(Plain.class, Plain.LINE);
  }

  private static Converter codeConverter(CodeMap codes, Spread spread, Yaml at) {
    if (at.has("convert")) {
      at.wrong("'convert' and a code map exclude each other");
    }
    boolean flags = at.has("values") && codes.knows("true") && onlyFlags(at.get("values"));
    Reads reads = at.get("reads").word(Reads.class, flags ? Reads.FLAG : Reads.TEXT);
    return new CodeConverter(
        codes, reads, at.get("onUnmapped").word(OnUnmapped.class, OnUnmapped.STAY), spread);
  }

  /**
   * A YAML key carries no type: true and false alone are flags, as text they stand in quotes
   * elsewhere.
   */
  private static boolean onlyFlags(Yaml values) {
    return Set.of("true", "false").containsAll(values.members().keySet());
  }

  private Optional<CodeMap> codes(Yaml at) {
    if (at.has("values")) {
      return Optional.of(
          inline(at.get("values"), at.get("system").present() ? at.get("system").text() : ""));
    }
    if (!at.has("codes")) {
      return Optional.empty();
    }
    CodeMap named = codeMaps.get(at.get("codes").text());
    if (named == null) {
      at.get("codes").wrong("the map has no code map of that name");
    }
    return Optional.ofNullable(named);
  }

  private static CodeMap inline(Yaml values, String system) {
    Map<String, Match> matches = new LinkedHashMap<>();
    for (Map.Entry<String, Yaml> value : values.members().entrySet()) {
      JsonNode target = value.getValue().scalar();
      matches.put(
          value.getKey(),
          target.isNull()
              ? new Match.Nothing("this value has nothing to say here")
              : new Match.One(new Target(system, target), ""));
      if (value.getValue().kind() != Yaml.Kind.SCALAR) {
        value.getValue().wrong("one value is expected here");
      }
    }
    if (matches.isEmpty()) {
      values.wrong("a mapping from national values to shared ones");
    }
    return new CodeMap(values.path(), matches);
  }

  private static Optional<Value> constant(
      Yaml at, String word, Optional<CodeMap> codes, String pointer) {
    if (!at.has(word)) {
      return Optional.empty();
    }
    JsonNode value = at.get(word).scalar();
    String system =
        at.has("system")
            ? at.get("system").text()
            : codes.flatMap(map -> map.target(value.asText())).map(Target::system).orElse("");
    return Optional.of(new Value(value, system, List.of(pointer + "/" + word), "", List.of()));
  }
}
