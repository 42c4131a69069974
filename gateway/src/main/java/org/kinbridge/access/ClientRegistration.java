package org.kinbridge.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.SystemId;
import org.kinbridge.trust.key.Base64Url;

/** One registration read: the client, or everything wrong with it. */
record ClientRegistration(Optional<RegisteredClient> client, List<Fault> faults) {
  private static final List<String> MEMBERS =
      List.of("client_id", "authority", "system", "audience", "jwks", "tls_client_x5t_s256");

  ClientRegistration {
    faults = List.copyOf(faults);
  }

  static ClientRegistration parse(JsonNode tree) {
    List<Fault> faults = new ArrayList<>();
    for (var member : tree.properties()) {
      if (!MEMBERS.contains(member.getKey())) {
        faults.add(
            new Fault(
                Reason.UNKNOWN_MEMBER, "/" + member.getKey(), "a registration has no such member"));
      }
    }
    Optional<ClientId> id = read(tree, "client_id", ClientId::new, faults);
    Optional<AuthorityId> authority = read(tree, "authority", AuthorityId::new, faults);
    Optional<SystemId> system = read(tree, "system", SystemId::new, faults);
    Optional<String> audience = read(tree, "audience", ClientRegistration::url, faults);
    List<AssertionKey> keys = keys(tree.path("jwks").path("keys"), faults);
    Set<CertificateThumbprint> certificates =
        certificates(tree.path("tls_client_x5t_s256"), faults);
    if (!faults.isEmpty()) {
      return new ClientRegistration(Optional.empty(), faults);
    }
    return new ClientRegistration(
        Optional.of(
            new RegisteredClient(
                id.orElseThrow(),
                authority.orElseThrow(),
                system.orElseThrow(),
                audience.orElseThrow(),
                keys,
                certificates)),
        List.of());
  }

  private static <T> Optional<T> read(
      JsonNode tree, String member, Function<String, T> shape, List<Fault> faults) {
    JsonNode value = tree.path(member);
    if (value.isMissingNode()) {
      faults.add(new Fault(Reason.MISSING_MEMBER, "/" + member, "a registration needs it"));
      return Optional.empty();
    }
    try {
      return Optional.of(shape.apply(value.isTextual() ? value.textValue() : ""));
    } catch (IllegalArgumentException shapeless) {
      faults.add(new Fault(Reason.INVALID_VALUE, "/" + member, "not of the form this member has"));
      return Optional.empty();
    }
  }

  private static String url(String text) {
    if (!text.matches("https://[!-~]{1,500}")) {
      throw new IllegalArgumentException("an audience is an https URL");
    }
    return text;
  }

  private static List<AssertionKey> keys(JsonNode array, List<Fault> faults) {
    List<AssertionKey> keys = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      Optional<AssertionKey> key = AssertionKey.parse(array.path(i));
      key.ifPresent(keys::add);
      if (key.isEmpty()) {
        faults.add(
            new Fault(Reason.INVALID_VALUE, "/jwks/keys/" + i, "not a public P-256 key for ES256"));
      }
    }
    if (array.isEmpty()) {
      faults.add(new Fault(Reason.MISSING_MEMBER, "/jwks/keys", "a client has at least one key"));
    }
    if (keys.stream().map(AssertionKey::keyId).distinct().count() < keys.size()) {
      faults.add(new Fault(Reason.INVALID_VALUE, "/jwks/keys", "two keys have one name"));
    }
    return keys;
  }

  private static Set<CertificateThumbprint> certificates(JsonNode array, List<Fault> faults) {
    Set<CertificateThumbprint> thumbprints = new LinkedHashSet<>();
    for (int i = 0; i < array.size(); i++) {
      Optional<byte[]> digest =
          Base64Url.decode(array.path(i).asText()).filter(d -> d.length == Sha256.LENGTH);
      digest.map(Sha256::wrap).map(CertificateThumbprint::new).ifPresent(thumbprints::add);
      if (digest.isEmpty()) {
        faults.add(
            new Fault(
                Reason.INVALID_VALUE,
                "/tls_client_x5t_s256/" + i,
                "not a SHA-256 thumbprint in base64url"));
      }
    }
    if (array.isEmpty()) {
      faults.add(
          new Fault(
              Reason.MISSING_MEMBER,
              "/tls_client_x5t_s256",
              "a client has at least one certificate"));
    }
    return thumbprints;
  }
}
