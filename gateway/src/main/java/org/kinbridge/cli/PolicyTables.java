package org.kinbridge.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.proof.PolicyProof;
import org.kinbridge.policy.proof.PolicyProof.SeenRule;

/** What a policy permits and when its rules speak, in columns as wide as their widest cell. */
final class PolicyTables {
  private PolicyTables() {}

  /** A line for each purpose of each row. */
  static List<String> matrix(List<PermitRow> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("purpose", "basis", "from", "to", "row", "classes"));
    rows.stream()
        .flatMap(row -> row.grounds().purposes().stream().map(purpose -> line(row, purpose)))
        .sorted((one, other) -> String.join(" ", one).compareTo(String.join(" ", other)))
        .forEach(cells::add);
    return aligned(cells);
  }

  /** A case for each row. */
  static List<String> rows(PolicyProof.Result proof) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("row", "in this case"));
    proof.rows().forEach(row -> cells.add(List.of(row.row(), row.in())));
    return aligned(cells);
  }

  /** A case for each rule, and whom it yields to. */
  static List<String> rules(PolicyProof.Result proof) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("tier", "rule", "when", "yields to", "in this case"));
    for (SeenRule rule : proof.rules()) {
      cells.add(List.of(rule.tier().code(), rule.rule(), rule.says(), rule.settledBy(), rule.in()));
    }
    return aligned(cells);
  }

  private static List<String> aligned(List<List<String>> cells) {
    return cells.stream().map(line -> aligned(line, cells)).toList();
  }

  private static List<String> line(PermitRow row, Coded purpose) {
    String article =
        row.grounds().instrument().map(Coded::code).map(code -> " · " + code).orElse("")
            + row.grounds().article().map(number -> " art. " + number).orElse("");
    return List.of(
        purpose.code(),
        row.grounds().basis().code() + article,
        row.ends().from().isEmpty() ? "any" : codes(row.ends().from()),
        codes(row.ends().to()),
        row.id(),
        String.join(" ", row.grant().classes())
            + (row.grant().narrative() == PermitRow.Narrative.ALLOWED ? " + narrative" : ""));
  }

  private static String codes(Set<? extends Coded> roles) {
    return roles.stream().map(Coded::code).sorted().collect(Collectors.joining(" "));
  }

  private static String aligned(List<String> line, List<List<String>> table) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < line.size(); column++) {
      int at = column;
      int width = table.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
      text.append(line.get(column)).append(" ".repeat(width - line.get(column).length() + 2));
    }
    return text.toString().stripTrailing();
  }
}
