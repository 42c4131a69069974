package org.kinbridge.flow.deciding;

import java.util.List;
import java.util.Optional;

/** Prints papers; whoever cannot prints none. */
public interface Printing {
  /** How it looks, a picture (JPEG or PNG) for each page; empty where that cannot be told. */
  Optional<List<byte[]>> pages(byte[] pdf);

  static Printing none() {
    return pdf -> Optional.empty();
  }
}
