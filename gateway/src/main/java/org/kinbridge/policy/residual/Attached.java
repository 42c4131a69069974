package org.kinbridge.policy.residual;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.policy.circumstance.Printed;
import org.kinbridge.policy.request.Attachment;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.request.Request.Release;
import org.kinbridge.profile.PrintedPaper;
import org.kinbridge.profile.PrintedPaper.Picture;

/**
 * Files that join a document: each is one that a named person released for this recipient, with
 * something left out and nothing put in, and has no part left that could say more than it shows.
 * Files are read here a second time on purpose, and more simply than where they are cleaned.
 */
@Owned(by = "one second pass", lock = "none: never leaves it")
final class Attached {
  private static final Set<String> WORDS =
      Set.of(
          "DocumentReference",
          "current",
          "final",
          "V",
          "http://terminology.hl7.org/CodeSystem/v3-Confidentiality");

  /** What a PNG has once, and how long it is at most. */
  private static final Map<String, Integer> ONCE =
      Map.of("IHDR", 13, "PLTE", 768, "tRNS", 256, "gAMA", 4, "sRGB", 1, "IEND", 0);

  private static final int MOST_TABLES = 1 << 17;
  private static final String KIND = "cp-document.type.coding.code";
  private static final String DATE = "cp-document.date";
  private static final String FILE = "cp-document.content.attachment.";
  private static final int BYTE = 0xff;

  private final List<Attachment> released = new ArrayList<>();
  private final List<Printed> printed;
  private final Set<String> said = new HashSet<>();

  Attached(Evidence evidence) {
    this.printed = evidence.circumstances().findings().printed();
    Request request = evidence.request();
    for (Attachment file : request.attachments()) {
      for (Release release : request.releases()) {
        if (release.source().equals(file.id())
            && release.releasedTo().equals(request.to().authority())) {
          released.add(file);
        }
      }
    }
    for (Attachment file : released) {
      said.add(KIND + " " + (file.type() == Attachment.Type.PDF ? "paper" : "photograph"));
    }
    said.add(DATE + " " + evidence.record().path("timestamp").asText());
  }

  boolean explains(String shape, String text) {
    if (released.isEmpty() || !shape.startsWith("cp-document.")) {
      return false;
    }
    if (shape.equals(FILE + "data")) {
      return isFile(text);
    }
    return shape.startsWith(FILE) || shape.equals(DATE) || shape.equals(KIND)
        ? said.contains(shape + " " + text)
        : WORDS.contains(text) || Joined.isConstant(text);
  }

  /** What is said of the type and the size of a file follows it. */
  private boolean isFile(String base64) {
    byte[] leaving = Base64.getDecoder().decode(base64);
    for (Attachment file : released) {
      byte[] whole = file.bytes("recognise the released file");
      boolean bare =
          switch (file.type()) {
            case PNG -> isBarePng(leaving) && isLeftOf(leaving, whole);
            case JPEG -> isBareJpeg(leaving) && isLeftOf(leaving, whole);
            case PDF -> isPrintOf(leaving, file);
          };
      if (bare) {
        said.add(FILE + "contentType " + file.type().code());
        said.add(FILE + "size " + leaving.length);
        return true;
      }
    }
    return false;
  }

  /** A picture for each page that was printed of it, each with something left out, and no more. */
  private boolean isPrintOf(byte[] leaving, Attachment file) {
    List<Picture> pictures = PrintedPaper.read(leaving).orElse(List.of());
    for (Printed paper : printed) {
      List<byte[]> pages = paper.pages("recognise what was printed");
      if (paper.file().equals(file.digest()) && pages.size() == pictures.size()) {
        return IntStream.range(0, pages.size()).allMatch(i -> isOf(pictures.get(i), pages.get(i)));
      }
    }
    return false;
  }

  private static boolean isOf(Picture picture, byte[] page) {
    boolean bare =
        switch (picture.packing()) {
          case JPEG -> isBareJpeg(picture.points());
          case PNG ->
              isOneStream(picture.points())
                  && number(page, 16, 4) == picture.width()
                  && number(page, 20, 4) == picture.height();
        };
    return bare && isLeftOf(picture.points(), page);
  }

  /** That the one is the other with something left out. */
  private static boolean isLeftOf(byte[] leaving, byte[] whole) {
    int found = 0;
    for (int i = 0; i < whole.length && found < leaving.length; i++) {
      if (whole[i] == leaving[found]) {
        found++;
      }
    }
    return found == leaving.length;
  }

  private static boolean isBarePng(byte[] file) {
    Set<String> seen = new HashSet<>();
    ByteArrayOutputStream points = new ByteArrayOutputStream(file.length);
    int at = 8;
    while (at + 12 <= file.length) {
      String name = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
      int length = number(file, at, 4);
      if (length < 0 || length > file.length - at - 12) {
        return false;
      }
      if (name.equals("IDAT")) {
        points.write(file, at + 8, length);
      } else if (length > ONCE.getOrDefault(name, -1) || !seen.add(name)) {
        return false;
      }
      at += 12 + length;
      if (name.equals("IEND")) {
        return at == file.length && isOneStream(points.toByteArray());
      }
    }
    return false;
  }

  /** That it can be unpacked to its end, and that nothing stands behind. */
  private static boolean isOneStream(byte[] points) {
    byte[] room = new byte[1 << 16];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(points);
      int unpacked = 1;
      while (unpacked > 0) {
        unpacked = inflater.inflate(room);
      }
      return inflater.finished() && inflater.getRemaining() == 0;
    } catch (DataFormatException broken) {
      return false;
    }
  }

  /** Marker by marker; among the points of a scan there are markers of restarts only. */
  private static boolean isBareJpeg(byte[] file) {
    int at = 2;
    int tables = 0;
    while (at + 1 < file.length && tables < MOST_TABLES && (file[at] & BYTE) == BYTE) {
      int marker = file[at + 1] & BYTE;
      if (marker == 0xd9) {
        return at + 2 == file.length;
      }
      if (!isOfPicture(marker, file, at)) {
        return false;
      }
      tables += number(file, at + 2, 2);
      at += 2 + number(file, at + 2, 2);
      while (marker == 0xda && at + 1 < file.length && isPoint(file, at)) {
        at++;
      }
    }
    return false;
  }

  private static boolean isPoint(byte[] file, int at) {
    int next = file[at + 1] & BYTE;
    return (file[at] & BYTE) != BYTE || next == 0 || (next >= 0xd0 && next <= 0xd7);
  }

  private static boolean isOfPicture(int marker, byte[] file, int at) {
    int length = number(file, at + 2, 2);
    return switch (marker) {
      case 0xc0, 0xc1, 0xc2 -> length >= 2 && length <= 8 + 3 * 4;
      case 0xc4 -> length >= 2 && length <= 2 + 8 * (17 + 256);
      case 0xdb -> length >= 2 && length <= 2 + 4 * (1 + 128);
      case 0xda -> length >= 2 && length <= 6 + 2 * 4;
      case 0xdd -> length == 4;
      case 0xe0 -> length == 16 && begins(file, at + 4, "JFIF\0") && number(file, at + 16, 2) == 0;
      case 0xee -> length == 14 && begins(file, at + 4, "Adobe");
      default -> false;
    };
  }

  private static boolean begins(byte[] file, int at, String letters) {
    return at + letters.length() <= file.length
        && new String(file, at, letters.length(), StandardCharsets.ISO_8859_1).equals(letters);
  }

  private static int number(byte[] file, int at, int bytes) {
    int number = 0;
    for (int i = at; i < at + bytes && i < file.length; i++) {
      number = number << 8 | (file[i] & BYTE);
    }
    return number;
  }
}
