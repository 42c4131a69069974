package org.kinbridge.sign.withheld;

import java.util.regex.Pattern;

/**
 * That elements of one kind are withheld by one rule: all the recipient learns of them.
 *
 * @param path profile and member, without index: {@code cp-child.telecom}
 * @param rule which rule withholds them
 */
public record Notice(String rule, String path) implements Comparable<Notice> {
  private static final Pattern RULE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,62}");
  private static final Pattern PATH =
      Pattern.compile("[a-z][a-z0-9-]{0,62}(\\.[A-Za-z_][A-Za-z0-9_]{0,62}){1,16}");

  public Notice {
    if (!RULE.matcher(rule).matches() || !PATH.matcher(path).matches()) {
      throw new IllegalArgumentException("not the name of a rule and a path without index");
    }
  }

  @Override
  public int compareTo(Notice other) {
    int rules = rule.compareTo(other.rule);
    return rules != 0 ? rules : path.compareTo(other.path);
  }
}
