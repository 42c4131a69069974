package org.kinbridge.policy.file;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.Reason;

/**
 * A file that is not built as its kind is, or that nobody here can free of what it says beside what
 * it shows. The message names the part of the format and nothing of the file.
 */
public final class FileRefused extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  FileRefused(String why) {
    this(Reason.FILE_NOT_CLEAN, why);
  }

  FileRefused(Reason reason, String why) {
    super(why);
    this.reason = requireNonNull(reason, "reason is null");
  }

  public Reason reason() {
    return reason;
  }
}
