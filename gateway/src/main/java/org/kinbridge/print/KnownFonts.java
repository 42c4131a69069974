package org.kinbridge.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.jspecify.annotations.Nullable;
import org.kinbridge.disclosure.Owned;

/**
 * Letters for a paper that brings none. The one font that comes with the renderer stands for the
 * plain letters that every reader has; whatever else a paper does not bring is missing. Fonts of
 * the machine are not looked for: a paper looks the same on each.
 */
@Owned(by = "the thread that prints", lock = "its own monitor")
final class KnownFonts implements FontMapper {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final Set<String> PLAIN =
      Set.of("helvetica", "arial", "times", "timesnew", "timesnewroman", "courier", "couriernew");

  private static final String NOT_SAID = ".notdef";

  private final TrueTypeFont plain;
  private final CmapLookup cmap;
  private boolean missing;

  KnownFonts() {
    try (InputStream font = TrueTypeFont.class.getResourceAsStream(FONT)) {
      if (font == null) {
        throw new IllegalStateException("the renderer came without its font");
      }
      this.plain = new TTFParser().parse(new RandomAccessReadBuffer(font));
      this.cmap = plain.getUnicodeCmapLookup();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether a font was asked for that nobody here has. */
  synchronized boolean missing() {
    return missing;
  }

  synchronized void forget() {
    missing = false;
  }

  private synchronized <T extends FontBoxFont> FontMapping<T> font(String name, T font) {
    missing |= !isPlain(name);
    return new FontMapping<>(font, false);
  }

  /**
   * Whether it has that letter of a font that it stands for. By its name alone: where there is no
   * such letter the renderer draws a box, or the one that happens to have that number.
   */
  boolean has(PDSimpleFont font, int code) throws IOException {
    String name = font.getEncoding() == null ? NOT_SAID : font.getEncoding().getName(code);
    if (name.equals(NOT_SAID)) {
      return true; // the paper itself says that there is none
    }
    String letters = font.getGlyphList().toUnicode(name);
    return letters != null && letters.codePoints().allMatch(this::has);
  }

  private boolean has(int letter) {
    return Character.isSpaceChar(letter) || cmap.getGlyphId(letter) != 0;
  }

  /** {@code ABCDEF+Arial,BoldItalic} is Arial. */
  static boolean isPlain(String name) {
    String bare = name.substring(name.indexOf('+') + 1).toLowerCase(Locale.ROOT);
    return PLAIN.contains(
        bare.replaceAll("[ ,-]", "")
            .replaceAll("(bold|italic|oblique|roman|regular)+$", "")
            .replaceAll("(ps)?(mt)?$", "")
            .replaceAll("(bold|italic|oblique|roman|regular)+$", "")
            .replaceAll("ps$", ""));
  }

  @Override
  public FontMapping<TrueTypeFont> getTrueTypeFont(
      @Nullable String name, @Nullable PDFontDescriptor descriptor) {
    return font(name == null ? "" : name, plain);
  }

  @Override
  public FontMapping<FontBoxFont> getFontBoxFont(
      @Nullable String name, @Nullable PDFontDescriptor descriptor) {
    return font(name == null ? "" : name, (FontBoxFont) plain);
  }

  /** Its numbers of letters mean nothing in another font. */
  @Override
  public synchronized CIDFontMapping getCIDFont(
      @Nullable String name,
      @Nullable PDFontDescriptor descriptor,
      @Nullable PDCIDSystemInfo system) {
    missing = true;
    return new CIDFontMapping(null, plain, true);
  }
}
