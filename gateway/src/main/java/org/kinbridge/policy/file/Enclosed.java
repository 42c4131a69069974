package org.kinbridge.policy.file;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.request.Attachment;

/** What became of one attached file. */
public sealed interface Enclosed {
  /** Its place among the attachments of the request. */
  int index();

  Attachment file();

  /** The rule that says so. */
  String by();

  /** Whether anything of it stays. */
  boolean staysInPart();

  /** It does not leave, and the recipient must not be able to tell that it is there. */
  record Stays(int index, Attachment file, String by, Reason reason) implements Enclosed {
    public Stays {
      requireNonNull(file, "file is null");
      requireNonNull(by, "by is null");
      requireNonNull(reason, "reason is null");
    }

    @Override
    public boolean staysInPart() {
      return true;
    }
  }

  /**
   * @param file as it was attached
   * @param clean what of it leaves
   */
  record Leaves(int index, Attachment file, String by, Attachment clean) implements Enclosed {
    public Leaves {
      requireNonNull(file, "file is null");
      requireNonNull(by, "by is null");
      requireNonNull(clean, "clean is null");
    }

    @Override
    public boolean staysInPart() {
      return !clean.content().equals(file.content());
    }
  }
}
