package org.kinbridge.translate.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One syntax in which national records are written. A reader neither converts nor guesses: it says
 * what stands where, within limits of its own, and the map says what that means.
 */
public interface SourceReader {

  /**
   * @param line where the record begins that is meant; empty when the bytes hold one record
   * @throws SourceRefused with the place of the first thing that is not of this syntax
   */
  Source read(byte[] content, OptionalInt line) throws SourceRefused;

  /** Writes what this reader reads. */
  SourceWriter writer();

  /**
   * The records of a file of many, of any length; empty where a file of this syntax holds one.
   *
   * @throws SourceRefused when the file does not begin as one of this format does
   */
  default Optional<Records> records(InputStream file) throws SourceRefused, IOException {
    return Optional.empty();
  }
}
