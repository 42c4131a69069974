package org.kinbridge.policy.file;

import org.kinbridge.disclosure.Owned;

/**
 * A JPEG (ITU-T T.81) without all that no decoder needs: application segments but JFIF and Adobe's
 * colours, comments, small pictures beside the picture, and what follows its end. The picture's own
 * bytes are not touched.
 */
@Owned(by = "one cleaning", lock = "none: never leaves it")
final class Jpeg {
  private static final int MARKER = 0xff;
  private static final int START = 0xd8;
  private static final int END = 0xd9;
  private static final int JFIF_LENGTH = 16;
  private static final int ADOBE_LENGTH = 14;
  private static final int MOST_SCANS = 64;
  private static final int MOST_TABLES = 256;
  private static final int PLACES = 4; // for tables of one kind
  private static final int LEAF_COUNTS = 16;
  private static final int SYMBOLS = 256;
  private static final int BLOCK = 64;

  private final Bytes file;
  private boolean jfif;
  private boolean adobe;
  private int colours; // none before the frame
  private int scans;
  private int tables;

  private Jpeg(byte[] file) {
    this.file = new Bytes(file);
  }

  static byte[] clean(byte[] file) throws FileRefused {
    return new Jpeg(file).clean();
  }

  private byte[] clean() throws FileRefused {
    if (marker() != START) {
      throw new FileRefused("a JPEG starts otherwise");
    }
    pair();
    boolean more = true;
    while (more) {
      more = segment();
    }
    return file.taken();
  }

  /** The marker here; what fills the space before it is passed over. */
  private int marker() throws FileRefused {
    if (file.unsigned(0) != MARKER) {
      throw new FileRefused("no marker where one must be");
    }
    while (file.unsigned(1) == MARKER) {
      file.skip(1);
    }
    return file.unsigned(1);
  }

  private void pair() throws FileRefused {
    int from = file.at();
    file.skip(2);
    file.take(from);
  }

  /** False after the end. */
  private boolean segment() throws FileRefused {
    int marker = marker();
    if (marker == END) {
      if (scans == 0) {
        throw new FileRefused("a JPEG without a picture");
      }
      pair();
      return false;
    }
    switch (marker) {
      case 0xc0, 0xc1, 0xc2 -> frame();
      case 0xc4 -> huffman();
      case 0xdb -> quantisation();
      case 0xdd -> tables(length() == 4 ? 1 : 0);
      case 0xda -> scan();
      case 0xe0 -> jfif();
      case 0xee -> adobe();
      case 0xfe -> drop();
      default -> {
        if (marker >> 4 != 0xe) {
          throw new FileRefused("a part that the usual decoders do not read");
        }
        drop();
      }
    }
    return true;
  }

  private int length() throws FileRefused {
    int length = file.unsigned16(2);
    if (length < 2) {
      throw new FileRefused("a segment shorter than its own length");
    }
    return length;
  }

  private void keep() throws FileRefused {
    int from = file.at();
    file.skip(2 + length());
    file.take(from);
  }

  private void drop() throws FileRefused {
    file.skip(2 + length());
  }

  private void jfif() throws FileRefused {
    boolean plain =
        length() == JFIF_LENGTH
            && file.has(4, "JFIF\0")
            && file.unsigned16(16) == 0; // no thumbnail
    if (plain && !jfif) {
      jfif = true;
      keep();
    } else {
      drop();
    }
  }

  /** Without it the colours of some pictures turn. */
  private void adobe() throws FileRefused {
    if (!file.has(4, "Adobe") || length() < ADOBE_LENGTH) {
      drop();
    } else if (length() == ADOBE_LENGTH && !adobe) {
      adobe = true;
      keep();
    } else {
      throw new FileRefused("more about colours than there is to say");
    }
  }

  private void frame() throws FileRefused {
    int components = file.unsigned(9);
    boolean known = components == 1 || components == 3 || components == 4;
    if (colours > 0 || !known || length() != 8 + 3 * components || file.unsigned(4) != 8) {
      throw new FileRefused("not one frame of eight bits and one, three or four colours");
    }
    Picture.check(file.unsigned16(7), file.unsigned16(5));
    colours = components;
    keep();
  }

  /** No table, where one of the segment is not built as a table is. */
  private void tables(int count) throws FileRefused {
    tables += count;
    if (count < 1 || tables > MOST_TABLES) {
      throw new FileRefused("a table that is none, or too many");
    }
    keep();
  }

  private void huffman() throws FileRefused {
    int end = 2 + length();
    int at = 4;
    int count = 0;
    while (at < end && isPlace(at)) {
      int symbols = 0;
      for (int i = 1; i <= LEAF_COUNTS; i++) {
        symbols += file.unsigned(at + i);
      }
      at += symbols > SYMBOLS ? end : 1 + LEAF_COUNTS + symbols;
      count++;
    }
    tables(at == end && count <= 2 * PLACES ? count : 0);
  }

  private void quantisation() throws FileRefused {
    int end = 2 + length();
    int at = 4;
    int count = 0;
    while (at < end && isPlace(at)) {
      at += 1 + (file.unsigned(at) >> 4 == 0 ? BLOCK : 2 * BLOCK);
      count++;
    }
    tables(at == end && count <= PLACES ? count : 0);
  }

  /** One of two kinds, and one of the places that a decoder has for it. */
  private boolean isPlace(int at) throws FileRefused {
    return file.unsigned(at) >> 4 <= 1 && (file.unsigned(at) & 0x0f) < PLACES;
  }

  private void scan() throws FileRefused {
    int components = file.unsigned(4);
    scans++;
    boolean known = components > 0 && components <= colours;
    if (!known || length() != 6 + 2 * components || scans > MOST_SCANS) {
      throw new FileRefused("a scan that is none, or too many");
    }
    keep();
    int from = file.at();
    while (!endsScan()) {
      file.skip(1);
    }
    file.take(from);
  }

  /** A marker other than a restart; a zero after 0xff makes it a byte of the picture. */
  private boolean endsScan() throws FileRefused {
    if (file.unsigned(0) != MARKER) {
      return false;
    }
    int next = file.unsigned(1);
    return next != 0 && (next < 0xd0 || next > 0xd7);
  }
}
