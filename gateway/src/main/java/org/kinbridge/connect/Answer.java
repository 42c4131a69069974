package org.kinbridge.connect;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;

/** What a service answered, unread. It prints its status and nothing of its content. */
public record Answer(int status, Map<String, String> headers, byte[] body) {
  /** Wider than anything a record holds; a page of records is deeper by two. */
  private static final int DEPTH = 64;

  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  public Answer {
    Map<String, String> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    named.putAll(headers);
    headers = named;
    requireNonNull(body, "body is null");
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Strict JSON: a member named twice, half a character or bytes after the value are no answer. */
  public JsonNode json() throws NoAnswer {
    try {
      return StrictJson.parse(body, new StrictJson.Limits(body.length, DEPTH));
    } catch (JsonRefused refused) {
      throw new NoAnswer("sent no strict JSON: " + refused.fault().reason().code());
    }
  }

  /** The clock of whoever answered. */
  public Optional<Instant> date() {
    return header("Date").flatMap(Answer::instant);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  /** How long the service asks to be left alone; never longer than an hour. */
  public Duration retryAfter() {
    return header("Retry-After")
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .map(asked -> asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked)
        .orElse(Duration.ZERO);
  }

  /** What another status than one of those that are read means: nothing may be concluded. */
  public NoAnswer unexpected() {
    return new NoAnswer("answered with status " + status, retryAfter());
  }

  @Override
  public String toString() {
    return "<answer " + status + ">";
  }
}
