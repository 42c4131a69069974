package org.kinbridge.print;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;

/**
 * Whether what a paper is made of comes to its end. The renderer draws what is there of a page or a
 * picture that was cut, fills the rest with black, white or grey, and says nothing.
 */
final class Whole {
  private static final int HEAD = 2; // of what is packed: how it is packed
  private static final int BYTE_BITS = 8;

  private Whole() {}

  /** Of all that is packed, whether anything was cut. */
  static boolean isCut(COSDocument paper) throws IOException {
    for (COSObjectKey key : paper.getXrefTable().keySet()) {
      if (paper.getObjectFromPool(key).getObject() instanceof COSStream part && isCut(part)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCut(COSStream part) throws IOException {
    COSBase packing = part.getFilters();
    COSBase first =
        packing instanceof COSArray several && several.size() > 0 ? several.getObject(0) : packing;
    if (COSName.FLATE_DECODE.equals(first) || COSName.FLATE_DECODE_ABBREVIATION.equals(first)) {
      return !unpacks(part);
    }
    return (COSName.DCT_DECODE.equals(first) || COSName.DCT_DECODE_ABBREVIATION.equals(first))
        && !ends(part);
  }

  /** To its last block; its check sum is nobody's concern. */
  private static boolean unpacks(COSStream part) throws IOException {
    byte[] room = new byte[1 << 16];
    try (Inflater inflater = new Inflater(true);
        InputStream raw = part.createRawInputStream()) {
      byte[] packed = raw.readAllBytes();
      if (packed.length <= HEAD) {
        return packed.length == 0;
      }
      inflater.setInput(packed, HEAD, packed.length - HEAD);
      int unpacked = 1;
      while (unpacked > 0) {
        unpacked = inflater.inflate(room);
      }
      return inflater.finished();
    } catch (DataFormatException broken) {
      return false;
    }
  }

  /** A JPEG has its end behind the beginning of its last scan. */
  private static boolean ends(COSStream part) throws IOException {
    try (InputStream raw = part.createRawInputStream()) {
      byte[] picture = raw.readAllBytes();
      for (int i = picture.length - 1; i > 0; i--) {
        int marker = (picture[i - 1] & 0xff) << 8 | (picture[i] & 0xff);
        if (marker == 0xffd9 || marker == 0xffda) {
          return marker == 0xffd9;
        }
      }
      return false;
    }
  }

  /** Fewer points than the picture has, of one whose points are packed one by one. */
  static boolean isShort(PDImage picture) throws IOException {
    if (isPackedAsWhole(picture)) {
      return false;
    }
    int colours = picture.isStencil() ? 1 : picture.getColorSpace().getNumberOfComponents();
    long bits = (long) picture.getWidth() * colours * picture.getBitsPerComponent();
    long rest = (bits + BYTE_BITS - 1) / BYTE_BITS * picture.getHeight();
    byte[] room = new byte[1 << 16];
    try (InputStream points = picture.createInputStream()) {
      int read = 0;
      while (rest > 0 && read >= 0) {
        rest -= read;
        read = points.read(room);
      }
    }
    return rest > 0;
  }

  private static boolean isPackedAsWhole(PDImage picture) {
    String suffix = picture.getSuffix();
    return "jpg".equals(suffix) || "jpx".equals(suffix) || "jb2".equals(suffix);
  }
}
