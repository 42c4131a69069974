package org.kinbridge.http;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One path of the agency port. This list is the whole of it: what is not here does not exist,
 * whatever a router would make of the spelling.
 *
 * @param template the path, {@code {id}} for a random id
 * @param query the parameters it reads; another one is refused
 * @param largestBody bytes it reads before it answers 413
 */
public record Endpoint(String template, Set<String> methods, Set<String> query, int largestBody) {
  private static final int DOCUMENT = 4 << 20;
  private static final int FORM = 16 << 10;
  private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

  /**
   * Letters in lower case, digits, single slashes, dots and hyphens inside a name: no other byte
   * has a meaning here.
   */
  private static final Pattern PLAIN = Pattern.compile("(/[a-z0-9]+([.-][a-z0-9]+)*)+");

  public static final List<Endpoint> ALL =
      List.of(
          new Endpoint("/oauth2/token", Set.of("POST"), Set.of(), FORM),
          new Endpoint("/api/openapi.yaml", Set.of("GET"), Set.of(), 0),
          new Endpoint("/api/disclosures", Set.of("POST"), Set.of(), DOCUMENT),
          new Endpoint("/api/disclosures/preview", Set.of("POST"), Set.of(), DOCUMENT),
          new Endpoint("/api/disclosures/{id}", Set.of("PUT", "GET"), Set.of(), DOCUMENT),
          new Endpoint("/api/disclosures/{id}/preview", Set.of("POST"), Set.of(), DOCUMENT),
          new Endpoint("/api/permits", Set.of("GET"), Set.of("to"), 0),
          new Endpoint("/api/directory", Set.of("GET"), Set.of(), 0),
          new Endpoint("/api/records/check", Set.of("POST"), Set.of(), DOCUMENT),
          new Endpoint("/api/inbox", Set.of("GET"), Set.of("after"), 0),
          new Endpoint("/api/inbox/{id}", Set.of("GET"), Set.of(), 0),
          new Endpoint("/api/events", Set.of("GET"), Set.of("after", "wait"), 0),
          new Endpoint("/api/consents", Set.of("POST"), Set.of(), FORM),
          new Endpoint("/api/consents/{id}/withdrawal", Set.of("POST"), Set.of(), FORM),
          new Endpoint("/api/restrictions", Set.of("POST"), Set.of(), FORM));

  public Endpoint {
    requireNonNull(template, "template is null");
    methods = Set.copyOf(methods);
    query = Set.copyOf(query);
  }

  /**
   * The endpoint of a path exactly as it stood on the request line. Encoded characters, capitals,
   * empty or dot segments, parameters after a semicolon: none of them is any endpoint.
   */
  static Optional<Endpoint> of(String rawPath) {
    if (rawPath.length() > 200 || !PLAIN.matcher(rawPath).matches()) {
      return Optional.empty();
    }
    return ALL.stream().filter(endpoint -> endpoint.isAt(rawPath)).findFirst();
  }

  private boolean isAt(String path) {
    return path.equals(template) || path.matches(template.replace(".", "\\.").replace("{id}", ID));
  }
}
