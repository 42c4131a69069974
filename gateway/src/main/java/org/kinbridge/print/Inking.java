package org.kinbridge.print;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A page (red, green and blue in one number a point) as small as it can be read: point for point in
 * sixteen or four lights of grey or of each colour, or as a JPEG, finer or coarser, where that is
 * smaller.
 */
final class Inking {
  private static final float FINE = 0.75f;
  private static final float COARSE = 0.4f;
  private static final int FINE_LEVELS = 16;
  private static final int COARSE_LEVELS = 4;

  /** So small that nobody looks for anything smaller. */
  private static final int SMALL = Limits.MOST_BYTES / Limits.MOST_PAGES;

  /** Up to here a JPEG of a page is larger. */
  private static final int WRITING = 80_000;

  private static final int THOROUGH = 7; // of 9: the last two are slow and gain nothing
  private static final int BYTE = 0xff;
  private static final int COLOURS = 0xffffff;

  /** Two of a point's colours that differ by less are one grey: paper is never quite white. */
  private static final int GREY = 24;

  /** What is as bright is seen as paper. */
  private static final int PAPER = 240;

  /** How one page can be sent. Both are the same where nothing is gained. */
  record Page(byte[] fine, byte[] coarse) {}

  private Inking() {}

  static Page of(BufferedImage page) throws IOException {
    boolean grey = isGrey(page);
    byte[] exact = png(page, grey, FINE_LEVELS);
    if (exact.length <= SMALL) {
      return new Page(exact, exact);
    }
    if (exact.length <= WRITING) {
      return new Page(exact, png(page, grey, COARSE_LEVELS));
    }
    BufferedImage inked =
        new BufferedImage(
            page.getWidth(),
            page.getHeight(),
            grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    inked.getGraphics().drawImage(page, 0, 0, null);
    byte[] photographed = jpeg(inked, FINE);
    return photographed.length < exact.length
        ? new Page(photographed, jpeg(inked, COARSE))
        : new Page(exact, png(page, grey, COARSE_LEVELS));
  }

  /** All points alike as they leave: nothing is to be seen. */
  static boolean isBlank(BufferedImage page) {
    int[] row = new int[page.getWidth()];
    row(page, 0, row);
    int first = lights(row[0]);
    for (int y = 0; y < page.getHeight(); y++) {
      row(page, y, row);
      for (int point : row) {
        if (lights(point) != first) {
          return false;
        }
      }
    }
    return true;
  }

  private static int lights(int point) {
    int lights = level(point >> 16 & BYTE, FINE_LEVELS);
    lights = lights * FINE_LEVELS + level(point >> 8 & BYTE, FINE_LEVELS);
    return lights * FINE_LEVELS + level(point & BYTE, FINE_LEVELS);
  }

  /** As it lies in memory: asking for each point takes longer than drawing the page. */
  private static void row(BufferedImage page, int y, int[] row) {
    page.getRaster().getDataElements(0, y, row.length, 1, row);
    for (int x = 0; x < row.length; x++) {
      row[x] &= COLOURS; // drawing leaves something above them
    }
  }

  private static boolean isGrey(BufferedImage page) {
    int[] row = new int[page.getWidth()];
    for (int y = 0; y < page.getHeight(); y++) {
      row(page, y, row);
      for (int point : row) {
        int red = point >> 16 & BYTE;
        int green = point >> 8 & BYTE;
        int blue = point & BYTE;
        if (Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue)) > GREY) {
          return false;
        }
      }
    }
    return true;
  }

  private static byte[] jpeg(BufferedImage page, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(page, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Greys in as few bits as they need, colours in a byte each. */
  private static byte[] png(BufferedImage page, boolean grey, int levels) throws IOException {
    int width = page.getWidth();
    int height = page.getHeight();
    int depth = grey ? Integer.numberOfTrailingZeros(levels) : 8;
    ByteArrayOutputStream points = new ByteArrayOutputStream();
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      row(page, y, row);
      points.write(0); // the row is as it is
      if (grey) {
        greys(row, levels, points);
      } else {
        colours(row, levels, points);
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(header);
    data.writeInt(width);
    data.writeInt(height);
    data.write(new byte[] {(byte) depth, (byte) (grey ? 0 : 2), 0, 0, 0});
    chunk(file, "IHDR", header.toByteArray());
    chunk(file, "IDAT", deflated(points.toByteArray()));
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static void greys(int[] row, int levels, ByteArrayOutputStream points) {
    int bits = Integer.numberOfTrailingZeros(levels);
    int packed = 0;
    int filled = 0;
    for (int point : row) {
      int light = 299 * (point >> 16 & BYTE) + 587 * (point >> 8 & BYTE) + 114 * (point & BYTE);
      packed = packed << bits | level(light / 1000, levels);
      filled += bits;
      if (filled == 8) {
        points.write(packed);
        packed = 0;
        filled = 0;
      }
    }
    if (filled > 0) {
      points.write(packed << 8 - filled);
    }
  }

  private static void colours(int[] row, int levels, ByteArrayOutputStream points) {
    int step = BYTE / (levels - 1);
    for (int point : row) {
      points.write(level(point >> 16 & BYTE, levels) * step);
      points.write(level(point >> 8 & BYTE, levels) * step);
      points.write(level(point & BYTE, levels) * step);
    }
  }

  /** Of four lights the brightest is for paper alone: what is pale must not leave as nothing. */
  private static int level(int light, int levels) {
    if (levels == COARSE_LEVELS && light < PAPER) {
      return Math.min(levels - 2, (light * (levels - 1) + BYTE / 2) / BYTE);
    }
    return (light * (levels - 1) + BYTE / 2) / BYTE;
  }

  private static byte[] deflated(byte[] points) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] room = new byte[1 << 16];
    try (Deflater deflater = new Deflater(THOROUGH)) {
      deflater.setInput(points);
      deflater.finish();
      while (!deflater.finished()) {
        packed.write(room, 0, deflater.deflate(room));
      }
    }
    return packed.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String name, byte[] content)
      throws IOException {
    byte[] named = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(named);
    sum.update(content);
    DataOutputStream data = new DataOutputStream(file);
    data.writeInt(content.length);
    data.write(named);
    data.write(content);
    data.writeInt((int) sum.getValue());
  }
}
