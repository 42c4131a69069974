package org.kinbridge.print;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.rendering.RenderDestination;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;
import org.kinbridge.disclosure.Owned;

/** Draws pages as they are seen on a screen, and counts what they show. */
@Owned(by = "the thread that prints", lock = "none: never leaves it")
final class Drawing extends PDFRenderer {
  /** What is neither drawn nor has to be. */
  private static final Set<String> SILENT = Set.of("BX", "EX", "MP", "DP", "i", "ri");

  private final KnownFonts fonts;
  private int shown;
  private boolean lost;

  Drawing(PDDocument paper, KnownFonts fonts) {
    super(paper);
    this.fonts = fonts;
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

  /** Whether something is there that was not drawn, or not whole. */
  boolean lost() {
    return lost;
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
      lost |= Whole.isShort(image);
      super.drawImage(image);
    }

    @Override
    public @Nullable PDAppearanceStream getAppearance(PDAnnotation note) {
      PDAppearanceStream drawn = super.getAppearance(note);
      lost |= Notes.isLost(note, drawn);
      return drawn;
    }

    @Override
    protected void unsupportedOperator(Operator operator, List<COSBase> operands)
        throws IOException {
      lost |= !SILENT.contains(operator.getName());
      super.unsupportedOperator(operator, operands);
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
        throws IOException {
      if (shown == 0 && !(font instanceof PDVectorFont vector && isSpace(vector, code))) {
        shown++;
      }
      lost |= !font.isEmbedded() && font instanceof PDSimpleFont simple && !fonts.has(simple, code);
      super.showGlyph(matrix, font, code, displacement);
    }
  }
}
