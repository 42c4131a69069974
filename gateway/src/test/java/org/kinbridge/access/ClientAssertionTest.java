package org.kinbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.access.TokenGrant.Declined;
import org.kinbridge.access.TokenGrant.Issued;
import org.kinbridge.access.TokenGrant.OAuthError;
import org.kinbridge.disclosure.Reason;

/**
 * What an assertion must be for the token endpoint to believe it, and that it is never more than
 * "no".
 */
final class ClientAssertionTest {
  private final Agency agency = new Agency();

  private void refuses(String assertion) {
    assertThat(agency.grant(assertion))
        .isInstanceOfSatisfying(
            Declined.class,
            declined -> {
              assertThat(declined.error()).isEqualTo(OAuthError.INVALID_CLIENT);
              assertThat(declined.reason()).isEqualTo(Reason.CLIENT_ASSERTION_INVALID);
            });
  }

  private void refusesWhen(Consumer<Assertion> spoil) {
    assertThat(agency.grant(agency.assertion().sign())).isInstanceOf(Issued.class);
    Assertion spoilt = agency.assertion();
    spoil.accept(spoilt);
    refuses(spoilt.sign());
  }

  @Nested
  class An_assertion_that_is_believed {
    @Test
    void gives_a_token_of_five_minutes() {
      assertThat(agency.grant(agency.assertion().sign()))
          .isInstanceOfSatisfying(
              Issued.class, issued -> assertThat(issued.life()).isEqualTo(Duration.ofMinutes(5)));
    }

    @Test
    void may_name_its_one_audience_in_a_list() {
      Assertion listed = agency.assertion();
      listed.claims.putArray("aud").add(Agency.AUDIENCE);
      assertThat(agency.grant(listed.sign())).isInstanceOf(Issued.class);
    }

    @Test
    void is_believed_once() {
      String assertion = agency.assertion().sign();
      assertThat(agency.grant(assertion)).isInstanceOf(Issued.class);
      refuses(assertion);
    }

    @Test
    void may_come_from_a_clock_one_minute_ahead() {
      Assertion ahead = agency.assertion();
      ahead.claims.put("iat", agency.now.plusSeconds(60).getEpochSecond());
      assertThat(agency.grant(ahead.sign())).isInstanceOf(Issued.class);
    }
  }

  @Nested
  class Its_claims {
    @Test
    void name_a_client_that_is_registered() {
      refusesWhen(a -> a.claims.put("iss", "nobody").put("sub", "nobody"));
      refusesWhen(a -> a.claims.put("iss", "NOT A CLIENT ID").put("sub", "NOT A CLIENT ID"));
    }

    @Test
    void say_it_about_itself() {
      refusesWhen(a -> a.claims.put("sub", "xc-police-desk"));
      refusesWhen(a -> a.claims.remove("sub"));
    }

    @Test
    void name_the_one_registered_audience() {
      refusesWhen(a -> a.claims.put("aud", "https://node.xc.example/oauth2/token"));
      refusesWhen(
          a -> a.claims.putArray("aud").add(Agency.AUDIENCE).add("https://node.xa.example"));
      refusesWhen(a -> a.claims.remove("aud"));
    }

    @Test
    void end_after_now() {
      refusesWhen(a -> a.claims.put("exp", agency.now.getEpochSecond()));
      refusesWhen(a -> a.claims.put("exp", Long.MAX_VALUE));
      refusesWhen(a -> a.claims.put("exp", String.valueOf(agency.now.getEpochSecond() + 60)));
      refusesWhen(a -> a.claims.put("exp", agency.now.getEpochSecond() + 60.5));
      refusesWhen(a -> a.claims.remove("exp"));
    }

    @Test
    void live_five_minutes_at_most() {
      refusesWhen(a -> a.claims.put("exp", agency.now.getEpochSecond() + 301));
      refusesWhen(a -> a.claims.put("iat", agency.now.getEpochSecond() - 200));
      refusesWhen(a -> a.claims.put("iat", Long.MIN_VALUE));
    }

    @Test
    void do_not_come_from_the_future() {
      refusesWhen(a -> a.claims.put("iat", agency.now.getEpochSecond() + 61));
      refusesWhen(a -> a.claims.remove("iat"));
    }

    @Test
    void carry_an_id() {
      refusesWhen(a -> a.claims.remove("jti"));
      refusesWhen(a -> a.claims.put("jti", ""));
      refusesWhen(a -> a.claims.put("jti", 7));
      refusesWhen(a -> a.claims.put("jti", "x".repeat(129)));
    }

    @Test
    void hold_nothing_else() {
      refusesWhen(a -> a.claims.put("scope", "everything"));
    }
  }

  @Nested
  class Its_form {
    @Test
    void has_the_algorithm_of_the_key_and_no_other() {
      refusesWhen(a -> a.header.put("alg", "none"));
      refusesWhen(a -> a.header.put("alg", "HS256"));
      refusesWhen(a -> a.header.put("alg", "ES384"));
      refusesWhen(a -> a.header.remove("alg"));
    }

    @Test
    void names_a_registered_key() {
      refusesWhen(a -> a.header.put("kid", "key-2"));
      refusesWhen(a -> a.header.remove("kid"));
    }

    @Test
    void brings_no_key_and_no_extension_along() {
      refusesWhen(a -> a.header.put("jku", "https://attacker.example/keys"));
      refusesWhen(a -> a.header.putObject("jwk"));
      refusesWhen(a -> a.header.putArray("crit").add("exp"));
      refusesWhen(a -> a.header.put("typ", "at+jwt"));
    }

    @Test
    void is_signed_by_the_client_and_not_by_another() {
      Assertion forged =
          new Assertion(
              "xc-mosa-casework", Agency.AUDIENCE, "key-1", AnyClient.keyPair(), agency.now);
      refuses(forged.sign());
    }

    @Test
    void names_no_member_twice() {
      Assertion once = agency.assertion();
      String twice =
          once.claims.toString().replaceFirst("\\{", "{\"aud\":\"https://node.xa.example\",");
      refuses(Assertion.sign(once.header.toString(), twice, agency.key));
    }

    @Test
    void has_one_spelling() {
      String assertion = agency.assertion().sign();
      refuses(assertion + "=");
      refuses(assertion.replaceFirst("\\.", ".\n"));
      refuses(assertion + ".");
      refuses(assertion.substring(0, assertion.length() - 1) + nextLetter(assertion));
      assertThat(agency.grant(assertion)).as("none of them used it up").isInstanceOf(Issued.class);
    }

    /**
     * 64 bytes end in a letter with four bits to spare: a neighbour decodes to the same bytes in a
     * forgiving decoder.
     */
    private char nextLetter(String assertion) {
      char last = assertion.charAt(assertion.length() - 1);
      return (char) (last + 1);
    }
  }

  @Nested
  class The_request {
    private Declined declined(Map<String, String> form) {
      return (Declined)
          agency.grants.grant(new TokenRequest(form, Optional.of(agency.certificate)));
    }

    private Map<String, String> formWith(String name, String value) {
      Map<String, String> form = new HashMap<>(Agency.form(agency.assertion().sign()));
      form.put(name, value);
      return form;
    }

    @Test
    void asks_for_client_credentials() {
      assertThat(declined(formWith("grant_type", "password")).error())
          .isEqualTo(OAuthError.UNSUPPORTED_GRANT_TYPE);
      assertThat(declined(Map.of()).error()).isEqualTo(OAuthError.INVALID_REQUEST);
    }

    @Test
    void asks_for_no_scope() {
      assertThat(declined(formWith("scope", "system/*.rs")).error())
          .isEqualTo(OAuthError.INVALID_SCOPE);
    }

    @Test
    void carries_an_assertion_and_says_so() {
      assertThat(declined(Map.of("grant_type", "client_credentials")).error())
          .isEqualTo(OAuthError.INVALID_REQUEST);
      assertThat(declined(formWith("client_assertion_type", "saml")).error())
          .isEqualTo(OAuthError.INVALID_REQUEST);
    }

    @Test
    void names_no_other_client() {
      assertThat(declined(formWith("client_id", "xc-police-desk")).error())
          .isEqualTo(OAuthError.INVALID_CLIENT);
    }

    @Test
    void comes_with_a_registered_certificate_in_force() {
      var other =
          SelfSigned.certificate(
              AnyClient.keyPair(), agency.now.minusSeconds(5), Duration.ofDays(1));
      for (var certificate :
          java.util.List.of(
              Optional.of(other), Optional.<java.security.cert.X509Certificate>empty())) {
        TokenRequest request =
            new TokenRequest(Agency.form(agency.assertion().sign()), certificate);
        assertThat(((Declined) agency.grants.grant(request)).reason())
            .isEqualTo(Reason.TOKEN_WRONG_CERTIFICATE);
      }
      agency.now = agency.now.plus(Duration.ofDays(2));
      assertThat(((Declined) agency.grant(agency.assertion().sign())).reason())
          .isEqualTo(Reason.TOKEN_WRONG_CERTIFICATE);
    }

    @Test
    void that_shows_an_assertion_with_a_wrong_certificate_uses_it_up() {
      String assertion = agency.assertion().sign();
      agency.grants.grant(new TokenRequest(Agency.form(assertion), Optional.empty()));
      refuses(assertion);
    }
  }

  @Property(tries = 300)
  void no_text_makes_it_throw(@ForAll @StringLength(max = 200) String text) {
    assertThat(agency.grant(text)).isInstanceOf(Declined.class);
  }

  @Property(tries = 300)
  void no_signed_claims_make_it_throw(
      @ForAll @StringLength(max = 60) String name, @ForAll long number) {
    Assertion odd = agency.assertion();
    odd.claims.put("exp", number).put(name, number);
    assertThat(agency.grant(odd.sign())).isNotNull();
  }

  @Property(tries = 300)
  void no_changed_letter_is_believed(@ForAll int at, @ForAll char letter) {
    String assertion = agency.assertion().sign();
    int place = Math.floorMod(at, assertion.length());
    if (assertion.charAt(place) != letter) {
      refuses(assertion.substring(0, place) + letter + assertion.substring(place + 1));
    }
  }
}
