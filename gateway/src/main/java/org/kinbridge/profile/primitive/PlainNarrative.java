package org.kinbridge.profile.primitive;

import org.kinbridge.disclosure.Owned;

/**
 * The only narrative of a shared record: paragraphs of plain text in one {@code div}, optionally
 * naming a language. No attribute, link, image, style or comment can carry anything else across.
 */
@Owned(by = "one reading", lock = "none: one thread")
public final class PlainNarrative {
  private static final String OPEN = "<div xmlns=\"http://www.w3.org/1999/xhtml\"";
  private static final String CLOSE = "</div>";
  private static final String[] ENTITIES = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
  private final String text;
  private int at;

  private PlainNarrative(String text) {
    this.text = text;
  }

  public static boolean accepts(String div) {
    return new PlainNarrative(div).whole();
  }

  private boolean whole() {
    if (!skip(OPEN) || !languages() || !skip(">")) {
      return false;
    }
    do {
      if (!paragraph()) {
        return false;
      }
    } while (text.startsWith("<p>", at));
    return skip(CLOSE) && at == text.length();
  }

  private boolean languages() {
    if (!skip(" lang=\"")) {
      return true;
    }
    int end = text.indexOf('"', at);
    if (end < 0) {
      return false;
    }
    String language = text.substring(at, end);
    at = end + 1;
    return LanguageTag.accepts(language) && skip(" xml:lang=\"" + language + "\"");
  }

  private boolean paragraph() {
    if (!skip("<p>")) {
      return false;
    }
    boolean visible = false;
    while (at < text.length() && !text.startsWith("</p>", at)) {
      char c = text.charAt(at);
      if (c == '<') {
        if (!skip("<br/>")) {
          return false;
        }
      } else if (c == '&') {
        if (!entity()) {
          return false;
        }
        visible = true;
      } else if (c < ' ' && c != '\n' && c != '\t' || c == '>' || c == 0x7f) {
        return false;
      } else {
        visible |= !Character.isWhitespace(c) && !Character.isSpaceChar(c);
        at++;
      }
    }
    return visible && skip("</p>");
  }

  private boolean entity() {
    for (String entity : ENTITIES) {
      if (skip(entity)) {
        return true;
      }
    }
    return false;
  }

  private boolean skip(String expected) {
    if (!text.startsWith(expected, at)) {
      return false;
    }
    at += expected.length();
    return true;
  }
}
