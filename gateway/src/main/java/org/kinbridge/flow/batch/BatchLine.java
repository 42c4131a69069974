package org.kinbridge.flow.batch;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.policy.request.Reading;

/**
 * One line of a batch.
 *
 * @param number from 1
 * @param id under which it is sent; empty only where there are faults
 * @param group siblings that go together or not at all
 * @param request as it is kept, and read
 * @param faults what is wrong with the line itself
 */
record BatchLine(
    int number,
    Optional<DisclosureId> id,
    Optional<String> group,
    byte[] request,
    Reading reading,
    List<Fault> faults) {
  BatchLine {
    requireNonNull(id, "id is null");
    requireNonNull(group, "group is null");
    requireNonNull(request, "request is null");
    requireNonNull(reading, "reading is null");
    faults = List.copyOf(faults);
  }

  /** Faults of the request, which stands inside the line: a place leads into the line. */
  static List<Fault> inLine(List<Fault> faults) {
    return faults.stream()
        .map(
            fault ->
                fault.place().isEmpty() || fault.place().startsWith("/")
                    ? new Fault(fault.reason(), "/request" + fault.place(), fault.detail())
                    : fault)
        .toList();
  }
}
