package org.kinbridge.translate;

import org.kinbridge.disclosure.Fault;

/** The one refusal of a reader. Its message and fault carry no value of the record. */
final class SourceRefused extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Fault fault;

  SourceRefused(Fault fault) {
    super(fault.reason().code() + " at " + fault.place(), null, false, false);
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }
}
