package org.kinbridge.access.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.access.person.Assurance.ORDINARY;
import static org.kinbridge.access.person.Assurance.STEPPED_UP;
import static org.kinbridge.access.person.ProviderAlgorithm.ES256;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.access.AnyClient;
import org.kinbridge.access.person.AnyProvider.Token;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.Reason;

/** A person is known by a token in force that the state's provider signed for this node. */
class PersonTokensTest extends ShownTokens {
  @Test
  void a_token_in_force_makes_the_person_known() {
    assertThat(show(token().sign(), STEPPED_UP))
        .isInstanceOfSatisfying(
            PersonAccess.Granted.class,
            granted -> {
              assertThat(granted.person().name())
                  .isEqualTo(
                      new AuthenticatedPerson.Name(
                          AnyProvider.ISSUER, "sub-u-40", "u-40", "review-console"));
              assertThat(granted.person().authority()).isEqualTo(new AuthorityId("xc-mosa"));
              assertThat(granted.person().decides()).isTrue();
              assertThat(granted.person().supervises()).isFalse();
              assertThat(granted.person().assurance()).isEqualTo(STEPPED_UP);
            });
  }

  @Test
  void who_is_let_in_to_look_has_not_proved_that_she_may_decide() {
    assertThat(show(token().sign(), ORDINARY))
        .isInstanceOfSatisfying(
            PersonAccess.Granted.class,
            granted -> assertThat(granted.person().assurance()).isEqualTo(ORDINARY));
  }

  @Test
  void without_a_token_nobody_is_known() {
    denied(
        believing(Provider.Binding.AS_ISSUED, ES256)
            .verify(Optional.empty(), Optional.empty(), ORDINARY),
        Reason.NO_TOKEN);
  }

  @Test
  void a_node_without_a_provider_knows_no_person() {
    denied(
        PersonTokens.ofNobody(() -> NOW)
            .verify(Optional.of("Bearer " + token().sign()), Optional.empty(), ORDINARY),
        Reason.TOKEN_INVALID);
  }

  @Test
  void each_claim_and_header_counts_under_the_providers_own_signature() {
    long now = NOW.getEpochSecond();
    Map<String, Consumer<Token>> faults =
        Map.ofEntries(
            Map.entry("an id token", t -> t.header.put("typ", "JWT")),
            Map.entry("no type", t -> t.header.remove("typ")),
            Map.entry("a logout token", t -> t.header.put("typ", "logout+jwt")),
            Map.entry("crit", t -> t.header.put("crit", "b64")),
            Map.entry("a key in the header", t -> t.header.put("jku", "https://evil.example")),
            Map.entry("another issuer", t -> t.claims.put("iss", "https://login.xa.example")),
            Map.entry("no issuer", t -> t.claims.remove("iss")),
            Map.entry("another audience", t -> t.claims.put("aud", "https://node.xc.example/api")),
            Map.entry(
                "two audiences",
                t -> t.claims.putArray("aud").add(AnyProvider.AUDIENCE).add("account")),
            Map.entry("no end", t -> t.claims.remove("exp")),
            Map.entry("an end that is a text", t -> t.claims.put("exp", "" + (now + 300))),
            Map.entry("ended", t -> t.claims.put("exp", now)),
            Map.entry("too long a life", t -> t.claims.put("exp", now + 901)),
            Map.entry("no beginning", t -> t.claims.remove("iat")),
            Map.entry("from the future", t -> t.claims.put("iat", now + 61).put("exp", now + 90)),
            Map.entry("not yet", t -> t.claims.put("nbf", now + 61)),
            Map.entry("an odd not-before", t -> t.claims.put("nbf", "soon")),
            Map.entry("nobody", t -> t.claims.remove("sub")),
            Map.entry("an empty name", t -> t.claims.put("sub", "")),
            Map.entry("no program", t -> t.claims.remove("client_id")),
            Map.entry("no name in the case systems", t -> t.claims.remove("employee")),
            Map.entry("a name with a line", t -> t.claims.put("employee", "u-40\nu-41")));
    faults.forEach(
        (what, spoil) ->
            assertThat(show(spoilt(spoil), ORDINARY))
                .as(what)
                .isInstanceOfSatisfying(
                    PersonAccess.Denied.class,
                    no -> assertThat(no.reason()).isEqualTo(Reason.TOKEN_INVALID)));
  }

  @Test
  void what_a_provider_adds_for_others_does_not_matter() {
    assertThat(
            show(
                spoilt(
                    t -> {
                      t.header.put("x5t", "abc");
                      t.header.put("typ", "application/at+jwt");
                      t.claims.putArray("aud").add(AnyProvider.AUDIENCE);
                      t.claims.put("nbf", NOW.getEpochSecond() - 1);
                      t.claims.putObject("address").put("country", "XC");
                    }),
                ORDINARY))
        .isInstanceOf(PersonAccess.Granted.class);
  }

  @Test
  void a_token_under_another_key_or_changed_is_nobodys() {
    denied(show(token().sign(AnyClient.keyPair()), ORDINARY), Reason.TOKEN_INVALID);
    denied(show(spoilt(t -> t.header.put("kid", "ec-2")), ORDINARY), Reason.TOKEN_INVALID);
    String token = token().sign();
    int dot = token.lastIndexOf('.');
    String turned = token.charAt(dot + 1) == 'A' ? "B" : "A";
    denied(
        show(token.substring(0, dot + 1) + turned + token.substring(dot + 2), ORDINARY),
        Reason.TOKEN_INVALID);
  }

  @Nested
  class A_decision {
    private void weak(Consumer<Token> spoil) {
      assertThat(PersonTokensTest.this.show(spoilt(spoil), STEPPED_UP))
          .isEqualTo(new PersonAccess.Weak(List.of("phr", "phrh"), Duration.ofSeconds(300)));
      assertThat(PersonTokensTest.this.show(spoilt(spoil), ORDINARY))
          .isInstanceOf(PersonAccess.Granted.class);
    }

    @Test
    void asks_for_one_of_the_means_that_count() {
      weak(t -> t.claims.put("acr", "pwd"));
      weak(t -> t.claims.remove("acr"));
      assertThat(PersonTokensTest.this.show(spoilt(t -> t.claims.put("acr", "phrh")), STEPPED_UP))
          .isInstanceOf(PersonAccess.Granted.class);
    }

    @Test
    void asks_for_a_signing_in_that_is_not_long_ago() {
      long now = NOW.getEpochSecond();
      weak(t -> t.claims.put("auth_time", now - 301));
      weak(t -> t.claims.put("auth_time", now + 61));
      weak(t -> t.claims.remove("auth_time"));
      assertThat(
              PersonTokensTest.this.show(
                  spoilt(t -> t.claims.put("auth_time", now - 300)), STEPPED_UP))
          .isInstanceOf(PersonAccess.Granted.class);
    }
  }

  @Nested
  class Her_part {
    @Test
    void is_none_without_an_authority_or_a_role() {
      for (Consumer<Token> spoil :
          List.<Consumer<Token>>of(
              t -> t.claims.remove("kinbridge_authority"),
              t -> t.claims.put("kinbridge_authority", "XC MOSA"),
              t -> t.claims.remove("realm_access"),
              t -> t.as("xc-mosa", "caseworker"))) {
        assertThat(PersonTokensTest.this.show(spoilt(spoil), ORDINARY))
            .isInstanceOf(PersonAccess.NoPart.class);
      }
    }

    @Test
    void is_to_see_and_not_to_decide_for_who_supervises() {
      for (Consumer<Token> officer :
          List.<Consumer<Token>>of(
              t -> t.as("xc-mosa", "data-protection-officer"),
              t ->
                  t.claims
                      .withArray("/realm_access/roles")
                      .add("data-protection-officer")
                      .add("child-protection-supervisor"))) {
        assertThat(PersonTokensTest.this.show(spoilt(officer), ORDINARY))
            .isInstanceOfSatisfying(
                PersonAccess.Granted.class,
                granted -> {
                  assertThat(granted.person().supervises()).isTrue();
                  assertThat(granted.person().decides()).isFalse();
                });
      }
    }
  }

  @Test
  void while_the_provider_cannot_be_asked_nobody_is_told_from_anybody() {
    PersonTokens tokens =
        PersonTokens.of(
            AnyProvider.provider(Provider.Binding.AS_ISSUED, ES256),
            new ProviderKeys(
                () -> {
                  throw new IOException("no line");
                },
                Set.of(ES256),
                key -> false),
            () -> NOW);
    assertThat(tokens.verify(Optional.of("Bearer " + token().sign()), Optional.empty(), ORDINARY))
        .isInstanceOf(PersonAccess.Unknowable.class);
  }

  @Property(tries = 300)
  void no_header_makes_it_throw_or_opens_the_door(@ForAll @StringLength(max = 200) String text) {
    assertThat(show(text, ORDINARY)).isInstanceOf(PersonAccess.Denied.class);
    assertThat(show("eyJhbGciOiJFUzI1NiJ9." + text + ".AA", ORDINARY))
        .isInstanceOf(PersonAccess.Denied.class);
  }
}
