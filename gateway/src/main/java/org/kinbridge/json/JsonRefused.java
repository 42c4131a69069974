package org.kinbridge.json;

import org.kinbridge.disclosure.Fault;

/** The one refusal of the JSON boundary. Its message and fault carry no value of the input. */
public final class JsonRefused extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Fault fault;

  JsonRefused(Fault fault) {
    super(fault.reason().code() + " at " + fault.place(), null, false, false);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
