package org.kinbridge.cli.bulk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.kinbridge.disclosure.Owned;

/** Lines on standard output or standard error: what is printed cannot be taken back. */
@Owned(by = "the thread of one run", lock = "none")
final class Printed implements Lines {
  private final OutputStream out;
  private long length;

  Printed(OutputStream out) {
    this.out = new BufferedOutputStream(out, 1 << 16);
  }

  @Override
  public void add(byte[] line) throws IOException {
    out.write(line);
    out.write(LINE_END);
    length += line.length + LINE_END.length;
  }

  @Override
  public void sync() throws IOException {
    out.flush();
  }

  @Override
  public long length() {
    return length;
  }

  /** Whoever gave the stream closes it. */
  @Override
  public void close() throws IOException {
    sync();
  }
}
