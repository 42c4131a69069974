package org.kinbridge.translate;

/**
 * One syntax in which national records are written. A reader neither converts nor guesses: it says
 * what stands where, within limits of its own, and the map says what that means.
 */
interface SourceReader {

  /**
   * @throws SourceRefused with the place of the first thing that is not of this syntax
   */
  Source read(byte[] content) throws SourceRefused;
}
