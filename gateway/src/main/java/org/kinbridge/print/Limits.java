package org.kinbridge.print;

import org.kinbridge.flow.deciding.Printing;

/** How much of a paper is printed: what is larger fits into no envelope, or nobody reads it. */
final class Limits {
  static final int MOST_PAGES = 20;

  /** Of all pictures together. */
  static final int MOST_BYTES = Printing.MOST_BYTES;

  /** Points of a picture for a point of the page (1/72 inch): 150 dots an inch. */
  static final float DETAIL = 150f / 72f;

  /** The longer side of a picture, A3 at that detail; a larger page is printed smaller. */
  static final float LONGEST = 2_490;

  /** A page that would be printed smaller than this is not: nobody could read it. */
  static final float LEAST_DETAIL = 0.45f;

  private Limits() {}
}
