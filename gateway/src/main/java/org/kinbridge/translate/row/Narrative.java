package org.kinbridge.translate.row;

import java.util.regex.Pattern;

/** Plain text as the narrative of a section: paragraphs, everything else escaped. */
final class Narrative {
  private static final Pattern LINE_ENDS = Pattern.compile("\\R+");

  private Narrative() {}

  static String of(String passage) {
    StringBuilder div = new StringBuilder("<div xmlns=\"http://www.w3.org/1999/xhtml\">");
    for (String paragraph : LINE_ENDS.split(passage)) {
      String text = paragraph.replace('\t', ' ').strip();
      if (!text.isEmpty()) {
        div.append("<p>").append(escape(text)).append("</p>");
      }
    }
    return div.append("</div>").toString();
  }

  /** The paragraphs of a narrative as lines: the reverse, for narratives that we write. */
  static String passage(String div) {
    return div.replaceAll("</p>\\s*<p[^>]*>", "\n")
        .replaceAll("<[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .strip();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
