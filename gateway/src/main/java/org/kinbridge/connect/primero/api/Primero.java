package org.kinbridge.connect.primero.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kinbridge.connect.Answer;
import org.kinbridge.connect.Call;
import org.kinbridge.connect.Line;
import org.kinbridge.connect.NoAnswer;
import org.kinbridge.disclosure.Personal;

/** Primero as our user sees it. */
public final class Primero {
  /** Small pages: a version that ignores {@code fields} sends whole cases. */
  private static final int PER = 50;

  private static final int MOST_PAGES = 400;

  private final Line line;
  private final PrimeroTokens tokens;
  private final String user;
  private final ReferralReader referrals;

  public Primero(Line line, PrimeroAccount account, InstantSource clock) {
    this.line = requireNonNull(line, "line is null");
    this.tokens = new PrimeroTokens(line, account, clock);
    this.user = account.user();
    this.referrals = new ReferralReader(user);
  }

  /**
   * The cases shared with our user that changed at or after that instant of Primero's clock, or
   * all. They are named by id only. A user without the right to filter by a field is sent more than
   * was asked for, never less.
   */
  public Listing cases(Optional<Instant> since) throws NoAnswer {
    Set<UUID> found = new LinkedHashSet<>();
    Answer answer = page(since, 1);
    Instant asOf = answer.date().orElseThrow(() -> new NoAnswer("does not say what time it is"));
    JsonNode first = answer.json();
    long total = total(first);
    int rows = take(first, found);
    boolean moved = false;
    for (int page = 2; rows < total && page <= MOST_PAGES && !moved; page++) {
      JsonNode next = page(since, page).json();
      int taken = take(next, found);
      rows += taken;
      moved = total(next) != total || taken == 0;
    }
    return new Listing(asOf, List.copyOf(found), !moved && found.size() == total);
  }

  private Answer page(Optional<Instant> since, int page) throws NoAnswer {
    String changed =
        since
            .map(from -> "&last_updated_at=" + from.truncatedTo(ChronoUnit.MILLIS) + "..")
            .orElse("");
    String query = "?fields=id&assigned_user_names=" + encoded(user) + changed;
    Answer answer =
        send(
            Call.get(
                "/api/v2/cases" + query + "&order_by=created_at&per=" + PER + "&page=" + page));
    if (answer.status() != 200) {
      throw answer.unexpected();
    }
    return answer;
  }

  private static long total(JsonNode page) throws NoAnswer {
    JsonNode total = page.path("metadata").path("total");
    if (!total.isIntegralNumber() || total.longValue() < 0) {
      throw new NoAnswer("listed cases without saying how many");
    }
    return total.longValue();
  }

  private static int take(JsonNode page, Set<UUID> found) throws NoAnswer {
    JsonNode rows = page.path("data");
    if (!rows.isArray()) {
      throw new NoAnswer("listed cases in an unknown form");
    }
    for (JsonNode row : rows) {
      found.add(
          ReferralReader.uuid(row.path("id").asText())
              .orElseThrow(() -> new NoAnswer("listed a case without an id that is read")));
    }
    return rows.size();
  }

  /** The referrals of a case to our user; empty where we may not see the case, or not any more. */
  public Optional<List<Referral>> referrals(UUID caseId) throws NoAnswer {
    Answer answer = send(Call.get("/api/v2/cases/" + caseId + "/referrals"));
    if (answer.status() == 403 || answer.status() == 404) {
      return Optional.empty();
    }
    if (answer.status() != 200) {
      throw answer.unexpected();
    }
    JsonNode rows = answer.json().path("data");
    if (!rows.isArray()) {
      throw new NoAnswer("listed referrals in an unknown form");
    }
    List<Referral> found = new ArrayList<>();
    for (JsonNode row : rows) {
      referrals.read(row, caseId).ifPresent(found::add);
    }
    return Optional.of(found);
  }

  /** One of them. */
  public Optional<Referral> referral(UUID caseId, UUID id) throws NoAnswer {
    return referrals(caseId).stream()
        .flatMap(List::stream)
        .filter(referral -> referral.id().equals(id))
        .findFirst();
  }

  /** A whole case, as far as our user may read it; empty where we may not see it. */
  public Optional<Personal<ObjectNode>> find(UUID caseId) throws NoAnswer {
    Answer answer = send(Call.get("/api/v2/cases/" + caseId));
    if (answer.status() == 403 || answer.status() == 404) {
      return Optional.empty();
    }
    if (answer.status() != 200) {
      throw answer.unexpected();
    }
    if (answer.json().path("data") instanceof ObjectNode data
        && data.path("id").asText().equals(caseId.toString())) {
      return Optional.of(Personal.of("case", data));
    }
    throw new NoAnswer("gave another case than was asked for");
  }

  /**
   * Writes the status of a referral and nothing else.
   *
   * @return whether Primero says that it has that status now: it ignores a change that it does not
   *     allow
   */
  public boolean tell(Referral referral, StatusChange change) throws NoAnswer {
    Answer answer =
        send(
            Call.json(
                "PATCH",
                "/api/v2/cases/" + referral.caseId() + "/referrals/" + referral.id(),
                change.body()));
    return switch (answer.status()) {
      case 200 ->
          Referral.Status.of(answer.json().path("data").path("status").asText())
              .filter(change.status()::equals)
              .isPresent();
      case 403, 404, 409, 422 -> false;
      default -> throw answer.unexpected();
    };
  }

  private Answer send(Call call) throws NoAnswer {
    Answer first = line.send(call.with("Authorization", tokens.bearer()));
    if (first.status() != 401) {
      return first;
    }
    tokens.forget();
    return line.send(call.with("Authorization", tokens.bearer()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
