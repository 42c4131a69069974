package org.kinbridge.profile.primitive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The lexical rules of FHIR's primitive types, by hand: they run for every value of every document.
 */
public enum PrimitiveType {
  BOOLEAN("boolean") {
    @Override
    public boolean accepts(JsonNode value) {
      return value.isBoolean();
    }
  },
  INTEGER("integer") {
    @Override
    public boolean accepts(JsonNode value) {
      return value.isIntegralNumber() && value.canConvertToInt();
    }
  },
  UNSIGNED_INT("unsignedInt") {
    @Override
    public boolean accepts(JsonNode value) {
      return INTEGER.accepts(value) && value.intValue() >= 0;
    }
  },
  DECIMAL("decimal") {
    @Override
    public boolean accepts(JsonNode value) {
      return value.isNumber();
    }
  },
  STRING("string") {
    @Override
    public boolean accepts(JsonNode value) {
      return value.isTextual() && isText(value.textValue());
    }
  },
  CODE("code") {
    @Override
    public boolean accepts(JsonNode value) {
      return value.isTextual() && isCode(value.textValue());
    }
  },
  URI("uri") {
    @Override
    public boolean accepts(JsonNode value) {
      return value.isTextual() && isUri(value.textValue());
    }
  },
  URL("url") {
    @Override
    public boolean accepts(JsonNode value) {
      return URI.accepts(value);
    }
  },
  BASE64("base64Binary") {
    @Override
    public boolean accepts(JsonNode value) {
      return value.isTextual() && isBase64(value.textValue());
    }
  },
  CANONICAL("canonical") {
    @Override
    public boolean accepts(JsonNode value) {
      return URI.accepts(value);
    }
  },
  DATE("date") {
    @Override
    public boolean accepts(JsonNode value) {
      return value.isTextual() && PartialDate.isDate(value.textValue());
    }
  },
  DATE_TIME("dateTime") {
    @Override
    public boolean accepts(JsonNode value) {
      return value.isTextual() && PartialDate.isDateTime(value.textValue());
    }
  },
  INSTANT("instant") {
    @Override
    public boolean accepts(JsonNode value) {
      return value.isTextual() && PartialDate.isInstant(value.textValue());
    }
  },
  XHTML("xhtml") {
    @Override
    public boolean accepts(JsonNode value) {
      return value.isTextual() && PlainNarrative.accepts(value.textValue());
    }
  };

  private static final int LONGEST_TEXT = 1 << 20;
  private static final boolean[] IN_URI = inUri();
  private final String code;

  PrimitiveType(String code) {
    this.code = code;
  }

  public abstract boolean accepts(JsonNode value);

  public String code() {
    return code;
  }

  public static Optional<PrimitiveType> of(String code) {
    for (PrimitiveType type : values()) {
      if (type.code.equals(code)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Something visible at both ends, no control characters but line breaks and tabs. */
  private static boolean isText(String value) {
    if (value.isEmpty() || value.length() > LONGEST_TEXT || outside(value.charAt(0))) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7f) {
        return false;
      }
    }
    return !outside(value.charAt(value.length() - 1));
  }

  /** White space, or a mark that only a reader's machine sees. */
  private static boolean outside(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }

  private static boolean isCode(String value) {
    boolean blank = true;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ' ') {
        if (blank) {
          return false;
        }
        blank = true;
      } else if (c < ' ' || outside(c)) {
        return false;
      } else {
        blank = false;
      }
    }
    return !blank;
  }

  private static boolean[] inUri() {
    boolean[] allowed = new boolean[0x7f];
    for (int c = '!'; c < allowed.length; c++) {
      allowed[c] = "\"<>\\^`{|}".indexOf(c) < 0;
    }
    return allowed;
  }

  /** Printable ASCII that RFC 3986 allows; a relative one is the name of a part of an extension. */
  private static boolean isUri(String value) {
    if (value.startsWith("urn:uuid:")) {
      return Uuid.isUrn(value);
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= IN_URI.length || !IN_URI[c]) {
        return false;
      }
    }
    return !value.isEmpty();
  }

  /** Whole groups of four, the last one filled up. */
  private static boolean isBase64(String value) {
    int filled = value.endsWith("==") ? 2 : value.endsWith("=") ? 1 : 0;
    for (int i = 0; i < value.length() - filled; i++) {
      char c = value.charAt(i);
      boolean digit = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
      if (!digit && c != '+' && c != '/') {
        return false;
      }
    }
    return !value.isEmpty() && value.length() % 4 == 0 && value.length() <= LONGEST_TEXT;
  }
}
