package org.kinbridge.http.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.access.person.AnyProvider;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.hold.HoldOutcome;
import org.kinbridge.http.Caller;
import org.kinbridge.http.Caller.Answer;
import org.kinbridge.http.DoorsNode;
import org.kinbridge.http.DoorsProfile;
import org.kinbridge.http.Knocking;

/** Who is let in at the doors of persons, who may decide, and what the story gets. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class PersonDoorsTest extends AtThePersonsDoors {
  @Nested
  class Without_a_proof {
    private final Caller stranger = new Caller(url(), Caller.tlsWithoutCertificate());

    private void eachDoor(String token, int status, String code) {
      Knocking.everyPersonDoor()
          .forEach(
              door ->
                  refused(
                      knock(stranger.withToken(token), door.get()[0], door.get()[1]),
                      status,
                      code));
      notReached();
    }

    @Test
    void nobody_is_let_in() {
      eachDoor("", 401, "no-token");
      eachDoor("eyJhbGciOiJub25lIn0.e30.", 401, "token-invalid");
      String ended = token().sign();
      DoorsNode.AHEAD.set(Duration.ofMinutes(5));
      eachDoor(ended, 401, "token-invalid");
    }

    @Test
    void a_program_is_no_person() {
      eachDoor(mosa.token(), 401, "token-invalid");
    }

    @Test
    void a_person_is_no_program() {
      Caller pretender = mosa.withToken(token().sign());
      Knocking.everyClientDoor()
          .forEach(
              door ->
                  refused(knock(pretender, door.get()[0], door.get()[1]), 401, "token-invalid"));
      notReached();
    }

    @Test
    void a_person_without_a_part_here_is_403() {
      eachDoor(token().as("xc-mosa", "caseworker").sign(), 403, "not-allowed");
    }
  }

  @Nested
  class To_decide {
    private AnyProvider.Token weak() {
      AnyProvider.Token token = token();
      token.claims.put("acr", "pwd");
      return token;
    }

    @Test
    void takes_a_stronger_and_newer_signing_in_and_the_challenge_says_which() {
      for (String answer : List.of("approval", "refusal", "judgement", "break-glass")) {
        Answer challenged =
            showing(weak().sign()).post("/api/holds/" + ID + "/" + answer, DECISION);
        refused(challenged, 401, "insufficient-user-authentication");
        assertThat(challenged.header("WWW-Authenticate"))
            .isEqualTo(
                "Bearer error=\"insufficient_user_authentication\", acr_values=\"phr phrh\","
                    + " max_age=\"300\"");
        notReached();
      }
    }

    @Test
    void takes_more_than_to_look() {
      DoorsNode.DOOR.answers(new HoldOutcome.NotFound());
      refused(showing(weak().sign()).get("/api/holds/" + ID), 404, "not-found");
      DoorsNode.DOOR.answers(List.of());
      assertThat(showing(weak().sign()).get("/api/holds").status()).isEqualTo(200);
    }
  }

  @Nested
  class A_call {
    @Test
    void reaches_the_story_as_it_was_sent_and_from_whom() {
      DoorsNode.DOOR.answers(new HoldOutcome.NotFound());
      supervisor().post("/api/holds/" + ID + "/approval", DECISION);
      AuthenticatedPerson person = (AuthenticatedPerson) DoorsNode.DOOR.lastCall()[0];
      assertThat(person.name().userRef()).isEqualTo("u-40");
      assertThat(person.authority()).isEqualTo(new AuthorityId("xc-mosa"));
      assertThat(person.decides()).isTrue();
      assertThat(DoorsNode.DOOR.lastCall()[1]).isEqualTo(new DisclosureId(ID));
      assertThat((byte[]) DoorsNode.DOOR.lastCall()[2])
          .isEqualTo(DECISION.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void with_an_odd_query_is_refused() {
      refused(supervisor().get("/api/holds?after=yesterday"), 422, "invalid-value");
      refused(supervisor().get("/api/holds?most=0"), 422, "invalid-value");
      refused(supervisor().get("/api/holds?most=501"), 422, "invalid-value");
      notReached();
    }

    @Test
    void too_many_of_one_person_wait_and_nobody_else() {
      DoorsNode.DOOR.answers(new HoldOutcome.NotFound());
      Answer answer = supervisor().get("/api/holds/" + ID);
      for (int i = 0; i < 300 && answer.status() == 404; i++) {
        answer = supervisor().get("/api/holds/" + ID);
      }
      refused(answer, 429, "too-many-requests");
      String other = DoorsNode.PROVIDER.token("u-41", Instant.now()).sign();
      refused(showing(other).get("/api/holds/" + ID), 404, "not-found");
      assertThat(DoorsNode.DATABASE.ask("SELECT string_agg(client, ' ') FROM request_rate"))
          .doesNotContain("sub-");
    }
  }
}
