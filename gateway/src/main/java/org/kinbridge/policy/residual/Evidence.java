package org.kinbridge.policy.residual;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.BitSet;
import java.util.Map;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.request.Request;
import org.kinbridge.profile.Sources;
import org.kinbridge.profile.frozen.FrozenTree;

/**
 * What the second pass may rely on.
 *
 * @param record the shared record, whole
 */
public record Evidence(
    JsonNode record, Sources sources, Marked marked, Request request, Circumstances circumstances) {

  /**
   * What the first pass says became of the scalars of the record, counted in document order.
   *
   * @param released those that leave as they are
   * @param unspeakable those withheld without a trace: their values block wherever else they stand
   * @param formed by path, what leaves in a form or is noted, and in which form
   */
  public record Marked(BitSet released, BitSet unspeakable, Map<String, String> formed) {
    public Marked {
      released = (BitSet) released.clone();
      unspeakable = (BitSet) unspeakable.clone();
      formed = Map.copyOf(formed);
    }
  }

  public Evidence {
    record = FrozenTree.copyOf(requireNonNull(record, "record is null"));
    requireNonNull(sources, "sources is null");
    requireNonNull(marked, "marked is null");
    requireNonNull(request, "request is null");
    requireNonNull(circumstances, "circumstances is null");
  }
}
