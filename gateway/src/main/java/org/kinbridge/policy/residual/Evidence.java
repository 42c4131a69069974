package org.kinbridge.policy.residual;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.request.Request;
import org.kinbridge.profile.Sources;

/**
 * What the second pass may rely on.
 *
 * @param record the shared record, whole
 * @param released paths of the released scalars
 * @param unspeakable paths of what was withheld without a trace: its values block wherever else
 *     they stand
 */
public record Evidence(
    JsonNode record,
    Sources sources,
    Set<String> released,
    Set<String> unspeakable,
    Request request,
    Circumstances circumstances) {
  public Evidence {
    requireNonNull(record, "record is null");
    requireNonNull(sources, "sources is null");
    released = Collections.unmodifiableSet(new HashSet<>(released));
    unspeakable = Set.copyOf(unspeakable);
    requireNonNull(request, "request is null");
    requireNonNull(circumstances, "circumstances is null");
  }
}
