package org.kinbridge.cli.bulk;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * The standard streams.
 *
 * @param watched what standard error is
 */
public record Streams(InputStream in, OutputStream out, PrintStream err, Watched watched) {
  /** Whether a progress bar makes sense there. */
  public enum Watched {
    TERMINAL,
    NOT
  }

  public Streams {
    requireNonNull(in, "in is null");
    requireNonNull(out, "out is null");
    requireNonNull(err, "err is null");
    requireNonNull(watched, "watched is null");
  }
}
