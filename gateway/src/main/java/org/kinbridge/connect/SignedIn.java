package org.kinbridge.connect;

import static java.util.Objects.requireNonNull;

/** The line to our own node, with the token of a registered client on each call. */
public final class SignedIn {
  private final Line line;
  private final NodeTokens tokens;

  public SignedIn(Line line, NodeTokens tokens) {
    this.line = requireNonNull(line, "line is null");
    this.tokens = requireNonNull(tokens, "tokens is null");
  }

  /** Once more with a new token where the node does not take the one we have. */
  Answer send(Call call) throws NoAnswer {
    Answer first = line.send(call.with("Authorization", "Bearer " + tokens.token()));
    if (first.status() != 401) {
      return first;
    }
    tokens.forget();
    return line.send(call.with("Authorization", "Bearer " + tokens.token()));
  }
}
