package org.kinbridge.lawless.store;

import org.kinbridge.lawless.seal.SealedEnvelope;

/** Reads a proof back from a table. */
class Lawless {
  SealedEnvelope envelope() {
    return SealedEnvelope.parse();
  }
}
