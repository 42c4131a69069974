package org.kinbridge.connect.primero.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.kinbridge.connect.Answer;
import org.kinbridge.connect.Call;
import org.kinbridge.connect.Line;
import org.kinbridge.connect.NoAnswer;
import org.kinbridge.disclosure.Owned;

/** The token of our user at Primero: it lives 60 minutes and is renewed before. */
@Owned(by = "one connector", lock = "none: its one thread")
final class PrimeroTokens {
  private static final Duration USED = Duration.ofMinutes(50);
  private static final Pattern BEARER = Pattern.compile("Bearer [A-Za-z0-9._~+/-]{1,8192}=*");

  private final Line line;
  private final PrimeroAccount account;
  private final InstantSource clock;
  private String bearer = "";
  private Instant until = Instant.MIN;

  PrimeroTokens(Line line, PrimeroAccount account, InstantSource clock) {
    this.line = requireNonNull(line, "line is null");
    this.account = requireNonNull(account, "account is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** The value of the Authorization header. */
  String bearer() throws NoAnswer {
    Instant now = clock.instant();
    if (!now.isBefore(until)) {
      Answer answer = line.send(Call.json("POST", "/api/v2/tokens", credentials()));
      if (answer.status() != 200) {
        throw new NoAnswer(
            "let nobody in (status " + answer.status() + "): user name and password",
            answer.retryAfter());
      }
      bearer =
          answer
              .header("Authorization")
              .filter(value -> BEARER.matcher(value).matches())
              .orElseThrow(() -> new NoAnswer("gave no token in the Authorization header"));
      until = now.plus(USED);
    }
    return bearer;
  }

  void forget() {
    until = Instant.MIN;
  }

  private ObjectNode credentials() {
    byte[] password = account.password().revealSecret("to sign in at Primero");
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("user")
        .put("user_name", account.user())
        .put("password", new String(password, StandardCharsets.UTF_8));
    return body;
  }
}
