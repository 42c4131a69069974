package org.kinbridge.policy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.kinbridge.disclosure.Personal;

/**
 * What of the record does not leave, each element with its value: the sender commits to it, so that
 * it can show one of them later. What a document gets anew (labels, ids, its table of contents) is
 * no element of it.
 *
 * <p>WARNING: it holds what was withheld. It stays under the child's key.
 *
 * @param announced of these the recipient learns path and rule, one for all of a kind; in the order
 *     of rule and path
 * @param silent of these it learns nothing, their number included
 */
public record Stayed(List<Announced> announced, List<Silent> silent) {
  private static final Pattern ENTRY =
      Pattern.compile("^Bundle\\.entry\\[\\d+]\\.resource\\(([a-z0-9-]+)\\)");
  private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

  /**
   * @param path profile and member without index: {@code cp-child.telecom}
   * @param by the rule that withholds it
   * @param values an array of {@code path} and {@code value} of each: how many there are is not
   *     announced
   */
  public record Announced(String path, String by, Personal<JsonNode> values) {
    public Announced {
      requireNonNull(path, "path is null");
      requireNonNull(by, "by is null");
      requireNonNull(values, "values is null");
    }
  }

  /**
   * @param path {@code Bundle.entry[3].resource(cp-alert).code}
   * @param by the rule that withholds it
   */
  public record Silent(String path, String by, Personal<JsonNode> value) {
    public Silent {
      requireNonNull(path, "path is null");
      requireNonNull(by, "by is null");
      requireNonNull(value, "value is null");
    }

    /** The path as an announcement would give it. */
    public String kind() {
      return INDEX.matcher(ENTRY.matcher(path).replaceFirst("$1")).replaceAll("");
    }
  }

  public Stayed {
    announced = List.copyOf(announced);
    silent = List.copyOf(silent);
  }
}
