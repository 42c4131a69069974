package org.kinbridge.translate.reading;

import org.kinbridge.translate.source.Source;

/** What a reader read, and where everything stands in it. */
public record Located(Source source, At root) {
  public static Located of(Source source) {
    return new Located(source, At.root(source.root()));
  }
}
