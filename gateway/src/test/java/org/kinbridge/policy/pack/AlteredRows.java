package org.kinbridge.policy.pack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kinbridge.policy.yaml.Faults;
import org.kinbridge.policy.yaml.YamlFile;

/** A policy of which one row was altered, without reading the others again. */
public final class AlteredRows {
  private AlteredRows() {}

  /**
   * @param permits a file with the kinds of evidence and one row, or none
   * @throws IllegalArgumentException where it is no row
   */
  public static PolicyVersion of(PolicyVersion shipped, String row, Path permits) {
    Faults faults = new Faults();
    List<PermitRow> altered =
        RowReader.read(YamlFile.read(permits, "permits.yaml", faults), shipped.classNames());
    if (faults.any()) {
      throw new IllegalArgumentException(faults.found().toString());
    }
    return replaced(shipped, row, altered);
  }

  /** A policy of these rows alone. */
  public static PolicyVersion only(PolicyVersion shipped, List<PermitRow> rows) {
    return shipped.with(rows);
  }

  /** A policy without that row. */
  public static PolicyVersion without(PolicyVersion shipped, String row) {
    return replaced(shipped, row, List.of());
  }

  /** A policy in which that row grants all that it does not, and nothing that it does. */
  public static PolicyVersion contrary(PolicyVersion shipped, String row) {
    PermitRow right =
        shipped.rows().stream().filter(one -> one.id().equals(row)).findFirst().orElseThrow();
    List<String> others =
        shipped.classNames().stream()
            .filter(name -> !PolicyVersion.MANDATORY.contains(name))
            .filter(name -> !right.grant().classes().contains(name))
            .sorted()
            .toList();
    PermitRow.Narrative narrative =
        right.grant().narrative() == PermitRow.Narrative.ALLOWED
            ? PermitRow.Narrative.NEVER
            : PermitRow.Narrative.ALLOWED;
    PermitRow contrary =
        new PermitRow(
            right.id(),
            right.law(),
            right.grounds(),
            right.ends(),
            right.requires(),
            new PermitRow.Grant(others, narrative, right.grant().waits()));
    return replaced(shipped, row, List.of(contrary));
  }

  private static PolicyVersion replaced(
      PolicyVersion shipped, String row, List<PermitRow> altered) {
    List<PermitRow> rows = new ArrayList<>();
    for (PermitRow one : shipped.rows()) {
      rows.addAll(one.id().equals(row) ? altered : List.of(one));
    }
    return shipped.with(rows);
  }
}
