package org.kinbridge.print;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/** Papers made by hand, object by object: whole, and as somebody would make them to do harm. */
public final class Papers {
  public static final String TEXT = "BT /F 9 Tf 8 60 Td (The child shall return) Tj ET";
  static final String FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
  static final String RESOURCES = "/Resources<</Font<</F 5 0 R>>>>";

  private static final String BEFORE = "/A <</X (";
  private static final String BEHIND = ")>> BDC EMC ";

  private final List<byte[]> objects = new ArrayList<>();

  private Papers() {}

  static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] stream(String dictionary, byte[] content) {
    return joined(
        bytes("<<" + dictionary + "/Length " + content.length + ">>\nstream\n"),
        content,
        bytes("\nendstream"));
  }

  static byte[] deflated(byte[] content) {
    byte[] room = new byte[content.length + 100];
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(content);
      deflater.finish();
      return java.util.Arrays.copyOf(room, deflater.deflate(room));
    }
  }

  /** The objects 1, 2, …: the first is the catalogue. */
  static byte[] of(byte[]... objects) {
    return of("", objects);
  }

  static byte[] of(String trailer, byte[]... objects) {
    Papers paper = new Papers();
    paper.objects.addAll(List.of(objects));
    return paper.written(trailer);
  }

  private byte[] written(String trailer) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(bytes("%PDF-1.7\n"));
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < objects.size(); i++) {
      table.append("%010d 00000 n \n".formatted(file.size()));
      file.writeBytes(joined(bytes(i + 1 + " 0 obj\n"), objects.get(i), bytes("\nendobj\n")));
    }
    int at = file.size();
    int size = objects.size() + 1;
    file.writeBytes(bytes("xref\n0 " + size + "\n0000000000 65535 f \n" + table));
    file.writeBytes(
        bytes("trailer\n<</Size " + size + "/Root 1 0 R" + trailer + ">>\nstartxref\n" + at));
    file.writeBytes(bytes("\n%%EOF\n"));
    return file.toByteArray();
  }

  /** One small page with that on it. */
  public static byte[] page(String content) {
    return page("", "", RESOURCES, content);
  }

  /**
   * @param more objects from 6 on
   */
  static byte[] page(
      String catalog, String page, String resources, String content, byte[]... more) {
    byte[][] first = {
      bytes("<</Type/Catalog/Pages 2 0 R" + catalog + ">>"),
      bytes("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
      bytes(
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 120 90]/Contents 4 0 R"
              + resources
              + page
              + ">>"),
      stream("", bytes(content)),
      bytes(FONT)
    };
    byte[][] all = java.util.Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return of(all);
  }

  static byte[] pages(int count, int said, String box) {
    StringBuilder kids = new StringBuilder();
    for (int i = 0; i < count; i++) {
      kids.append("3 0 R ");
    }
    return of(
        bytes("<</Type/Catalog/Pages 2 0 R>>"),
        bytes("<</Type/Pages/Kids[" + kids + "]/Count " + said + ">>"),
        bytes("<</Type/Page/Parent 2 0 R/MediaBox[" + box + "]/Contents 4 0 R" + RESOURCES + ">>"),
        stream("", bytes(TEXT)),
        bytes(FONT));
  }

  /** Few bytes that unpack to a word of so many MiB, the same again and again, beside a text. */
  static byte[] bomb(int mebibytes) {
    byte[] spaces = new byte[1 << 20];
    java.util.Arrays.fill(spaces, (byte) ' ');
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] room = new byte[1 << 16];
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(bytes(BEFORE));
      int count = deflater.deflate(room, 0, room.length, Deflater.SYNC_FLUSH);
      packed.write(room, 0, count);
      for (int i = 0; i < 2; i++) {
        deflater.setInput(spaces);
        count = deflater.deflate(room, 0, room.length, Deflater.SYNC_FLUSH);
        packed.write(room, 0, count);
      }
      for (int i = 2; i < mebibytes; i++) {
        packed.write(room, 0, count);
      }
    }
    byte[] text = bytes(BEHIND + TEXT);
    Adler32 sum = new Adler32();
    sum.update(bytes(BEFORE));
    for (int i = 0; i < mebibytes; i++) {
      sum.update(spaces);
    }
    sum.update(text);
    packed.writeBytes(
        ByteBuffer.allocate(9 + text.length) // the last block, as it is
            .put(new byte[] {1, (byte) text.length, 0, (byte) ~text.length, -1})
            .put(text)
            .putInt((int) sum.getValue())
            .array());
    return of(
        bytes("<</Type/Catalog/Pages 2 0 R>>"),
        bytes("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        bytes("<</Type/Page/Parent 2 0 R/MediaBox[0 0 120 90]/Contents 4 0 R" + RESOURCES + ">>"),
        stream("/Filter/FlateDecode", packed.toByteArray()),
        bytes(FONT));
  }

  /** Forms in forms, ten of each in the next: a page that is never finished. */
  static byte[] endless() {
    byte[][] forms = new byte[20][];
    for (int i = 0; i < forms.length; i++) {
      String inner =
          i == forms.length - 1 ? "" : "/Resources<</XObject<</X " + (7 + i) + " 0 R>>>>";
      String content = i == forms.length - 1 ? "0 0 9 9 re f" : "/X Do ".repeat(10);
      forms[i] = stream("/Type/XObject/Subtype/Form/BBox[0 0 99 99]" + inner, bytes(content));
    }
    return page("", "", "/Resources<</XObject<</X 6 0 R>>>>", "/X Do", forms);
  }

  /** Those of a plain paper, and one more. */
  static byte[][] objects(String more) {
    return new byte[][] {
      bytes("<</Type/Catalog/Pages 2 0 R>>"),
      bytes("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
      bytes("<</Type/Page/Parent 2 0 R/MediaBox[0 0 120 90]/Contents 4 0 R" + RESOURCES + ">>"),
      stream("", bytes(TEXT)),
      bytes(FONT),
      bytes(more)
    };
  }

  /** A plain page, with more said in the catalogue and of the page. */
  static byte[] paper(String catalog, String page, byte[]... more) {
    return page(catalog, page, RESOURCES, TEXT, more);
  }
}
