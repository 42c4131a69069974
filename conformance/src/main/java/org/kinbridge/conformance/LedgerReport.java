package org.kinbridge.conformance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code ledger verify} printed.
 *
 * @param kinds how many entries of each kind
 * @param findings what does not hold
 */
public record LedgerReport(
    boolean verified, long size, String root, Map<String, Long> kinds, List<String> findings) {
  public LedgerReport {
    kinds = new TreeMap<>(kinds);
    findings = List.copyOf(findings);
  }

  static LedgerReport of(Installation.Finished finished) {
    long size = -1;
    String root = "";
    boolean verified = false;
    Map<String, Long> kinds = new TreeMap<>();
    for (String line : finished.out().lines().toList()) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "size" -> size = Long.parseLong(words[1]);
        case "root" -> root = words[1];
        case "entries" -> kinds.put(words[1], Long.parseLong(words[2]));
        case "verified" -> verified = finished.exit() == 0;
        default -> {
          // A line that this kit has no use for.
        }
      }
    }
    return new LedgerReport(verified, size, root, kinds, finished.err().lines().toList());
  }

  public long count(String kind) {
    return kinds.getOrDefault(kind, 0L);
  }
}
