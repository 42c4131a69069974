package org.kinbridge.translate;

import org.kinbridge.translate.source.Source;

/** What a reader read, and where everything stands in it. */
record Located(Source source, At root) {
  static Located of(Source source) {
    return new Located(source, At.root(source.root()));
  }
}
