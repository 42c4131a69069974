package org.kinbridge.print;

import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.jspecify.annotations.Nullable;

/**
 * What lies on a page beside what is printed on it: stamps, comments, the fields of a form. A
 * reader makes up how one looks that does not say so itself, and each reader does it otherwise: the
 * person saw it, and the renderer leaves it out without a word.
 */
final class Notes {
  /** They show nothing, or only where one may click. */
  private static final Set<String> UNSEEN = Set.of("Link", "Popup", "PrinterMark", "TrapNet");

  private static final String FIELD = "Widget";
  private static final int MOST_PARENTS = 32;

  private Notes() {}

  /**
   * Whether somebody may have seen what is not drawn.
   *
   * @param drawn how it is drawn; null where it is not
   */
  static boolean isLost(PDAnnotation note, @Nullable PDAppearanceStream drawn) {
    PDRectangle place = note.getRectangle();
    boolean field = FIELD.equals(note.getSubtype());
    if (field && (place == null || place.getWidth() <= 0 || place.getHeight() <= 0)) {
      return false; // a signature that is not to be seen
    }
    if (drawn != null) {
      return place == null || drawn.getBBox() == null;
    }
    return field ? says(note.getCOSObject()) : !UNSEEN.contains(String.valueOf(note.getSubtype()));
  }

  /** The reader writes what the fields say, whatever the page shows of it. */
  static boolean isWrittenByReader(PDDocument paper) {
    COSDictionary form =
        paper.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.ACRO_FORM);
    return form != null
        && form.getBoolean(COSName.NEED_APPEARANCES, false)
        && anySays(form.getCOSArray(COSName.FIELDS), MOST_PARENTS);
  }

  private static boolean anySays(@Nullable COSArray fields, int depth) {
    for (int i = 0; fields != null && i < fields.size(); i++) {
      boolean said =
          !(fields.getObject(i) instanceof COSDictionary field)
              || depth == 0
              || (isText(field) && says(field))
              || anySays(field.getCOSArray(COSName.KIDS), depth - 1);
      if (said) {
        return true;
      }
    }
    return false;
  }

  /** What is ticked or signed shows itself. */
  private static boolean isText(COSDictionary field) {
    COSBase kind = inherited(field, COSName.FT);
    return !COSName.BTN.equals(kind) && !COSName.SIG.equals(kind);
  }

  private static boolean says(COSDictionary field) {
    COSBase value = inherited(field, COSName.V);
    if (COSName.BTN.equals(inherited(field, COSName.FT))) {
      COSBase state = field.getDictionaryObject(COSName.AS);
      value = state == null ? value : state;
    }
    return value != null
        && !(value instanceof COSString text && text.getBytes().length == 0)
        && !COSName.Off.equals(value);
  }

  private static @Nullable COSBase inherited(COSDictionary field, COSName name) {
    COSDictionary at = field;
    for (int i = 0; at != null && i < MOST_PARENTS; i++) {
      COSBase value = at.getDictionaryObject(name);
      if (value != null) {
        return value;
      }
      at = at.getCOSDictionary(COSName.PARENT);
    }
    return null;
  }
}
