package org.kinbridge.translate.source;

/**
 * What stands between two record ends of a long file.
 *
 * @param line in which it begins; from 1
 * @param lastLine in which it ends: one that swallowed others through a quote says so
 */
public sealed interface Cut {
  long line();

  long lastLine();

  /**
   * A record, or an empty line.
   *
   * @param content without its line end
   */
  @SuppressWarnings("ArrayRecordComponent") // its maker keeps no copy, its reader changes nothing
  record Whole(long line, long lastLine, byte[] content) implements Cut {}

  /** It is longer than any record that is read, and was left out; the next begins after it. */
  record TooLong(long line, long lastLine) implements Cut {}

  /**
   * A quote is not closed within the longest record. Where the next begins nobody knows: this is
   * the last cut.
   */
  record Unclosed(long line, long lastLine) implements Cut {}
}
