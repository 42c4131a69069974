package org.kinbridge.flow.deciding;

import java.util.List;
import java.util.Optional;

/** Prints papers; whoever cannot prints none. */
public interface Printing {
  /** Of all pictures of one request together: one envelope holds no more. */
  int MOST_BYTES = 500_000;

  /** How it looks, a picture (JPEG or PNG) for each page; empty where that cannot be told. */
  Optional<List<byte[]>> pages(byte[] pdf);

  static Printing none() {
    return pdf -> Optional.empty();
  }
}
