package org.kinbridge.policy.file;

import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.request.Attachment;

/** Takes away what a picture says beside what it shows: parts are left out, and none is changed. */
public final class Cleaning {
  private Cleaning() {}

  /** What of it may leave, without its title. The same file always gives the same bytes. */
  public static Attachment of(Attachment file) throws FileRefused {
    byte[] bytes = file.bytes("free a released file of what it says beside what it shows");
    return switch (file.type()) {
      case JPEG -> file.holding(Jpeg.clean(bytes));
      case PNG -> file.holding(Png.clean(bytes));
      case PDF ->
          throw new FileRefused(
              Reason.RULE_NOT_BUILT, "nothing here writes a document anew without its history");
    };
  }
}
