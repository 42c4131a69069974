package org.kinbridge.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A form in {@code application/x-www-form-urlencoded}, each parameter named once. */
final class Form {
  private Form() {}

  /** Empty for a form that two readers could understand differently. */
  static Optional<Map<String, String>> parse(byte[] body) {
    Map<String, String> form = new HashMap<>();
    String text = new String(body, StandardCharsets.US_ASCII);
    for (String pair : text.split("&", -1)) {
      String[] sides = pair.split("=", 2);
      Optional<String> name = decode(sides[0]);
      Optional<String> value = sides.length == 2 ? decode(sides[1]) : Optional.empty();
      if (name.isEmpty() || value.isEmpty() || form.putIfAbsent(name.get(), value.get()) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(form);
  }

  private static Optional<String> decode(String text) {
    if (!text.matches("(?:[!-~&&[^%&]]|%[0-9A-Fa-f]{2})*")) {
      return Optional.empty();
    }
    return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
  }
}
