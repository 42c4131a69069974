package org.kinbridge.flow.setting;

import java.util.List;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;

/**
 * Faults of a record that came inside a body: translation finds them at pointers into the record,
 * and whoever sent the body is told pointers into the body. Of a record that is a text, a line and
 * column follow the pointer of that text.
 */
public final class RecordPlaces {
  private RecordPlaces() {}

  /**
   * @param part the pointer of the object that holds {@code format} and {@code content}
   */
  public static List<Fault> within(String part, List<Fault> faults) {
    return faults.stream()
        .map(fault -> new Fault(fault.reason(), place(part, fault), fault.detail()))
        .toList();
  }

  private static String place(String part, Fault fault) {
    if (fault.reason() == Reason.UNKNOWN_FORMAT) {
      return part + "/format";
    }
    boolean pointer = fault.place().isEmpty() || fault.place().startsWith("/");
    return part + (pointer ? "/content" : "/content ") + fault.place();
  }
}
