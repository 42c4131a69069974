package org.kinbridge.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.translate.RowReader.Direction;
import org.kinbridge.translate.reading.SourcePath;
import org.kinbridge.translate.row.OutRow;
import org.kinbridge.translate.row.OutRow.Manner;
import org.kinbridge.translate.row.OutRow.Other;
import org.kinbridge.translate.row.OutRow.Told;
import org.kinbridge.translate.row.Row;
import org.kinbridge.translate.yaml.Yaml;

/**
 * Compiles the rows of the way back.
 *
 * @param untouched members that no message from outside changes
 */
record OutRowReader(List<String> untouched) {
  private static final Map<String, Told> TOLD =
      Map.of(
          "$uuid", Told.UUID,
          "$node", Told.NODE,
          "$authority", Told.AUTHORITY,
          "$authorityName", Told.AUTHORITY_NAME,
          "$address", Told.ADDRESS,
          "$child", Told.CHILD,
          "$number", Told.NUMBER);
  private static final String PLACE = "{}";

  OutRowReader {
    untouched = List.copyOf(untouched);
  }

  /** Whether a row is about the sender, not about what the sender says. */
  static boolean namesKnown(Yaml to) {
    return to.oneOrMore().stream()
        .anyMatch(one -> one.scalar().isTextual() && one.scalar().textValue().startsWith("$"));
  }

  OutRow row(Yaml at, Row row, List<Integer> holes, Direction direction) {
    Optional<Told> told = told(at.get("to"));
    OutRow out =
        new OutRow(
            row,
            holes,
            told,
            manner(at),
            sets(at.get("sets")),
            other(at.get("other")),
            direction == Direction.BOTH);
    check(at, out);
    return out;
  }

  private static Optional<Told> told(Yaml to) {
    if (!namesKnown(to)) {
      return Optional.empty();
    }
    Optional<Told> told = Optional.ofNullable(TOLD.get(to.text()));
    if (told.isEmpty()) {
      to.wrong("one of " + TOLD.keySet().stream().sorted().toList() + " is expected");
    }
    return told;
  }

  private static Manner manner(Yaml at) {
    Optional<SourcePath> within =
        at.has("within") ? Optional.of(SourcePath.compile(at.get("within"))) : Optional.empty();
    Optional<String> written =
        at.has("written") ? Optional.of(at.get("written").text()) : Optional.empty();
    if (written.filter(text -> !text.contains(PLACE)).isPresent()) {
      at.get("written").wrong("the text around what is written, with " + PLACE + " in its place");
    }
    return new Manner(
        within,
        written,
        at.get("keepsScript").flag(),
        at.get("vacant").oneOrMore().stream().map(SourcePath::compile).toList());
  }

  private void check(Yaml at, OutRow out) {
    Row row = out.row();
    boolean several = out.oneToEach();
    if (row.take() == Row.Take.JOINED) {
      at.wrong("a joined text cannot be taken apart again: the row has one direction, 'in'");
    }
    if (at.has("origin") || row.pattern().isPresent() && !at.has("written")) {
      at.wrong("the way back cannot write what this row reads: it has one direction, 'in'");
    }
    boolean unclear =
        several && row.from().stream().anyMatch(SourcePath::repeats)
            || !row.from().stream().allMatch(SourcePath::writable)
            || out.manner().within().filter(list -> !isOneList(list)).isPresent();
    if (unclear) {
      at.wrong("the way back cannot tell where in the list to write");
    }
    row.from().stream().limit(several ? row.from().size() : 1).forEach(path -> open(path, at));
    out.manner().within().ifPresent(list -> open(list, at));
    out.sets().keySet().forEach(path -> open(path, at));
  }

  private static boolean isOneList(SourcePath list) {
    return list.repeats() && list.writable();
  }

  private void open(SourcePath path, Yaml at) {
    List<String> members = path.members(Set.of());
    if (!members.isEmpty() && untouched.contains(members.getFirst())) {
      at.wrong("'untouched' names the member: nothing from outside changes it");
    }
  }

  Map<SourcePath, JsonNode> sets(Yaml at) {
    Map<SourcePath, JsonNode> sets = new LinkedHashMap<>();
    for (Map.Entry<String, Yaml> member : at.members().entrySet()) {
      Yaml value = member.getValue();
      SourcePath path = path(member.getKey(), value);
      if (value.kind() != Yaml.Kind.SCALAR || value.scalar().isNull() || path.repeats()) {
        value.wrong("a member and the one value that is written there");
      }
      open(path, value);
      sets.put(path, value.scalar());
    }
    return sets;
  }

  private static Optional<Other> other(Yaml at) {
    if (!at.present()) {
      return Optional.empty();
    }
    at.allow(Set.of("code", "text"));
    Optional<String> code = at.has("code") ? Optional.of(at.get("code").text()) : Optional.empty();
    return Optional.of(new Other(code, SourcePath.compile(at.need("text"))));
  }

  private static SourcePath path(String written, Yaml at) {
    return SourcePath.compile(
        Yaml.scalar(at.file(), at.line(), at.path(), TextNode.valueOf(written), at.problems()));
  }
}
