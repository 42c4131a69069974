package org.kinbridge.translate.source;

import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;

/** The one refusal of a reader. Its message and fault carry no value of the record. */
public final class SourceRefused extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Fault fault;

  public SourceRefused(Fault fault) {
    super(fault.reason().code() + " at " + fault.place(), null, false, false);
    this.fault = fault;
  }

  public SourceRefused(Reason reason, String place, String detail) {
    this(new Fault(reason, place, detail));
  }

  public Fault fault() {
    return fault;
  }
}
