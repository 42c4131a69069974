package org.kinbridge.policy.residual;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.circumstance.Printed;
import org.kinbridge.policy.file.Cleaning;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;

/** A paper that leaves is the print of one that was released, and nothing beside it. */
class AttachedPaperTest {
  private static final String FILE = "cp-document.content.attachment.";
  private static final byte[] PAPER = "%PDF-1.7 14 Salt Road".getBytes(ISO_8859_1);
  private static final byte[] ONE = page("png", 24, 0xffffff);
  private static final byte[] OTHER = page("png", 24, 0x123456);
  private static final byte[] LARGER = page("png", 25, 0xffffff);
  private static final byte[] PHOTOGRAPH = page("jpeg", 24, 0x654321);

  private static byte[] page(String format, int side, int colour) {
    try {
      BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
      image.setRGB(3, 3, colour);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, format, out);
      return out.toByteArray();
    } catch (java.io.IOException inMemory) {
      throw new AssertionError(inMemory);
    }
  }

  private static Request request(String released) throws Exception {
    ObjectNode request = SecondPassTest.consentCare();
    for (String id : List.of("#a", "#b")) {
      ((ArrayNode) request.path("attachments"))
          .addObject()
          .put("id", id)
          .put("contentType", "application/pdf")
          .put("data", Base64.getEncoder().encodeToString(id.equals("#a") ? PAPER : other()));
    }
    ((ArrayNode) request.path("releases"))
        .addObject()
        .put("source", released)
        .put("releasedTo", request.at("/to/authority").textValue())
        .put("releasedBy", "u-17");
    return ((Reading.Accepted) Request.parse(request)).request();
  }

  private static byte[] other() {
    return "%PDF-1.7 another".getBytes(ISO_8859_1);
  }

  private static Attached attached(String released, Printed... printed) throws Exception {
    Evidence none =
        SecondPassTest.evidence(
            SecondPassTest.json("{\"timestamp\":\"2026-04-10T09:00:00Z\"}"), request(released));
    Circumstances around = none.circumstances();
    return new Attached(
        new Evidence(
            none.record(),
            none.sources(),
            none.marked(),
            none.request(),
            new Circumstances(
                around.parties(),
                around.registers(),
                Findings.none().with(List.of(printed)),
                around.consentAges(),
                around.ids(),
                around.moment())));
  }

  private static Printed printed(byte[] paper, byte[]... pages) {
    return Printed.of(Sha256.of(paper), List.of(pages));
  }

  /** As a first pass writes these pages. */
  private static byte[] written(byte[]... pages) throws Exception {
    return Cleaning.of(request("#a").attachments().getFirst(), List.of(printed(PAPER, pages)))
        .bytes("test");
  }

  private static boolean leaves(byte[] leaving, Printed... printed) throws Exception {
    return attached("#a", printed)
        .explains(FILE + "data", Base64.getEncoder().encodeToString(leaving));
  }

  @Test
  void is_explained_page_by_page_as_it_was_printed() throws Exception {
    assertThat(leaves(written(ONE, PHOTOGRAPH), printed(PAPER, ONE, PHOTOGRAPH))).isTrue();
    assertThat(leaves(written(ONE), printed(other(), OTHER), printed(PAPER, ONE))).isTrue();
    assertThat(leaves(written(ONE, PHOTOGRAPH), printed(PAPER, PHOTOGRAPH, ONE))).isFalse();
    assertThat(leaves(written(ONE), printed(PAPER, ONE, ONE))).as("a page less").isFalse();
    assertThat(leaves(written(ONE, ONE), printed(PAPER, ONE))).as("a page more").isFalse();
    assertThat(leaves(written(OTHER), printed(PAPER, ONE))).as("another page").isFalse();
    assertThat(leaves(written(ONE))).as("never printed").isFalse();
  }

  @Test
  void is_not_explained_by_the_print_of_another_paper() throws Exception {
    assertThat(leaves(written(ONE), printed(other(), ONE))).isFalse();
    assertThat(
            attached("#b", printed(PAPER, ONE))
                .explains(FILE + "data", Base64.getEncoder().encodeToString(written(ONE))))
        .isFalse();
  }

  @Test
  void is_not_explained_as_it_came() throws Exception {
    assertThat(leaves(PAPER, printed(PAPER, ONE))).isFalse();
    assertThat(leaves(ONE, printed(PAPER, ONE))).as("a picture").isFalse();
  }

  private static byte[] changed(byte[] paper, String part, String other) {
    return new String(paper, ISO_8859_1).replace(part, other).getBytes(ISO_8859_1);
  }

  @Test
  void has_nothing_in_it_beside_its_pictures() throws Exception {
    Printed printed = printed(PAPER, ONE);
    byte[] paper = written(ONE);
    assertThat(leaves(changed(paper, "%%EOF", "%%EOF % Salt Road"), printed)).isFalse();
    assertThat(leaves(changed(paper, "/Root 1 0 R", "/Root 1 0 R/Info 1 0 R"), printed)).isFalse();
    assertThat(leaves(changed(paper, "/Width 24", "/Width 25"), printed)).isFalse();
    byte[] wider = changed(changed(paper, "/Width 24", "/Width 25"), "/Columns 24", "/Columns 25");
    assertThat(leaves(wider, printed)).isFalse();
    assertThat(leaves(changed(paper, "/Height 24", "/Height 25"), printed)).isFalse();
    assertThat(leaves(written(LARGER), printed)).isFalse();
  }

  @Test
  void a_photograph_in_it_has_no_part_that_tells_of_it() throws Exception {
    byte[] paper = written(PHOTOGRAPH);
    byte[] told = PHOTOGRAPH.clone();
    assertThat(new String(paper, ISO_8859_1)).contains("\u00ff\u00db");
    byte[] comment = changed(paper, "\u00ff\u00db", "\u00ff\u00fe");
    told[0] = comment[0];
    assertThat(leaves(comment, printed(PAPER, changed(told, "\u00ff\u00db", "\u00ff\u00fe"))))
        .isFalse();
  }

  @Test
  void points_are_one_stream_and_nothing_stands_behind() throws Exception {
    byte[] paper = written(ONE);
    String text = new String(paper, ISO_8859_1);
    int from = text.lastIndexOf("stream\n", text.indexOf("xref") - 20) + 7;
    byte[] other = paper.clone();
    other[from + 4] ^= 0x55;
    byte[] page = ONE.clone();
    assertThat(leaves(paper, printed(PAPER, page))).isTrue();
    assertThat(leaves(other, printed(PAPER, joined(page, other)))).isFalse();
  }

  private static byte[] joined(byte[] one, byte[] other) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(one);
    all.writeBytes(other);
    return all.toByteArray();
  }

  @Test
  void is_a_paper_and_no_photograph() throws Exception {
    Attached attached = attached("#a", printed(PAPER, ONE));
    assertThat(attached.explains("cp-document.type.coding.code", "paper")).isTrue();
    assertThat(attached.explains("cp-document.type.coding.code", "photograph")).isFalse();
    assertThat(attached.explains("cp-document.status", "paper")).isFalse();
    byte[] paper = written(ONE);
    attached.explains(FILE + "data", Base64.getEncoder().encodeToString(paper));
    assertThat(attached.explains(FILE + "contentType", "application/pdf")).isTrue();
    assertThat(attached.explains(FILE + "contentType", "image/png")).isFalse();
    assertThat(attached.explains(FILE + "size", Integer.toString(paper.length))).isTrue();
    assertThat(attached.explains(FILE + "size", "1")).isFalse();
  }
}
