package org.kinbridge.translate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kinbridge.translate.MapDescription.Asked;
import org.kinbridge.translate.MapDescription.Code;
import org.kinbridge.translate.MapDescription.Field;
import org.kinbridge.translate.MapDescription.Home;
import org.kinbridge.translate.map.NationalMap;
import org.kinbridge.translate.map.Recognition;
import org.kinbridge.translate.reading.SourcePath;
import org.kinbridge.translate.row.CodeConverter;
import org.kinbridge.translate.row.CodeMap;
import org.kinbridge.translate.row.CodeMap.Match;
import org.kinbridge.translate.row.Condition;
import org.kinbridge.translate.row.Converter;
import org.kinbridge.translate.row.DateConverter;
import org.kinbridge.translate.row.FactRow;
import org.kinbridge.translate.row.Making;
import org.kinbridge.translate.row.Making.Filling;
import org.kinbridge.translate.row.MapRows;
import org.kinbridge.translate.row.OutRow;
import org.kinbridge.translate.row.Row;
import org.kinbridge.translate.shape.Label;
import org.kinbridge.translate.shape.Shape;

/** Says what a compiled map does, so that the description cannot differ from what is executed. */
final class Describing {
  private final NationalMap map;
  private final List<Field> fields = new ArrayList<>();
  private final Set<CodeMap> codeMaps = new LinkedHashSet<>();

  private Describing(NationalMap map) {
    this.map = map;
  }

  static MapDescription of(NationalMap map) {
    Describing describing = new Describing(map);
    MapRows rows = map.rows();
    rows.makings().forEach(describing::making);
    rows.facts().forEach(describing::fact);
    rows.included().forEach(describing::included);
    return new MapDescription(
        map.format(),
        kind(map.recognition()),
        map.digest(),
        describing.fields,
        describing.codeMaps.stream().flatMap(codes -> codes(codes).stream()).toList(),
        rows.stays().stream()
            .map(stay -> new Home(paths(stay.places().from()), stay.why()))
            .toList(),
        asked(rows),
        describing.unfilled(),
        describing.unwritten());
  }

  private static String kind(Recognition recognition) {
    String when = conditions(recognition.when());
    return paths(recognition.recognisedBy()) + (when.isEmpty() ? "" : " when " + when);
  }

  private static List<Asked> asked(MapRows rows) {
    List<Asked> asked = new ArrayList<>();
    rows.asks().forEach(ask -> asked.add(new Asked(paths(ask.places().from()), ask.text())));
    rows.refusals()
        .forEach(one -> asked.add(new Asked(paths(one.places().from()), "refused: " + one.why())));
    return asked;
  }

  private void included(MapRows.Included part) {
    String shapes =
        part.only().isEmpty() ? "all" : String.join(", ", part.only().stream().sorted().toList());
    fields.add(
        new Field(part.in().toString(), shapes, "rows of another map of the format", "", "in", ""));
  }

  private void making(Making making) {
    for (Filling filling : making.fillings()) {
      boolean back =
          making.outward().stream().anyMatch(out -> out.alsoIn() && out.row() == filling.row());
      add(making, filling.row(), names(making.shape(), filling.holes()), back ? "both" : "in");
    }
    for (OutRow out : making.outward()) {
      if (!out.alsoIn()) {
        String told =
            out.told().map(one -> "sender's " + one.name().toLowerCase(Locale.ROOT)).orElse("");
        add(making, out.row(), told.isEmpty() ? names(making.shape(), out.holes()) : told, "out");
      }
    }
  }

  private void add(Making making, Row row, String holes, String direction) {
    List<Condition> when = new ArrayList<>(making.when());
    when.addAll(row.when());
    String each =
        making.each().stream().map(one -> one.path().toString()).collect(Collectors.joining(" + "));
    String national = paths(row.from());
    fields.add(
        new Field(
            each.isEmpty() || national.isEmpty() ? national : each + " : " + national,
            making.shape().name() + " · " + holes,
            how(row),
            conditions(when),
            direction,
            String.join(", ", row.labels().stream().map(Label::code).toList())));
  }

  private void fact(FactRow fact) {
    Row row = fact.row();
    fields.add(
        new Field(
            paths(row.from()),
            "fact:" + fact.code().code(),
            how(row),
            conditions(row.when()),
            "in",
            ""));
  }

  private String how(Row row) {
    if (row.itself().isPresent()) {
      return switch (row.itself().get()) {
        case Row.Itself.Constant constant -> "the map states: " + constant.value().node().asText();
        case Row.Itself.Known known -> "the day on which it is handed over";
      };
    }
    return switch (row.converter()) {
      case CodeConverter codes -> {
        codeMaps.add(codes.codes());
        yield "codes " + codes.codes().name();
      }
      case DateConverter dates -> dates.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
      case Converter.Plain plain -> plain.name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }

  private static String conditions(List<Condition> when) {
    return when.stream().map(Condition::toString).collect(Collectors.joining(" and "));
  }

  private static String names(Shape shape, List<Integer> holes) {
    return holes.stream()
        .map(hole -> shape.holes().get(hole).name())
        .collect(Collectors.joining(", "));
  }

  private static String paths(List<SourcePath> paths) {
    return paths.stream().map(SourcePath::toString).collect(Collectors.joining(", "));
  }

  private static List<Code> codes(CodeMap map) {
    List<Code> codes = new ArrayList<>();
    for (Map.Entry<String, Match> entry : map.matches().entrySet()) {
      codes.add(code(map.name(), entry.getKey(), entry.getValue()));
    }
    return codes;
  }

  private static Code code(String list, String national, Match match) {
    return switch (match) {
      case Match.One one ->
          new Code(list, national, one.target().code(), one.why().isEmpty() ? "same" : one.why());
      case Match.Several several ->
          new Code(
              list,
              national,
              several.targets().stream()
                  .map(CodeMap.Target::code)
                  .collect(Collectors.joining(" or ")),
              "a person is asked which");
      case Match.Nothing nothing -> new Code(list, national, "", nothing.why());
      case Match.Unknown unknown -> new Code(list, national, "", "");
    };
  }

  private List<String> unfilled() {
    List<String> unfilled = new ArrayList<>();
    for (Shape shape : map.shapes().byName().values()) {
      Set<String> missing = new TreeSet<>();
      shape.holes().forEach(hole -> missing.add(shape.name() + " · " + hole.name()));
      filled(shape, false).forEach(missing::remove);
      unfilled.addAll(missing);
    }
    return unfilled.stream().sorted().toList();
  }

  private List<String> unwritten() {
    Set<String> unwritten = new TreeSet<>();
    for (Shape shape : map.shapes().byName().values()) {
      unwritten.addAll(filled(shape, false));
      filled(shape, true).forEach(unwritten::remove);
    }
    return List.copyOf(unwritten);
  }

  private Set<String> filled(Shape shape, boolean outward) {
    Set<String> filled = new TreeSet<>();
    for (Making making : map.rows().makings()) {
      if (making.shape().name().equals(shape.name())) {
        List<List<Integer>> holes =
            outward
                ? making.outward().stream().map(OutRow::holes).toList()
                : making.fillings().stream().map(Filling::holes).toList();
        holes.forEach(
            all ->
                all.forEach(
                    hole -> filled.add(shape.name() + " · " + shape.holes().get(hole).name())));
      }
    }
    return filled;
  }
}
