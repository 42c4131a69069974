package org.kinbridge.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time as Linux counts it: proc(5), in hundredths of a second. */
final class Processor {
  private static final int OWN = 11;
  private static final int OF_ENDED_CHILDREN = 13;

  private Processor() {}

  /** What a process used until now. */
  static double seconds(long pid) {
    return at(pid, OWN);
  }

  /** The same, and what its children used that have ended. */
  static double ofThisAndItsEnded(long pid) {
    return at(pid, OWN) + at(pid, OF_ENDED_CHILDREN);
  }

  static double ofThisAndItsEnded() {
    return ofThisAndItsEnded(ProcessHandle.current().pid());
  }

  private static double at(long pid, int field) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(afterName[field]) + Long.parseLong(afterName[field + 1])) / 100.0;
    } catch (IOException e) {
      throw new IllegalStateException("couldn't read what the system says of a process", e);
    }
  }
}
