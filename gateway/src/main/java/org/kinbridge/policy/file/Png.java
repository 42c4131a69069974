package org.kinbridge.policy.file;

import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.kinbridge.disclosure.Owned;

/**
 * A PNG (ISO/IEC 15948) with the chunks that make the picture and no other: no texts, no times, no
 * profiles, no second picture, nothing behind its end nor behind the end of its data.
 */
@Owned(by = "one cleaning", lock = "none: never leaves it")
final class Png {
  private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";
  private static final int FRAME = 12; // length, name and check sum of a chunk
  private static final int PALETTE = 3; // the one kind of colours that needs one
  private static final long MOST_RAW = 128L << 20;

  /** Of interlaced pictures: where each pass starts, and how far its points are apart. */
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private static final int[][] WHOLE = {{0, 0, 1, 1}};

  private final Bytes file;
  private final Set<String> seen = new HashSet<>();
  private final Inflater inflater = new Inflater();
  private final byte[] inflated = new byte[1 << 16];
  private long raw;
  private int depth;
  private int colours;
  private int entries; // of the palette

  private Png(byte[] file) {
    this.file = new Bytes(file);
  }

  static byte[] clean(byte[] file) throws FileRefused {
    Png png = new Png(file);
    try {
      return png.clean();
    } finally {
      png.inflater.end();
    }
  }

  private byte[] clean() throws FileRefused {
    if (!file.has(0, SIGNATURE)) {
      throw new FileRefused("a PNG starts otherwise");
    }
    file.skip(SIGNATURE.length());
    file.take(0);
    while (!seen.contains("IEND")) {
      chunk();
    }
    if (!inflater.finished() || raw != 0) {
      throw new FileRefused("more or fewer points than the picture has");
    }
    return file.taken();
  }

  private void chunk() throws FileRefused {
    int length = file.unsigned31(0);
    String name = file.letters(4, 4);
    checkSum(length);
    if (seen.isEmpty() != name.equals("IHDR")) {
      throw new FileRefused("a PNG has its header first, and once");
    }
    int from = file.at();
    boolean kept = isKept(name, length);
    file.skip(FRAME + length);
    if (kept) {
      file.take(from);
      seen.add(name);
    }
  }

  private void checkSum(int length) throws FileRefused {
    CRC32 sum = new CRC32();
    sum.update(file.copy(4, 4 + length));
    long stated = (long) file.unsigned16(8 + length) << 16 | file.unsigned16(10 + length);
    if (sum.getValue() != stated) {
      throw new FileRefused("a check sum that is wrong");
    }
  }

  private boolean isKept(String name, int length) throws FileRefused {
    switch (name) {
      case "IHDR" -> header(length);
      case "PLTE" -> {
        return palette(length);
      }
      case "tRNS" -> sound(isTransparency(length), name);
      case "gAMA" -> sound(length == 4, name);
      case "sRGB" -> sound(length == 1, name);
      case "IDAT" -> points(length);
      case "IEND" -> {
        if (length != 0) {
          throw new FileRefused("something in the end");
        }
      }
      default -> {
        if (Character.isUpperCase(name.charAt(0))) {
          throw new FileRefused("a part that must be read and that nobody knows");
        }
        return false;
      }
    }
    return true;
  }

  /** Where the points have their own colours nobody needs one, and it has room for a text. */
  private boolean palette(int length) throws FileRefused {
    if (colours != PALETTE) {
      return false;
    }
    entries = length / 3;
    sound(length % 3 == 0 && entries > 0 && entries <= 1 << depth, "PLTE");
    return true;
  }

  private boolean isTransparency(int length) {
    return switch (colours) {
      case 0 -> length == 2;
      case 2 -> length == 6;
      case PALETTE -> length > 0 && length <= entries;
      default -> false;
    };
  }

  /** Each once, and before the points. */
  private void sound(boolean sound, String name) throws FileRefused {
    if (!sound || seen.contains(name) || seen.contains("IDAT")) {
      throw new FileRefused("a part of the wrong size, twice, or too late");
    }
  }

  private void header(int length) throws FileRefused {
    if (length != 13) {
      throw new FileRefused("a header of the wrong size");
    }
    int width = file.unsigned31(8);
    int height = file.unsigned31(12);
    Picture.check(width, height);
    depth = file.unsigned(16);
    colours = file.unsigned(17);
    int interlaced = file.unsigned(20);
    if (file.unsigned16(18) != 0 || interlaced > 1) {
      throw new FileRefused("a method that nobody knows");
    }
    int bits = depth * channels(colours, depth);
    for (int[] pass : interlaced == 1 ? PASSES : WHOLE) {
      long columns = steps(width, pass[0], pass[2]);
      long rows = steps(height, pass[1], pass[3]);
      raw += columns == 0 ? 0 : rows * (1 + (columns * bits + 7) / 8);
    }
    if (raw > MOST_RAW) {
      throw new FileRefused("a picture larger than any that is sent");
    }
  }

  private static int steps(int size, int from, int step) {
    return (size - from + step - 1) / step; // from is less than step
  }

  private static int channels(int colours, int depth) throws FileRefused {
    boolean bytes = depth == 8 || depth == 16;
    boolean bits = depth == 1 || depth == 2 || depth == 4 || depth == 8;
    return switch (colours) {
      case 0 -> of(1, bits || depth == 16);
      case 2 -> of(3, bytes);
      case 3 -> of(1, bits);
      case 4 -> of(2, bytes);
      case 6 -> of(4, bytes);
      default -> of(0, false);
    };
  }

  private static int of(int channels, boolean allowed) throws FileRefused {
    if (!allowed) {
      throw new FileRefused("colours that no PNG has");
    }
    return channels;
  }

  /** Counts what the points are packed from, and keeps none of it. */
  private void points(int length) throws FileRefused {
    if (inflater.finished() && length > 0) {
      throw new FileRefused("something behind the points");
    }
    inflater.setInput(file.copy(8, length));
    try {
      int count = 1;
      while (count > 0 && raw >= 0) {
        count = inflater.inflate(inflated);
        raw -= count;
      }
    } catch (DataFormatException broken) {
      throw new FileRefused("points that cannot be unpacked");
    }
    if (raw < 0 || inflater.needsDictionary() || inflater.getRemaining() > 0) {
      throw new FileRefused("more points than the picture has, or something behind them");
    }
  }
}
