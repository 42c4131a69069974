package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.disclosure.Sha256;

/**
 * How an attached paper looks. It was printed once, when it came: what leaves is what was decided
 * on, and what was decided on is kept with the request.
 *
 * @param file the digest of the paper
 * @param pictures a JPEG or PNG for each page
 */
public record Printed(Sha256 file, Personal<List<byte[]>> pictures) {
  public Printed {
    requireNonNull(file, "file is null");
    requireNonNull(pictures, "pictures is null");
  }

  public static Printed of(Sha256 file, List<byte[]> pages) {
    return new Printed(file, Personal.of("printed pages", List.copyOf(pages)));
  }

  public List<byte[]> pages(String why) {
    return pictures.reveal(why);
  }
}
