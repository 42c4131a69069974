package org.kinbridge.translate.xml;

import java.util.HashSet;
import java.util.Set;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.translate.source.SourceRefused;

/**
 * The namespaces of one document. The parser compares each that an element declares with all others
 * that it declares, and has no limit for them: they are counted before it reads.
 */
@Owned(by = "the reading of one document", lock = "none")
final class Namespaces {
  private static final String DECLARATION = "xmlns";
  private static final int MOST = 2_048;

  /** The root of a document that is written declares those of the document and of the map. */
  private static final int MOST_OF_AN_ELEMENT = MOST + 256;

  private final Set<String> used = new HashSet<>();

  /**
   * @return whether the document has more of them than are read
   */
  boolean tooManyWith(String uri) {
    used.add(uri);
    return used.size() > MOST;
  }

  /** No less-than sign stands within a tag: from one to the next there is one tag at most. */
  static void refuseTooMany(String text) throws SourceRefused {
    int tag = text.indexOf('<');
    while (tag >= 0) {
      int next = text.indexOf('<', tag + 1);
      refuseTooMany(text, tag, next < 0 ? text.length() : next);
      tag = next;
    }
  }

  private static void refuseTooMany(String text, int tag, int end) throws SourceRefused {
    int declared = 0;
    int at = text.indexOf(DECLARATION, tag, end);
    while (at >= 0) {
      declared++;
      if (declared > MOST_OF_AN_ELEMENT) {
        throw new SourceRefused(
            Reason.TOO_LARGE, place(text, at), "an element declares more namespaces than are read");
      }
      at = text.indexOf(DECLARATION, at + 1, end);
    }
  }

  private static String place(String text, int at) {
    String before = text.substring(0, at);
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    return "line " + line + ", column " + (at - before.lastIndexOf('\n'));
  }
}
