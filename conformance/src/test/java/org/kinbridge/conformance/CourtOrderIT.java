package org.kinbridge.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kinbridge.conformance.AfterACrossing.Crossed;

/** What arrives of a court order between two nodes as they are installed: how it looks. */
@ExtendWith(AfterACrossing.class)
class CourtOrderIT {
  private static final Pattern PICTURE =
      Pattern.compile(
          "/Width 249/Height 187/ColorSpace/DeviceGray/BitsPerComponent 4.*?/Length (\\d+)>>\n"
              + "stream\n");

  private final byte[] order;

  CourtOrderIT(Crossed crossed) {
    this.order = crossed.order();
  }

  @Test
  void nothing_that_was_written_in_it_is_in_what_arrives() {
    String file = new String(order, ISO_8859_1);
    assertThat(file).startsWith("%PDF-1.4\n").doesNotContain(CourtOrder.ADDRESS);
    assertThat(file).doesNotContain("Salt", "child", "Helvetica", "Tj");
  }

  @Test
  void its_page_is_there_with_a_black_bar() throws Exception {
    byte[] points = points();
    int row = points.length / 187;
    int[] black = new int[187];
    for (int y = 0; y < black.length; y++) {
      for (int x = 0; x < 248; x++) {
        int two = points[y * row + 1 + x / 2];
        black[y] += (x % 2 == 0 ? two >> 4 & 0xf : two & 0xf) == 0 ? 1 : 0;
      }
    }
    assertThat(black[130]).as("through the bar").isBetween(225, 232);
    assertThat(black[180]).as("below it").isZero();
    assertThat(black[58]).as("through the line above").isBetween(10, 120);
  }

  private byte[] points() throws DataFormatException {
    Matcher picture = PICTURE.matcher(new String(order, ISO_8859_1));
    assertThat(picture.find()).isTrue();
    byte[] points = new byte[187 * (1 + 125)];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(order, picture.end(), Integer.parseInt(picture.group(1)));
      assertThat(inflater.inflate(points)).isEqualTo(points.length);
    }
    return points;
  }
}
