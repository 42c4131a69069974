package org.kinbridge.policy.file;

import org.kinbridge.disclosure.Reason;

/**
 * A file that is not built as its kind is, or that nobody here can free of what it says beside what
 * it shows. The message names the part of the format and nothing of the file.
 */
public final class FileRefused extends Exception {
  private static final long serialVersionUID = 1;

  FileRefused(String why) {
    super(why);
  }

  public Reason reason() {
    return Reason.FILE_NOT_CLEAN;
  }
}
