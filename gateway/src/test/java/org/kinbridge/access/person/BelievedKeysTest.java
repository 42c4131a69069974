package org.kinbridge.access.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.access.person.Assurance.ORDINARY;
import static org.kinbridge.access.person.ProviderAlgorithm.ES256;
import static org.kinbridge.access.person.ProviderAlgorithm.PS256;
import static org.kinbridge.access.person.ProviderAlgorithm.RS256;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.access.AnyClient;
import org.kinbridge.access.CertificateThumbprint;
import org.kinbridge.access.SelfSigned;
import org.kinbridge.access.person.AnyProvider.Token;
import org.kinbridge.disclosure.Reason;

/**
 * A token counts under the algorithm of the provider's key and with the certificate it is bound to.
 */
class BelievedKeysTest extends ShownTokens {
  @Nested
  class The_algorithm {
    private PersonAccess show(PersonTokens tokens, Token token) {
      return tokens.verify(Optional.of("Bearer " + token.sign()), Optional.empty(), ORDINARY);
    }

    private Token rsa(String algorithm) {
      Token token = token();
      token.header.put("alg", algorithm).put("kid", "rsa-1");
      return token;
    }

    @Test
    void is_the_keys_own_and_never_the_tokens() {
      PersonTokens both = believing(Provider.Binding.AS_ISSUED, ES256, PS256, RS256);
      assertThat(show(both, rsa("PS256"))).isInstanceOf(PersonAccess.Granted.class);
      denied(show(both, rsa("RS256")), Reason.TOKEN_INVALID);
    }

    @Test
    void that_the_operator_did_not_name_makes_a_key_no_key() {
      denied(
          show(believing(Provider.Binding.AS_ISSUED, ES256), rsa("PS256")), Reason.TOKEN_INVALID);
    }

    @Test
    void none_and_a_shared_secret_are_no_algorithms() {
      PersonTokens tokens = believing(Provider.Binding.AS_ISSUED, ES256);
      for (String none : List.of("none", "HS256", "es256", "")) {
        Token token = token();
        token.header.put("alg", none);
        denied(
            tokens.verify(
                Optional.of("Bearer " + token.sign(provider.elliptic)), Optional.empty(), ORDINARY),
            Reason.TOKEN_INVALID);
      }
      String unsigned = token().sign();
      denied(
          tokens.verify(
              Optional.of("Bearer " + unsigned.substring(0, unsigned.lastIndexOf('.') + 1)),
              Optional.empty(),
              ORDINARY),
          Reason.TOKEN_INVALID);
    }
  }

  @Nested
  class A_binding {
    private Consumer<Token> to(X509Certificate bound) {
      return t ->
          t.claims.putObject("cnf").put("x5t#S256", CertificateThumbprint.of(bound).base64url());
    }

    @Test
    void to_the_certificate_of_the_call_holds() {
      assertThat(BelievedKeysTest.this.show(spoilt(to(certificate)), ORDINARY))
          .isInstanceOf(PersonAccess.Granted.class);
    }

    @Test
    void to_another_one_or_of_another_kind_does_not() {
      X509Certificate other =
          SelfSigned.certificate(AnyClient.keyPair(), NOW.minusSeconds(60), Duration.ofDays(1));
      denied(
          BelievedKeysTest.this.show(spoilt(to(other)), ORDINARY), Reason.TOKEN_WRONG_CERTIFICATE);
      denied(
          BelievedKeysTest.this.show(
              spoilt(t -> t.claims.putObject("cnf").put("jkt", "abc")), ORDINARY),
          Reason.TOKEN_WRONG_CERTIFICATE);
      denied(
          BelievedKeysTest.this.show(
              spoilt(to(certificate).andThen(t -> t.claims.withObject("cnf").put("jkt", "a"))),
              ORDINARY),
          Reason.TOKEN_WRONG_CERTIFICATE);
    }

    @Test
    void that_the_operator_requires_is_missed() {
      PersonTokens strict = believing(Provider.Binding.REQUIRED, ES256);
      denied(
          strict.verify(
              Optional.of("Bearer " + token().sign()), Optional.of(certificate), ORDINARY),
          Reason.TOKEN_WRONG_CERTIFICATE);
      assertThat(
              strict.verify(
                  Optional.of("Bearer " + spoilt(to(certificate))),
                  Optional.of(certificate),
                  ORDINARY))
          .isInstanceOf(PersonAccess.Granted.class);
    }
  }
}
