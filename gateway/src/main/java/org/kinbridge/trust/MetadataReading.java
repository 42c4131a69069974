package org.kinbridge.trust;

import org.kinbridge.disclosure.Reason;

/** What came of reading a metadata file. */
public sealed interface MetadataReading {

  /** Signed by the pinned key, well formed, in force. */
  record InForce(Partner partner) implements MetadataReading {}

  /**
   * @param detail what is wrong, for the operator
   */
  record Refused(Reason reason, String detail) implements MetadataReading {}
}
