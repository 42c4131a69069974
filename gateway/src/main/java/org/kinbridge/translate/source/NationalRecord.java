package org.kinbridge.translate.source;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * What an agency handed over, unread.
 *
 * @param format the name of an installed map
 * @param line where the record begins that is meant, in a file of several; empty for the only one
 */
public record NationalRecord(String format, byte[] content, OptionalInt line) {
  /** No syntax reads more: so much of a file is enough to refuse it. */
  public static final int LARGEST = 4 << 20;

  public NationalRecord {
    requireNonNull(format, "format is null");
    requireNonNull(line, "line is null");
    content = content.clone();
  }

  public NationalRecord(String format, byte[] content) {
    this(format, content, OptionalInt.empty());
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  /** The bytes themselves, for readers in this package that promise not to change them. */
  public byte[] unsharedContent() {
    return content;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NationalRecord that
        && format.equals(that.format)
        && line.equals(that.line)
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
