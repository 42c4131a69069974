package org.kinbridge.policy.file;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;

/**
 * A printed page as a PDF holds it: the points of a PNG, packed as they were, or a JPEG whole.
 *
 * @param described how a PDF says what the points are
 */
record PagePicture(int width, int height, String described, byte[] points) {
  private static final int DOTS_AN_INCH = 150;
  private static final int POINTS_AN_INCH = 72;
  private static final int SIGNATURE = 8;
  private static final int FRAME = 12; // length, name and check sum of a chunk

  PagePicture {
    requireNonNull(described, "described is null");
    requireNonNull(points, "points is null");
  }

  /** Freed first of all that a picture does not need. */
  static PagePicture of(byte[] page) throws FileRefused {
    return page.length > 0 && (page[0] & 0xff) == 0xff
        ? jpeg(Jpeg.clean(page))
        : png(Png.clean(page));
  }

  /** The size on paper, in 72nds of an inch. */
  int points(int dots) {
    return Math.max(1, (dots * POINTS_AN_INCH + DOTS_AN_INCH / 2) / DOTS_AN_INCH);
  }

  private static PagePicture png(byte[] clean) throws FileRefused {
    Bytes file = new Bytes(clean);
    file.skip(SIGNATURE);
    int width = file.unsigned31(8);
    int height = file.unsigned31(12);
    int depth = file.unsigned(16);
    int colours = file.unsigned(17);
    boolean plain = (colours == 0 && depth <= 8) || (colours == 2 && depth == 8);
    if (!plain || file.unsigned(20) != 0) {
      throw new FileRefused("not as pages are printed");
    }
    return new PagePicture(
        width,
        height,
        size(width, height)
            + space(colours == 0 ? 1 : 3)
            + depth
            + "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors "
            + (colours == 0 ? 1 : 3)
            + "/BitsPerComponent "
            + depth
            + "/Columns "
            + width
            + ">>",
        packed(file));
  }

  /** All that is there beside the points says how they look on a screen, which a PDF does not. */
  private static byte[] packed(Bytes file) throws FileRefused {
    ByteArrayOutputStream points = new ByteArrayOutputStream();
    while (file.rest() > 0) {
      int length = file.unsigned31(0);
      String name = file.letters(4, 4);
      if (name.equals("IDAT")) {
        points.writeBytes(file.copy(8, length));
      } else if (!name.equals("IHDR") && !name.equals("IEND")) {
        throw new FileRefused("not as pages are printed");
      }
      file.skip(FRAME + length);
    }
    return points.toByteArray();
  }

  private static PagePicture jpeg(byte[] clean) throws FileRefused {
    Bytes file = new Bytes(clean);
    file.skip(2);
    while (file.unsigned(1) < 0xc0 || file.unsigned(1) > 0xc2) {
      file.skip(2 + file.unsigned16(2));
    }
    int height = file.unsigned16(5);
    int width = file.unsigned16(7);
    int colours = file.unsigned(9);
    if (colours != 1 && colours != 3) {
      throw new FileRefused("not as pages are printed");
    }
    String described = size(width, height) + space(colours) + "8/Filter/DCTDecode";
    return new PagePicture(width, height, described, clean);
  }

  private static String size(int width, int height) {
    return "/Type/XObject/Subtype/Image/Width " + width + "/Height " + height;
  }

  private static String space(int colours) {
    return "/ColorSpace/Device" + (colours == 1 ? "Gray" : "RGB") + "/BitsPerComponent ";
  }
}
