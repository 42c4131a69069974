package org.kinbridge.trust.file;

import java.util.List;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.trust.Partner;
import org.kinbridge.trust.keystore.Keystore;

/** A keystore that may be used, or everything that is wrong with it. */
public sealed interface OpenedKeystore {

  /**
   * @param self our own metadata as partners see it; its keys are those of the keystore
   */
  record Usable(Keystore keystore, Partner self) implements OpenedKeystore {}

  /**
   * @param faults each with the file as its place
   */
  record Unusable(List<Fault> faults) implements OpenedKeystore {
    public Unusable {
      faults = List.copyOf(faults);
    }
  }
}
