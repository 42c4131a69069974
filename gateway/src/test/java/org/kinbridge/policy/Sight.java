package org.kinbridge.policy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.kinbridge.disclosure.Sha256;

/**
 * All that anybody but its sender has of one message, as numbers: the line sees how long it is, the
 * recipient opens the rest.
 *
 * @param envelope its size on the line
 * @param signed length of the manifest with its signatures
 * @param content what the recipient reads
 * @param openings beside it
 * @param random what must look random, the tree's root first
 */
record Sight(int envelope, int signed, Content content, JsonNode openings, List<Sha256> random) {
  private static final int NODES = 4;
  private static final List<String> PARTS =
      List.of(
          "\":",
          "{",
          "\"fullUrl\"",
          "\"security\"",
          "\"code\":\"cp-",
          "\"extension\"",
          "\"address\"",
          "\"telecom\"",
          "\"reference\"",
          "emptyReason",
          "data-absent-reason",
          "REDACTED");

  /** Nothing came. */
  static final Sight NOTHING =
      new Sight(
          0,
          0,
          Content.of(new byte[0]),
          JsonNodeFactory.instance.objectNode(),
          List.of(Sha256.wrap(new byte[32]), Sha256.wrap(new byte[32])));

  Sight {
    requireNonNull(content, "content is null");
    requireNonNull(openings, "openings is null");
    random = List.copyOf(random);
  }

  /**
   * @param digest two contents of one digest are the same, byte for byte
   * @param numbers its length, and how often some parts are in it
   */
  record Content(Sha256 digest, List<Integer> numbers) {
    Content {
      requireNonNull(digest, "digest is null");
      numbers = List.copyOf(numbers);
    }

    static Content of(byte[] bytes) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      List<Integer> numbers = new ArrayList<>(List.of(bytes.length));
      PARTS.forEach(part -> numbers.add(count(text, part)));
      return new Content(Sha256.of(bytes), numbers);
    }

    private static int count(String text, String part) {
      int count = 0;
      for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
        count++;
      }
      return count;
    }
  }

  /** What no randomness is in. */
  private List<Integer> plain() {
    List<String> notices = notices();
    List<Integer> seen =
        new ArrayList<>(
            List.of(
                envelope,
                signed,
                openings.toString().length(),
                openings.path("announced").size(),
                notices.size(),
                notices.isEmpty() ? 0 : notices.indexOf(Collections.min(notices)),
                openings.path("rest").size()));
    seen.addAll(content.numbers());
    return seen;
  }

  private List<String> notices() {
    List<String> notices = new ArrayList<>();
    for (JsonNode rule : openings.path("announced")) {
      rule.path("paths").forEach(path -> notices.add(rule.path("rule").asText() + " " + path));
    }
    return notices;
  }

  /** That two messages differ in nothing but what must look random. */
  boolean isLike(Sight other) {
    return content.digest().equals(other.content.digest())
        && openings.path("announced").equals(other.openings.path("announced"))
        && plain().equals(other.plain());
  }

  /** For a classifier. */
  double[] features() {
    Stream<Integer> noise =
        Stream.concat(
                random.stream().map(Sha256::base64url),
                nodes()) // of each its first letter and the sum of all
            .flatMap(text -> Stream.of((int) text.charAt(0), text.chars().sum()));
    return Stream.concat(plain().stream(), noise).mapToDouble(Integer::doubleValue).toArray();
  }

  /** Over the largest parts of the tree: those that most probably hold something. */
  private Stream<String> nodes() {
    JsonNode rest = openings.path("rest");
    return Stream.iterate(1, i -> i + 1)
        .limit(NODES)
        .map(i -> rest.path(Math.max(0, rest.size() - i)).asText("-"));
  }
}
