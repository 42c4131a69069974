package org.kinbridge.access.jws;

/**
 * The one refusal of the JOSE boundary: it says the same for every cause and holds nothing of the
 * input.
 */
public final class MalformedJws extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedJws() {
    super("malformed token", null, false, false);
  }
}
