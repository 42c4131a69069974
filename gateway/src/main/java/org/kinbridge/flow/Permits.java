package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.NodeId;

/** What one authority of ours may send to one partner, row by row. */
public record Permits(NodeId to, String policyDigest, List<Row> rows) {
  public Permits {
    requireNonNull(to, "to is null");
    requireNonNull(policyDigest, "policyDigest is null");
    rows = List.copyOf(rows);
  }

  /**
   * One permit row that an agreement in force with the partner lists.
   *
   * @param facts codes of the facts a request must state
   * @param evidence kinds of evidence it must name
   * @param narrative whether a named person may add text
   */
  public record Row(
      String id,
      List<String> purposes,
      String legalBasis,
      String instrument,
      String article,
      List<AuthorityRole> recipients,
      List<String> facts,
      List<String> evidence,
      boolean narrative) {
    public Row {
      requireNonNull(id, "id is null");
      purposes = List.copyOf(purposes);
      requireNonNull(legalBasis, "legalBasis is null");
      requireNonNull(instrument, "instrument is null");
      requireNonNull(article, "article is null");
      recipients = List.copyOf(recipients);
      facts = List.copyOf(facts);
      evidence = List.copyOf(evidence);
    }
  }
}
