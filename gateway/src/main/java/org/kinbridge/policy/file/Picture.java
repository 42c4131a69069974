package org.kinbridge.policy.file;

/** How large a picture is at most: a few bytes can stand for more than any memory holds. */
final class Picture {
  private static final int WIDEST = 16_384;
  private static final long MOST = 50_000_000;

  private Picture() {}

  static void check(int width, int height) throws FileRefused {
    if (width < 1 || height < 1 || width > WIDEST || height > WIDEST) {
      throw new FileRefused("a picture of no size, or of more than any screen has");
    }
    if ((long) width * height > MOST) {
      throw new FileRefused("a picture of more points than a camera takes");
    }
  }
}
