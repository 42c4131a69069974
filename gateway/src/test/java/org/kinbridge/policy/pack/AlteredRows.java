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
    List<PermitRow> rows = new ArrayList<>();
    for (PermitRow one : shipped.rows()) {
      rows.addAll(one.id().equals(row) ? altered : List.of(one));
    }
    return shipped.with(rows);
  }
}
