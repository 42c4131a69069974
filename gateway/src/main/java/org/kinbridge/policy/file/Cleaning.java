package org.kinbridge.policy.file;

import java.util.List;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.circumstance.Printed;
import org.kinbridge.policy.request.Attachment;

/**
 * Takes away what a file says beside what it shows: parts of a picture are left out, and none is
 * changed; of a paper nothing is left but how it looks.
 */
public final class Cleaning {
  private Cleaning() {}

  /**
   * What of it may leave, without its title. The same file, printed alike, always gives the same
   * bytes.
   *
   * @param printed papers that could be printed
   */
  public static Attachment of(Attachment file, List<Printed> printed) throws FileRefused {
    byte[] bytes = file.bytes("free a released file of what it says beside what it shows");
    return switch (file.type()) {
      case JPEG -> file.holding(Jpeg.clean(bytes));
      case PNG -> file.holding(Png.clean(bytes));
      case PDF -> file.holding(Pdf.of(pages(file, printed)));
    };
  }

  private static List<byte[]> pages(Attachment file, List<Printed> printed) throws FileRefused {
    Sha256 digest = file.digest();
    for (Printed paper : printed) {
      if (paper.file().equals(digest)) {
        return paper.pages("let a released paper leave as it looks");
      }
    }
    throw new FileRefused("nobody could tell how it looks");
  }
}
