package org.kinbridge.translate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.translate.RowReader.Direction;
import org.kinbridge.translate.map.NationalMap;
import org.kinbridge.translate.map.Recognition;
import org.kinbridge.translate.reading.SafetyWords;
import org.kinbridge.translate.reading.SourcePath;
import org.kinbridge.translate.row.AskRow;
import org.kinbridge.translate.row.CodeConverter;
import org.kinbridge.translate.row.CodeConverter.Spread;
import org.kinbridge.translate.row.CodeMap;
import org.kinbridge.translate.row.Condition;
import org.kinbridge.translate.row.FactRow;
import org.kinbridge.translate.row.Making;
import org.kinbridge.translate.row.Making.Each;
import org.kinbridge.translate.row.Making.Filling;
import org.kinbridge.translate.row.MapRows;
import org.kinbridge.translate.row.MapRows.Included;
import org.kinbridge.translate.row.OutRow;
import org.kinbridge.translate.row.RefuseRow;
import org.kinbridge.translate.row.Row;
import org.kinbridge.translate.row.StayRow;
import org.kinbridge.translate.shape.Shape;
import org.kinbridge.translate.shape.Shapes;
import org.kinbridge.translate.yaml.Yaml;

/** Compiles one map file against the shapes. */
final class MapReader {
  private static final Set<String> TOP =
      Set.of(
          "format",
          "record",
          "others",
          "include",
          "codes",
          "safetyWords",
          "make",
          "facts",
          "ask",
          "stay",
          "refuse",
          "untouched");
  private static final Set<String> MAKE =
      Set.of(
          "shape",
          "each",
          "id",
          "where",
          "when",
          "madeBy",
          "direction",
          "rows",
          "same",
          "sets",
          "vacant");
  private static final Set<String> EACH = Set.of("as", "in", "key");

  private final Shapes shapes;
  private final Map<String, NationalMap> others;
  private final RowReader rows;
  private final Map<String, CodeMap> codeMaps;

  /**
   * @param others maps of the same format that were compiled before, by their files
   */
  MapReader(Shapes shapes, Map<String, CodeMap> codeMaps, Map<String, NationalMap> others) {
    this.shapes = shapes;
    this.others = others;
    this.codeMaps = codeMaps;
    this.rows = new RowReader(codeMaps, shapes);
  }

  NationalMap read(Yaml file, String kind, Sha256 digest) {
    file.allow(TOP);
    Yaml record = file.need("record");
    MapRows rows = rows(file);
    shapes.needed().stream()
        .filter(name -> !rows.makes(name))
        .forEach(
            name ->
                file.get("make")
                    .wrong("the profile demands a " + name + ": no shape of that name is made"));
    return new NationalMap(
        file.need("format").text(),
        kind,
        SyntaxReader.read(record),
        digest,
        shapes,
        recognition(record),
        rows,
        safety(file));
  }

  /** Of an included map too: its part of the record is watched as the whole is. */
  private SafetyWords safety(Yaml file) {
    List<String> words = new ArrayList<>(file.need("safetyWords").texts());
    for (Yaml included : file.get("include").list()) {
      Optional.ofNullable(others.get(included.get("map").text()))
          .ifPresent(map -> words.addAll(map.safety().words()));
    }
    return new SafetyWords(words);
  }

  private static Recognition recognition(Yaml record) {
    return new Recognition(
        record.get("wrappers").texts(),
        record.need("recognisedBy").oneOrMore().stream().map(SourcePath::compile).toList(),
        Condition.compile(record.get("when")));
  }

  private MapRows rows(Yaml file) {
    OutRowReader back = new OutRowReader(file.get("untouched").texts());
    return new MapRows(
        file.get("make").list().stream().map(make -> making(make, back)).toList(),
        file.get("facts").list().stream().map(this::fact).flatMap(Optional::stream).toList(),
        file.get("ask").list().stream().map(AskRow::compile).toList(),
        file.get("stay").list().stream().map(StayRow::compile).toList(),
        file.get("refuse").list().stream().map(RefuseRow::compile).toList(),
        file.get("include").list().stream().map(this::include).flatMap(Optional::stream).toList());
  }

  private Optional<Included> include(Yaml at) {
    at.allow(Set.of("map", "in", "only"));
    String name = at.need("map").text();
    Optional<NationalMap> map = Optional.ofNullable(others.get(name));
    if (map.isEmpty()) {
      at.wrong("the format has no map of that name before this one");
    }
    List<String> only = at.get("only").texts();
    only.stream()
        .filter(shape -> shapes.named(shape).isEmpty())
        .forEach(shape -> at.wrong("there is no shape " + shape));
    SourcePath in = SourcePath.compile(at.need("in"));
    return map.map(found -> new Included(in, Set.copyOf(only), found.rows()));
  }

  Map<String, CodeMap> codeMaps() {
    return codeMaps;
  }

  private Making making(Yaml at, OutRowReader back) {
    at.allow(MAKE);
    String name = at.need("shape").text();
    Optional<Shape> known = shapes.named(name);
    if (known.isEmpty()) {
      at.wrong("there is no shape " + name);
    }
    Shape shape = known.orElse(shapes.document());
    Direction direction = at.get("direction").word(Direction.class, Direction.NONE);
    List<Filling> fillings = new ArrayList<>();
    List<OutRow> outward = new ArrayList<>();
    int spread = -1;
    for (Yaml row : at.need("rows").list()) {
      Filling filling = filling(row, shape);
      Direction ofRow = row.get("direction").word(Direction.class, direction);
      if (ofRow.inward()) {
        fillings.add(filling);
      }
      if (ofRow.outward()) {
        outward.add(back.row(row, filling.row(), filling.holes(), ofRow));
      }
      if (filling.row().converter() instanceof CodeConverter codes
          && codes.spread() == Spread.ALL) {
        spread = filling.holes().getFirst();
      }
    }
    if (!fillings.isEmpty()) {
      sources(shape, fillings, at);
    }
    long madeBy = 0;
    for (Yaml hole : at.get("madeBy").oneOrMore()) {
      madeBy |= 1L << hole(hole, shape);
    }
    return new Making(
        "map:" + at.path(),
        shape,
        each(at.get("each")),
        Condition.compile(at.get("where")),
        Condition.compile(at.get("when")),
        madeBy,
        spread,
        at.has("id") ? Optional.of(SourcePath.compile(at.get("id"))) : Optional.empty(),
        fillings,
        outward,
        at.get("same").oneOrMore().stream().map(hole -> hole(hole, shape)).toList(),
        back.sets(at.get("sets")),
        at.get("vacant").oneOrMore().stream().map(SourcePath::compile).toList());
  }

  /** A map is refused, not each of its records, where the profile wants what no row can say. */
  private static void sources(Shape shape, List<Filling> fillings, Yaml at) {
    Set<Integer> filled = new HashSet<>();
    fillings.forEach(filling -> filled.addAll(filling.holes()));
    for (List<Integer> any : shape.needs()) {
      if (any.stream().noneMatch(filled::contains)) {
        at.get("rows")
            .wrong("the profile demands " + names(shape, any, " or ") + ": no row fills it");
      }
    }
    for (List<Integer> all : shape.together()) {
      if (all.stream().anyMatch(filled::contains) && !filled.containsAll(all)) {
        at.get("rows").wrong("the profile wants " + names(shape, all, " and ") + " together");
      }
    }
  }

  private static String names(Shape shape, List<Integer> holes, String between) {
    return String.join(between, holes.stream().map(i -> shape.holes().get(i).name()).toList());
  }

  private Filling filling(Yaml at, Shape shape) {
    at.allow(RowReader.WORDS);
    if (OutRowReader.namesKnown(at.get("to"))) {
      return new Filling(rows.row(at, false), Optional.empty(), List.of(), true);
    }
    List<Integer> holes =
        at.need("to").oneOrMore().stream().map(hole -> hole(hole, shape)).toList();
    boolean repeats = holes.stream().allMatch(hole -> shape.holes().get(hole).repeats());
    if (at.has("fact") || holes.isEmpty()) {
      at.wrong("a row of a resource has 'to', and no 'fact'");
    }
    return new Filling(rows.row(at, repeats), SourcePath.within(at), holes, repeats);
  }

  private static int hole(Yaml at, Shape shape) {
    int hole = shape.hole(at.text());
    if (hole < 0) {
      at.wrong("the shape " + shape.name() + " has no hole of that name");
    }
    return Math.max(hole, 0);
  }

  private static List<Each> each(Yaml at) {
    if (at.kind() == Yaml.Kind.SCALAR) {
      return List.of(new Each("", SourcePath.compile(at), SourcePath.compile(at)));
    }
    Map<String, Each> each = new LinkedHashMap<>();
    for (Yaml one : at.list()) {
      one.allow(EACH);
      String alias = one.need("as").text();
      Each element =
          new Each(alias, SourcePath.compile(one.need("in")), SourcePath.compile(one.need("key")));
      if (each.put(alias, element) != null) {
        one.wrong("the name is taken");
      }
    }
    return List.copyOf(each.values());
  }

  private Optional<FactRow> fact(Yaml at) {
    at.allow(RowReader.WORDS);
    Optional<Fact.Code> code = Coded.parse(Fact.Code.class, at.need("fact").text());
    if (code.isEmpty()) {
      at.wrong("there is no fact of that code");
    }
    if (at.has("to") || at.has("within")) {
      at.wrong("a fact has no 'to' and no 'within'");
    }
    Row row = rows.row(at, true);
    boolean inward = at.get("direction").word(Direction.class, Direction.NONE).inward();
    return code.filter(known -> inward).map(known -> new FactRow(row, known));
  }
}
