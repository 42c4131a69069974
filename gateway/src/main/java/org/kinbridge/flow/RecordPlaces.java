package org.kinbridge.flow;

import java.util.List;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;

/**
 * Faults of a record that came inside a body: translation finds them at pointers into the record,
 * and whoever sent the body is told pointers into the body.
 */
final class RecordPlaces {
  private RecordPlaces() {}

  /**
   * @param part the pointer of the object that holds {@code format} and {@code content}
   */
  static List<Fault> within(String part, List<Fault> faults) {
    return faults.stream()
        .map(fault -> new Fault(fault.reason(), place(part, fault), fault.detail()))
        .toList();
  }

  private static String place(String part, Fault fault) {
    return fault.reason() == Reason.UNKNOWN_FORMAT
        ? part + "/format"
        : part + "/content" + fault.place();
  }
}
