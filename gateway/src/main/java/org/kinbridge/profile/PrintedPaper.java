package org.kinbridge.profile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.kinbridge.disclosure.Owned;

/**
 * A PDF that is nothing but pictures, one for each page, read letter by letter: there is one way to
 * build it, and whatever is built otherwise is none. So no program of a recipient opens what has
 * scripts, links, files or older versions in it.
 */
@Owned(by = "one reading", lock = "none: never leaves it")
public final class PrintedPaper {
  /** What stands for a page: a whole JPEG, or the packed points of a PNG. */
  public record Picture(Packing packing, int width, int height, byte[] points) {
    /** How its points are packed. */
    public enum Packing {
      JPEG,
      PNG
    }
  }

  private static final int MOST_PAGES = 20;

  /** The longer side of A3 at 150 dots an inch. */
  private static final int WIDEST = 2_490;

  private static final int OBJECTS = 3;
  private static final int DIGITS = 7;

  private static final class Otherwise extends Exception {
    private static final long serialVersionUID = 1;
  }

  private final byte[] file;
  private final List<Integer> places = new ArrayList<>();
  private int at;

  private PrintedPaper(byte[] file) {
    this.file = file;
  }

  /** The pictures of its pages; empty where it is no such paper. */
  public static Optional<List<Picture>> read(byte[] file) {
    try {
      return Optional.of(new PrintedPaper(file).pictures());
    } catch (Otherwise otherwise) {
      return Optional.empty();
    }
  }

  private List<Picture> pictures() throws Otherwise {
    say("%PDF-1.4\n");
    begin();
    say("<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
    begin();
    say("<</Type/Pages/Kids[3 0 R");
    int count = 1;
    while (next(" ")) {
      say((OBJECTS + OBJECTS * count) + " 0 R");
      count++;
    }
    must(count <= MOST_PAGES);
    say("]/Count " + count + ">>\nendobj\n");
    List<Picture> pictures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pictures.add(page());
    }
    end();
    return List.copyOf(pictures);
  }

  private Picture page() throws Otherwise {
    begin();
    say("<</Type/Page/Parent 2 0 R/MediaBox[0 0 ");
    int width = number();
    say(" ");
    int height = number();
    int page = places.size();
    say("]/Resources<</XObject<</P " + (page + 2) + " 0 R>>>>/Contents ");
    say((page + 1) + " 0 R>>\nendobj\n");
    String draws = "q " + width + " 0 0 " + height + " 0 0 cm /P Do Q";
    begin();
    say("<</Length " + draws.length() + ">>\nstream\n" + draws + "\nendstream\nendobj\n");
    begin();
    return picture(width, height);
  }

  private Picture picture(int width, int height) throws Otherwise {
    say("<</Type/XObject/Subtype/Image/Width ");
    int columns = dots(width);
    say("/Height ");
    int rows = dots(height);
    say("/ColorSpace/Device");
    int colours = next("Gray") ? 1 : 3;
    if (colours == 3) {
      say("RGB");
    }
    say("/BitsPerComponent ");
    int bits = number();
    must(bits == 8 || (colours == 1 && (bits == 1 || bits == 2 || bits == 4)));
    boolean jpeg = bits == 8 && next("/Filter/DCTDecode");
    if (!jpeg) {
      say("/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors " + colours);
      say("/BitsPerComponent " + bits + "/Columns " + columns + ">>");
    }
    say("/Length ");
    int length = number();
    say(">>\nstream\n");
    must(length <= file.length - at);
    byte[] points = Arrays.copyOfRange(file, at, at + length);
    must(
        jpeg
            ? isFramed(points, columns, rows, colours)
            : unpacksTo(points, (1 + (columns * colours * bits + 7) / 8) * rows));
    at += length;
    say("\nendstream\nendobj\n");
    Picture.Packing packing = jpeg ? Picture.Packing.JPEG : Picture.Packing.PNG;
    return new Picture(packing, columns, rows, points);
  }

  /** To so many bytes and no more: a few can stand for more than any program has room for. */
  private static boolean unpacksTo(byte[] points, int bytes) {
    byte[] room = new byte[1 << 16];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(points);
      int rest = bytes;
      int unpacked = 1;
      while (unpacked > 0 && rest >= 0) {
        unpacked = inflater.inflate(room);
        rest -= unpacked;
      }
      return rest == 0 && inflater.finished() && inflater.getRemaining() == 0;
    } catch (DataFormatException broken) {
      return false;
    }
  }

  /** That the JPEG itself says the same of its size and colours. */
  private static boolean isFramed(byte[] points, int columns, int rows, int colours) {
    int marker = 2;
    while (marker + 9 < points.length && (points[marker + 1] & 0xff) != 0xda) {
      int kind = points[marker + 1] & 0xff;
      if (kind >= 0xc0 && kind <= 0xc2) {
        return two(points, marker + 5) == rows
            && two(points, marker + 7) == columns
            && points[marker + 9] == colours;
      }
      marker += 2 + two(points, marker + 2);
    }
    return false;
  }

  private static int two(byte[] bytes, int from) {
    return (bytes[from] & 0xff) << 8 | (bytes[from + 1] & 0xff);
  }

  /** So many dots as make that size on paper, 150 an inch. */
  private int dots(int size) throws Otherwise {
    int dots = number();
    must(dots <= WIDEST && Math.max(1, (dots * 72 + 75) / 150) == size);
    return dots;
  }

  private void end() throws Otherwise {
    int table = at;
    int size = places.size() + 1;
    say("xref\n0 " + size + "\n0000000000 65535 f \n");
    for (int place : places) {
      say("%010d 00000 n \n".formatted(place));
    }
    say("trailer\n<</Size " + size + "/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
    must(at == file.length);
  }

  private void begin() throws Otherwise {
    places.add(at);
    say(places.size() + " 0 obj\n");
  }

  /** From 1, without zeros before it. */
  private int number() throws Otherwise {
    int from = at;
    int number = 0;
    while (at < file.length && at - from < DIGITS && file[at] >= '0' && file[at] <= '9') {
      number = number * 10 + file[at] - '0';
      at++;
    }
    must(at > from && file[from] != '0');
    return number;
  }

  private boolean next(String text) {
    byte[] expected = text.getBytes(StandardCharsets.US_ASCII);
    boolean stands =
        expected.length <= file.length - at
            && Arrays.equals(file, at, at + expected.length, expected, 0, expected.length);
    at += stands ? expected.length : 0;
    return stands;
  }

  private void say(String text) throws Otherwise {
    must(next(text));
  }

  private static void must(boolean holds) throws Otherwise {
    if (!holds) {
      throw new Otherwise();
    }
  }
}
