package org.kinbridge.policy.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Small pictures of nothing, with whatever a test hides in them. */
final class Pictures {
  static final int SIDE = 24;

  private Pictures() {}

  /** Encoded by the JDK, as a program of somebody would. */
  static byte[] encoded(String format) throws IOException {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < SIDE * SIDE; i++) {
      image.setRGB(i % SIDE, i / SIDE, 0x0a1f03 * i);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  static int[] points(byte[] file) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  /** Behind the two bytes with which every JPEG starts. */
  static byte[] withSegment(byte[] jpeg, int marker, byte[] body) {
    byte[] head = {(byte) 0xff, (byte) marker, (byte) ((body.length + 2) >> 8), 0};
    head[3] = (byte) (body.length + 2);
    return joined(Arrays.copyOf(jpeg, 2), head, body, Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  static byte[] chunk(String name, byte[] body) {
    byte[] named = joined(name.getBytes(StandardCharsets.ISO_8859_1), body);
    CRC32 sum = new CRC32();
    sum.update(named);
    return joined(number(body.length), named, number((int) sum.getValue()));
  }

  static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  static byte[] header(int width, int height, String rest) {
    return chunk("IHDR", joined(number(width), number(height), hex(rest)));
  }

  /** A PNG of these chunks behind the signature. */
  static byte[] png(byte[]... chunks) {
    return joined(hex("89504e470d0a1a0a"), joined(chunks));
  }

  static byte[] packed(int length) {
    Deflater deflater = new Deflater();
    deflater.setInput(new byte[length]);
    deflater.finish();
    byte[] packed = new byte[length + 64];
    return Arrays.copyOf(packed, deflater.deflate(packed));
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
