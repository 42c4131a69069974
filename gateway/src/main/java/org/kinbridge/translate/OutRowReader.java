package org.kinbridge.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.translate.OutRow.Other;
import org.kinbridge.translate.RowReader.Direction;
import org.kinbridge.translate.Template.Known;

/**
 * Compiles the rows of the way back.
 *
 * @param untouched members that no message from outside changes
 */
record OutRowReader(List<String> untouched) {
  private static final Map<String, Known> KNOWN =
      Map.of(
          "$uuid", Known.UUID,
          "$node", Known.NODE,
          "$authority", Known.AUTHORITY,
          "$authorityName", Known.AUTHORITY_NAME);

  OutRowReader {
    untouched = List.copyOf(untouched);
  }

  /** Whether a row is about the sender, not about what the sender says. */
  static boolean namesKnown(Yaml to) {
    return to.oneOrMore().stream()
        .anyMatch(one -> one.scalar().isTextual() && one.scalar().textValue().startsWith("$"));
  }

  OutRow row(Yaml at, Row row, List<Integer> holes, Direction direction) {
    Optional<Known> known = known(at.get("to"));
    OutRow out =
        new OutRow(
            row,
            holes,
            known,
            sets(at.get("sets")),
            other(at.get("other")),
            direction == Direction.BOTH);
    check(at, out);
    return out;
  }

  private static Optional<Known> known(Yaml to) {
    if (!namesKnown(to)) {
      return Optional.empty();
    }
    Optional<Known> known = Optional.ofNullable(KNOWN.get(to.text()));
    if (known.isEmpty()) {
      to.wrong("one of " + KNOWN.keySet().stream().sorted().toList() + " is expected");
    }
    return known;
  }

  private void check(Yaml at, OutRow out) {
    Row row = out.row();
    boolean several = out.oneToEach();
    if (row.take() == Row.Take.JOINED) {
      at.wrong("a joined text cannot be taken apart again: the row has one direction, 'in'");
    }
    boolean inOnly =
        at.has("within")
            || at.has("origin")
            || row.pattern().isPresent()
            || row.converter() instanceof DateConverter
            || row.converter() == Converter.Plain.NUMBER;
    if (inOnly) {
      at.wrong("the way back cannot write what this row reads: it has one direction, 'in'");
    }
    if (several && row.from().stream().anyMatch(SourcePath::repeats)
        || !row.from().stream().allMatch(SourcePath::writable)) {
      at.wrong("the way back cannot tell where in the list to write");
    }
    row.from().stream().limit(several ? row.from().size() : 1).forEach(path -> open(path, at));
    out.sets().keySet().forEach(path -> open(path, at));
  }

  private void open(SourcePath path, Yaml at) {
    if (!path.members().isEmpty() && untouched.contains(path.members().getFirst())) {
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
