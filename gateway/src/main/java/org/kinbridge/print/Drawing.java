package org.kinbridge.print;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.rendering.RenderDestination;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.kinbridge.disclosure.Owned;

/** Draws pages as they are seen on a screen, and counts what they show. */
@Owned(by = "the thread that prints", lock = "none: never leaves it")
final class Drawing extends PDFRenderer {
  private int shown;

  Drawing(PDDocument paper) {
    super(paper);
    setSubsamplingAllowed(true); // a scan finer than the picture is not unpacked whole
  }

  BufferedImage of(int index, float scale) throws IOException {
    shown = 0;
    return renderImage(index, scale, ImageType.RGB, RenderDestination.VIEW);
  }

  /** More than none where the last page had letters or pictures, seen or not. */
  int shown() {
    return shown;
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    return new Drawer(parameters);
  }

  private static boolean isSpace(PDVectorFont font, int code) throws IOException {
    return font.getPath(code).getBounds2D().isEmpty();
  }

  private final class Drawer extends PageDrawer {
    Drawer(PageDrawerParameters parameters) throws IOException {
      super(parameters);
    }

    @Override
    public void drawImage(PDImage image) throws IOException {
      shown++;
      super.drawImage(image);
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
        throws IOException {
      if (shown == 0 && !(font instanceof PDVectorFont vector && isSpace(vector, code))) {
        shown++;
      }
      super.showGlyph(matrix, font, code, displacement);
    }
  }
}
