package org.kinbridge.print;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * How the pages come out of the other process: how many, then of each its length and its bytes,
 * then a last word. Without the last word nothing was said: who is killed in the middle says none.
 */
final class Frames {
  private static final int FIRST = 0x7061_6765;
  private static final int LAST = 0x656e_6421;

  private Frames() {}

  static void write(List<byte[]> pages, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(FIRST);
    data.writeInt(pages.size());
    for (byte[] page : pages) {
      data.writeInt(page.length);
      data.write(page);
    }
    data.writeInt(LAST);
    data.flush();
  }

  static List<byte[]> read(InputStream in) throws IOException, NotPrintable {
    DataInputStream data = new DataInputStream(in);
    expect(data.readInt() == FIRST);
    int count = data.readInt();
    expect(count >= 1 && count <= Limits.MOST_PAGES);
    List<byte[]> pages = new ArrayList<>();
    int rest = Limits.MOST_BYTES;
    for (int i = 0; i < count; i++) {
      int length = data.readInt();
      expect(length >= 1 && length <= rest);
      rest -= length;
      byte[] page = data.readNBytes(length);
      expect(page.length == length);
      pages.add(page);
    }
    expect(data.readInt() == LAST && data.read() < 0);
    return List.copyOf(pages);
  }

  private static void expect(boolean holds) throws NotPrintable {
    if (!holds) {
      throw new NotPrintable("what came is no answer");
    }
  }
}
