package org.kinbridge.policy.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.kinbridge.disclosure.Owned;

/**
 * A paper (PDF 1.4, ISO 32000) that is nothing but pictures, one for each page: no text, no dates,
 * no names, no numbers but those of size and place. All such papers are built alike, so that
 * whoever reads one can tell that there is nothing else in it.
 */
@Owned(by = "one writing", lock = "none: never leaves it")
final class Pdf {
  private static final int FIRST_PAGE = 3; // before it the catalogue and the list of pages
  private static final int OBJECTS = 3; // of a page: itself, what draws it, its picture

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final List<Integer> places = new ArrayList<>();

  private Pdf() {}

  /**
   * @param pages pictures as they were printed: of each stays what a JPEG or PNG keeps
   */
  static byte[] of(List<byte[]> pages) throws FileRefused {
    if (pages.isEmpty()) {
      throw new FileRefused("a paper without pages");
    }
    List<PagePicture> pictures = new ArrayList<>();
    for (byte[] page : pages) {
      pictures.add(PagePicture.of(page));
    }
    return new Pdf().written(pictures);
  }

  private byte[] written(List<PagePicture> pictures) {
    text("%PDF-1.4\n");
    object("<</Type/Catalog/Pages 2 0 R>>");
    StringBuilder kids = new StringBuilder();
    for (int i = 0; i < pictures.size(); i++) {
      kids.append(i == 0 ? "" : " ").append(FIRST_PAGE + OBJECTS * i).append(" 0 R");
    }
    object("<</Type/Pages/Kids[" + kids + "]/Count " + pictures.size() + ">>");
    pictures.forEach(this::page);
    end();
    return file.toByteArray();
  }

  private void page(PagePicture picture) {
    int number = places.size() + 1;
    int width = picture.points(picture.width());
    int height = picture.points(picture.height());
    object(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Resources<</XObject<</P %d 0 R>>>>/Contents %d 0 R>>"
            .formatted(width, height, number + 2, number + 1));
    byte[] draws = ascii("q %d 0 0 %d 0 0 cm /P Do Q".formatted(width, height));
    stream("", draws);
    stream(picture.described(), picture.points());
  }

  private void object(String content) {
    begin();
    text(content + "\nendobj\n");
  }

  private void stream(String described, byte[] content) {
    begin();
    text("<<" + described + "/Length " + content.length + ">>\nstream\n");
    file.writeBytes(content);
    text("\nendstream\nendobj\n");
  }

  private void begin() {
    places.add(file.size());
    text(places.size() + " 0 obj\n");
  }

  private void end() {
    int table = file.size();
    text("xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
    places.forEach(place -> text("%010d 00000 n \n".formatted(place)));
    text("trailer\n<</Size " + (places.size() + 1) + "/Root 1 0 R>>\nstartxref\n");
    text(table + "\n%%EOF\n");
  }

  private void text(String text) {
    file.writeBytes(ascii(text));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
