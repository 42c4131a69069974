package org.kinbridge.translate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.reading.SourcePath;
import org.kinbridge.translate.reading.Value;
import org.kinbridge.translate.row.CodeConverter;
import org.kinbridge.translate.row.CodeConverter.OnUnmapped;
import org.kinbridge.translate.row.CodeConverter.Reads;
import org.kinbridge.translate.row.CodeConverter.Spread;
import org.kinbridge.translate.row.CodeMap;
import org.kinbridge.translate.row.CodeMap.Match;
import org.kinbridge.translate.row.CodeMap.Target;
import org.kinbridge.translate.row.Condition;
import org.kinbridge.translate.row.Converter;
import org.kinbridge.translate.row.Converter.Plain;
import org.kinbridge.translate.row.DateConverter;
import org.kinbridge.translate.row.DatePattern;
import org.kinbridge.translate.row.Row;
import org.kinbridge.translate.row.Row.Take;
import org.kinbridge.translate.shape.Shapes;
import org.kinbridge.translate.yaml.Patterns;
import org.kinbridge.translate.yaml.Yaml;

/** Compiles the rows of one map. */
record RowReader(Map<String, CodeMap> codeMaps, Shapes shapes) {

  static final Set<String> WORDS =
      Set.of(
          "from",
          "to",
          "fact",
          "convert",
          "dates",
          "pattern",
          "within",
          "origin",
          "loses",
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
          "direction",
          "sets",
          "written",
          "keepsScript",
          "vacant",
          "other");

  private static final Set<String> PARTIAL = Set.of("date", "past-date");

  /** In which direction a row is executed. */
  enum Direction {
    NONE,
    IN,
    OUT,
    BOTH;

    boolean inward() {
      return this == IN || this == BOTH;
    }

    boolean outward() {
      return this == OUT || this == BOTH;
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
            at.has("pattern")
                ? Optional.of(Patterns.withGroup(at.get("pattern")))
                : Optional.empty(),
            codes.map(map -> codeConverter(map, spread, at)).orElseGet(() -> plain(at)),
            take(at, repeats || spread == Spread.ALL),
            at.has("join") ? at.get("join").scalar().asText() : "",
            Condition.compile(at.get("when")),
            stated(at, codes, pointer),
            constant(at, "notStated", codes, pointer),
            at.get("required").flag(),
            at.get("loses").present() ? at.get("loses").text() : "",
            shapes.labels(at.get("labels"), pointer + "/labels"));
    check(at, row);
    return row;
  }

  private static void check(Yaml at, Row row) {
    if (row.from().isEmpty() == row.itself().isEmpty() || (at.has("value") && at.has("origin"))) {
      at.wrong("a row has one of 'from', 'value' and 'origin'");
    }
    if (at.has("pattern") && row.from().isEmpty()) {
      at.wrong("'pattern' says what of 'from' is read");
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

  private static Converter plain(Yaml at) {
    Yaml convert = at.get("convert");
    boolean partial = convert.present() && PARTIAL.contains(convert.scalar().asText());
    if (partial || at.has("dates")) {
      List<DatePattern> patterns =
          at.has("dates")
              ? at.get("dates").oneOrMore().stream().map(DatePattern::compile).toList()
              : DateConverter.ISO;
      return new DateConverter(
          patterns, at.need("convert").word(DateConverter.Kind.class, DateConverter.Kind.DAY));
    }
    return convert.word(Plain.class, Plain.LINE);
  }

  private static Converter codeConverter(CodeMap codes, Spread spread, Yaml at) {
    if (at.has("convert") || at.has("dates")) {
      at.wrong("'convert' or 'dates' and a code map exclude each other");
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

  /** What a row states without the record: a constant, or the day on which it is handed over. */
  private static Optional<Row.Itself> stated(Yaml at, Optional<CodeMap> codes, String pointer) {
    if (!at.has("origin")) {
      return constant(at, "value", codes, pointer).map(Row.Itself.Constant::new);
    }
    return Optional.of(at.get("origin").word(Row.Itself.Known.class, Row.Itself.Known.DAY));
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
    return Optional.of(
        new Value(value, system, List.of(At.beside(pointer + "/" + word)), "", List.of()));
  }
}
