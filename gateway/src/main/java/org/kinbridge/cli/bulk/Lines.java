package org.kinbridge.cli.bulk;

import java.io.Closeable;
import java.io.IOException;

/** Where lines of JSON go. */
interface Lines extends Closeable {
  byte[] LINE_END = {'\n'};

  void add(byte[] line) throws IOException;

  /** Everything added so far is where it goes, and stays there where that is a file. */
  void sync() throws IOException;

  /** How many bytes were added, with what was there before. */
  long length();
}
