package org.kinbridge.sign;

import static java.util.Objects.requireNonNull;

import org.kinbridge.trust.key.SecretBytes;

/**
 * The two salts of one message, known to sender and recipient only, erased with the content.
 *
 * @param content keys the content commitment: without it nobody can test a guessed content
 * @param exchange keys C_exchange, by which the recipient finds the message in the sender's log
 */
public record Salts(SecretBytes content, SecretBytes exchange) {
  public static final int LENGTH = 32;

  public Salts {
    requireNonNull(content, "content is null");
    requireNonNull(exchange, "exchange is null");
    if (content.length() != LENGTH || exchange.length() != LENGTH) {
      throw new IllegalArgumentException("a salt has 32 bytes");
    }
  }

  @Override
  public String toString() {
    return "<salts>";
  }
}
