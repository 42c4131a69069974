package org.kinbridge.print;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.kinbridge.disclosure.Owned;

/**
 * The pages of one paper, as they are seen. A paper that cannot be shown whole is not shown: nobody
 * must believe that an order was sent of which a page came out empty.
 */
@Owned(by = "the thread that prints", lock = "none: never leaves it")
final class Pages {
  private static final KnownFonts FONTS = new KnownFonts();

  private final PDDocument paper;
  private final Drawing drawing;

  private Pages(PDDocument paper) {
    this.paper = paper;
    this.drawing = new Drawing(paper, FONTS);
  }

  /** One at a time: what the renderer complains of is heard for all that it does. */
  static synchronized List<byte[]> of(byte[] pdf) throws NotPrintable {
    FontMappers.set(FONTS);
    FONTS.forget();
    try (Complaints complaints = new Complaints();
        PDDocument paper = parsed(pdf)) {
      Pages printing = new Pages(paper);
      List<Inking.Page> pages = printing.printed();
      if (complaints.any() || FONTS.missing() || printing.drawing.lost()) {
        throw new NotPrintable("something of it cannot be drawn");
      }
      return fitting(pages);
    } catch (IOException | RuntimeException broken) { // the renderer says so in many ways
      throw new NotPrintable("it is not built as a paper is");
    }
  }

  /**
   * As it is written and not as somebody might mend it: what is mended may be an older version, or
   * lack a page.
   */
  private static PDDocument parsed(byte[] pdf) throws IOException {
    PDFParser parser =
        new PDFParser(
            new RandomAccessReadBuffer(pdf), "", null, null, IOUtils.createMemoryOnlyStreamCache());
    return parser.parse(false);
  }

  private List<Inking.Page> printed() throws IOException, NotPrintable {
    int count = paper.getNumberOfPages();
    if (paper.isEncrypted() || count < 1 || count > Limits.MOST_PAGES) {
      throw new NotPrintable("it is locked, or has no pages, or too many");
    }
    if (isDrawnByReader()) {
      throw new NotPrintable("a form that draws itself, or a folder of papers");
    }
    if (Whole.isCut(paper.getDocument())) {
      throw new NotPrintable("something of it cannot be drawn, for it was cut");
    }
    List<Inking.Page> pages = new ArrayList<>();
    boolean blank = true;
    for (PDPage page : paper.getPages()) {
      if (pages.size() == count) {
        throw new NotPrintable("more pages than it says");
      }
      BufferedImage picture = drawing.of(pages.size(), scale(page));
      if (Inking.isBlank(picture)) {
        if (drawing.shown() > 0) {
          throw new NotPrintable("a page that says something and shows nothing");
        }
      } else {
        blank = false;
      }
      pages.add(Inking.of(picture));
      if (size(pages, Inking.Page::coarse) > Limits.MOST_BYTES) {
        throw new NotPrintable("more than an envelope holds");
      }
    }
    if (blank || pages.size() != count) {
      throw new NotPrintable("nothing on it, or fewer pages than it says");
    }
    return pages;
  }

  /**
   * Another program shows something else than the pages: of XFA the page says that the reader is
   * too old, of a folder that it holds papers.
   */
  private boolean isDrawnByReader() {
    COSDictionary catalogue = paper.getDocumentCatalog().getCOSObject();
    COSDictionary form = catalogue.getCOSDictionary(COSName.ACRO_FORM);
    return catalogue.containsKey(COSName.COLLECTION)
        || (form != null && form.containsKey(COSName.XFA))
        || Notes.isWrittenByReader(paper);
  }

  private static float scale(PDPage page) throws NotPrintable {
    PDRectangle box = page.getCropBox();
    float unit = page.getUserUnit();
    float longer = unit * Math.max(box.getWidth(), box.getHeight());
    float shorter = unit * Math.min(box.getWidth(), box.getHeight());
    float scale = Math.min(Limits.DETAIL, Limits.LONGEST / longer);
    if (!(shorter >= 1) || !(scale >= Limits.LEAST_DETAIL)) {
      throw new NotPrintable("a page of no size, or of more than anybody reads");
    }
    return unit * scale;
  }

  /** All pages alike: nobody wonders why one is coarser. */
  private static List<byte[]> fitting(List<Inking.Page> pages) {
    Function<Inking.Page, byte[]> how =
        size(pages, Inking.Page::fine) <= Limits.MOST_BYTES
            ? Inking.Page::fine
            : Inking.Page::coarse;
    return pages.stream().map(how).toList();
  }

  private static long size(List<Inking.Page> pages, Function<Inking.Page, byte[]> how) {
    return pages.stream().mapToLong(page -> how.apply(page).length).sum();
  }
}
