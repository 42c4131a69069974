package org.kinbridge.http;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One path of the agency port. This list is the whole of it: what is not here does not exist,
 * whatever a router would make of the spelling.
 *
 * @param template the path, {@code {id}} for a random id
 * @param query the parameters it reads; another one is refused
 * @param body what it reads
 */
public record Endpoint(String template, Set<String> methods, Set<String> query, Body body) {
  private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

  /** Letters in lower case, digits, single slashes, dots and hyphens inside a name. */
  private static final Pattern PLAIN = Pattern.compile("(/[a-z0-9]+([.-][a-z0-9]+)*)+");

  private static final int LONGEST = 200;
  private static final Set<String> GET = Set.of("GET");
  private static final Set<String> POST = Set.of("POST");
  private static final Set<String> NO_QUERY = Set.of();

  public static final List<Endpoint> ALL =
      List.of(
          new Endpoint("/oauth2/token", POST, NO_QUERY, Body.FORM),
          new Endpoint("/api/openapi.yaml", GET, NO_QUERY, Body.NONE),
          new Endpoint("/api/disclosures", POST, NO_QUERY, Body.DOCUMENT),
          new Endpoint("/api/disclosures/preview", POST, NO_QUERY, Body.DOCUMENT),
          new Endpoint("/api/disclosures/{id}", Set.of("PUT", "GET"), NO_QUERY, Body.DOCUMENT),
          new Endpoint("/api/disclosures/{id}/preview", POST, NO_QUERY, Body.DOCUMENT),
          new Endpoint("/api/disclosures/{id}/stop", POST, NO_QUERY, Body.SMALL),
          new Endpoint("/api/disclosure-batches", POST, Set.of("rehearsed"), Body.LINES),
          new Endpoint("/api/disclosure-batches/preview", POST, NO_QUERY, Body.LINES),
          new Endpoint("/api/holds", GET, Set.of("after", "most"), Body.NONE),
          new Endpoint("/api/holds/{id}", GET, NO_QUERY, Body.NONE),
          new Endpoint("/api/holds/{id}/approval", POST, NO_QUERY, Body.SMALL),
          new Endpoint("/api/holds/{id}/break-glass", POST, NO_QUERY, Body.SMALL),
          new Endpoint("/api/holds/{id}/judgement", POST, NO_QUERY, Body.SMALL),
          new Endpoint("/api/holds/{id}/refusal", POST, NO_QUERY, Body.SMALL),
          new Endpoint("/api/policy/replay", POST, NO_QUERY, Body.SMALL),
          new Endpoint("/api/recalls", GET, Set.of("after", "most"), Body.NONE),
          new Endpoint("/api/reviews", GET, Set.of("after", "most"), Body.NONE),
          new Endpoint("/api/reviews/{id}/finding", POST, NO_QUERY, Body.SMALL),
          new Endpoint("/api/permits", GET, Set.of("to"), Body.NONE),
          new Endpoint("/api/directory", GET, NO_QUERY, Body.NONE),
          new Endpoint("/api/records/check", POST, NO_QUERY, Body.DOCUMENT),
          new Endpoint("/api/inbox", GET, Set.of("after", "most"), Body.NONE),
          new Endpoint("/api/inbox/{id}", GET, Set.of("format", "kind"), Body.NONE),
          new Endpoint("/api/inbox/{id}/record", POST, NO_QUERY, Body.DOCUMENT),
          new Endpoint("/api/events", GET, Set.of("after", "wait"), Body.NONE),
          new Endpoint("/api/consents", POST, NO_QUERY, Body.SMALL),
          new Endpoint("/api/consents/{id}/withdrawal", POST, NO_QUERY, Body.SMALL),
          new Endpoint("/api/restrictions", POST, NO_QUERY, Body.SMALL),
          new Endpoint("/api/restrictions/{id}/lifting", POST, NO_QUERY, Body.SMALL),
          new Endpoint("/api/orders", POST, NO_QUERY, Body.SMALL),
          new Endpoint("/api/orders/{id}/lifting", POST, NO_QUERY, Body.SMALL),
          new Endpoint("/api/identities", POST, NO_QUERY, Body.SMALL),
          new Endpoint("/api/identities/{id}/lifting", POST, NO_QUERY, Body.SMALL),
          new Endpoint("/api/registrations", POST, NO_QUERY, Body.SMALL));

  /** What a door reads, and where it stops reading. */
  public enum Body {
    NONE("", 0),
    FORM("application/x-www-form-urlencoded", 16 << 10),
    SMALL("application/json", 64 << 10),
    DOCUMENT("application/json", 4 << 20),
    LINES("application/x-ndjson", 4 << 20);

    private final String mediaType;
    private final int largest;

    Body(String mediaType, int largest) {
      this.mediaType = mediaType;
      this.largest = largest;
    }

    public String mediaType() {
      return mediaType;
    }

    /** Bytes; one more is 413. */
    public int largest() {
      return largest;
    }

    /** Whether a Content-Type header names it, in UTF-8 or without saying. */
    boolean isNamedBy(String contentType) {
      String plain = contentType.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "");
      return plain.equals(mediaType) || plain.equals(mediaType + ";charset=utf-8");
    }
  }

  public Endpoint {
    requireNonNull(template, "template is null");
    methods = Set.copyOf(methods);
    query = Set.copyOf(query);
    requireNonNull(body, "body is null");
  }

  /**
   * The endpoint of a path exactly as it stood on the request line. Encoded characters, capitals,
   * empty or dot segments, parameters after a semicolon: none of them is any endpoint.
   */
  static Optional<Endpoint> of(String rawPath) {
    if (rawPath.length() > LONGEST || !PLAIN.matcher(rawPath).matches()) {
      return Optional.empty();
    }
    return ALL.stream().filter(endpoint -> endpoint.isAt(rawPath)).findFirst();
  }

  private boolean isAt(String path) {
    return path.equals(template) || path.matches(template.replace(".", "\\.").replace("{id}", ID));
  }
}
