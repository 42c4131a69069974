package org.kinbridge.access.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.access.person.ProviderAlgorithm.ES256;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.kinbridge.access.AnyClient;
import org.kinbridge.access.SelfSigned;
import org.kinbridge.access.person.AnyProvider.Token;
import org.kinbridge.disclosure.Reason;

/** Tokens that the state's provider signs and a test spoils, shown to a node that believes it. */
abstract class ShownTokens {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  final AnyProvider provider = new AnyProvider();

  final X509Certificate certificate =
      SelfSigned.certificate(AnyClient.keyPair(), NOW.minusSeconds(60), Duration.ofDays(1));

  PersonTokens believing(Provider.Binding binding, ProviderAlgorithm... algorithms) {
    return PersonTokens.of(
        AnyProvider.provider(binding, algorithms),
        new ProviderKeys(provider::keySet, Set.of(algorithms), key -> false),
        () -> NOW);
  }

  PersonAccess show(String token, Assurance asked) {
    return believing(Provider.Binding.AS_ISSUED, ES256)
        .verify(Optional.of("Bearer " + token), Optional.of(certificate), asked);
  }

  static void denied(PersonAccess access, Reason reason) {
    assertThat(access)
        .isInstanceOfSatisfying(
            PersonAccess.Denied.class, no -> assertThat(no.reason()).isEqualTo(reason));
  }

  Token token() {
    return provider.token("u-40", NOW);
  }

  String spoilt(Consumer<Token> spoil) {
    Token token = token();
    spoil.accept(token);
    return token.sign();
  }
}
