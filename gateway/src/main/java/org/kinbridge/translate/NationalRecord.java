package org.kinbridge.translate;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * What an agency handed over, unread.
 *
 * @param format the name of an installed map
 */
public record NationalRecord(String format, byte[] content) {
  public NationalRecord {
    requireNonNull(format, "format is null");
    content = content.clone();
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  /** The bytes themselves, for readers in this package that promise not to change them. */
  byte[] unsharedContent() {
    return content;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NationalRecord that
        && format.equals(that.format)
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return 31 * format.hashCode() + Arrays.hashCode(content);
  }

  /** Prints no content. */
  @Override
  public String toString() {
    return "<national record>";
  }
}
