package org.kinbridge.sign.withheld;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.policy.Stayed;

/**
 * What one closed leaf commits to.
 *
 * @param value JSON as text, exactly these characters
 */
public record Closed(LeafKind kind, String path, String rule, Personal<String> value) {
  public Closed {
    requireNonNull(kind, "kind is null");
    requireNonNull(path, "path is null");
    requireNonNull(rule, "rule is null");
    requireNonNull(value, "value is null");
  }

  /** What policy says stays, the announced first. */
  static List<Closed> of(Stayed stayed) {
    return Stream.concat(
            stayed.announced().stream()
                .map(one -> announced(one.path(), one.by(), text(one.values()))),
            stayed.silent().stream().map(one -> silent(one.path(), one.by(), text(one.value()))))
        .toList();
  }

  private static Closed announced(String path, String rule, Personal<String> value) {
    return new Closed(LeafKind.ANNOUNCED, path, rule, value);
  }

  private static Closed silent(String path, String rule, Personal<String> value) {
    return new Closed(LeafKind.SILENT, path, rule, value);
  }

  private static Personal<String> text(Personal<? extends Object> value) {
    return Personal.of(
        value.category(), value.reveal("write the withheld value as text").toString());
  }
}
