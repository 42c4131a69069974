package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.kinbridge.access.AnyClient;
import org.kinbridge.access.SelfSigned;
import org.kinbridge.trust.keystore.Jwk;
import org.kinbridge.trust.keystore.KeyMaterial;

/** The folder of a connector as its operator prepares it: one file of settings, keys beside it. */
final class SetUp {
  static final String USUAL =
      """
      primero:
        url: https://primero.cassar.example
        user: aldmark_gateway
        password: password
      node:
        url: https://localhost:8443
        trust: node.pem
        client: xc-mosa-primero
        audience: https://node.xc.example
        authority: xc-mosa
        assertionKey: assertion.jwk
        certificate: tls.pem
        key: tls.key
      format: primero-v2
      memory: remembered
      pace: {poll: 60s, sweep: 1h, overlap: 10m}
      form:
        prefix: kinbridge_
        place: case
        statedOn: {field: kinbridge_stated_on, label: Day of these answers}
        freshDays: 14
        facts:
          - fact: child-heard
            field: kinbridge_heard
            label: "Was the child heard?"
            source: caseworker
            values: {with_interpreter: interpreter, directly: direct, not_known: unknown}
            objection: {field: kinbridge_objects, label: "Does the child object?", values: {"yes": "yes", "no": "no", not_known: unknown}}
          - fact: international-protection
            field: kinbridge_protection
            label: "Does the child seek protection?"
            source: caseworker
            values: {"yes": "yes", "no": "no", not_known: unknown}
        resolutions:
          - {at: protection_concerns/*, code: trafficked_smuggled, field: kinbridge_trafficked, label: "Trafficked or smuggled?", values: {trafficked: trafficking, smuggled: smuggling}}
          - {at: protection_concern_detail_subform_section/*/protection_concern_type, code: trafficked_smuggled, field: kinbridge_trafficked, label: "Trafficked or smuggled?", values: {trafficked: trafficking, smuggled: smuggling}}
          - {at: disclosure_deny_details, field: kinbridge_withholding, label: Why nothing needs to be withheld}
        restrictions:
          - {each: family_details_section, field: kinbridge_restricted, label: "May this person find the child?", values: {yes_may: none, no_contact: no-contact, not_where: no-location-disclosure}, basis: caseworker}
      routes:
        - service: [family_seunification_service]
          agency: [aldmark-casw]
          to: {node: XA, authority: xa-casw}
          kind: notify
          urgency: routine
          purpose: CPREUNIF
          legalBasis: consent
          function: caseworker
          facts: [child-heard, international-protection]
      """;

  final Path folder;
  private String text = USUAL;
  private final KeyPair tls = AnyClient.keyPair();
  private final KeyPair assertion = AnyClient.keyPair();
  final X509Certificate certificate = certificate(tls);

  SetUp(Path folder) {
    this.folder = folder;
    try {
      secret("password", FakePrimero.PASSWORD + "\n");
      pem("node.pem", certificate(AnyClient.keyPair()));
      pem("tls.pem", certificate);
      secret(
          "tls.key",
          "-----BEGIN PRIVATE KEY-----\n"
              + Base64.getMimeEncoder().encodeToString(tls.getPrivate().getEncoded())
              + "\n-----END PRIVATE KEY-----\n");
      secret("assertion.jwk", Jwk.writeSecret(pair(assertion)).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KeyMaterial.Pair pair(KeyPair pair) {
    return new KeyMaterial.Pair((ECPrivateKey) pair.getPrivate(), (ECPublicKey) pair.getPublic());
  }

  static X509Certificate certificate(KeyPair pair) {
    return SelfSigned.certificate(pair, Instant.now().minusSeconds(3600), Duration.ofDays(1));
  }

  SetUp with(String old, String changed) {
    assertThat(text).contains(old);
    text = text.replace(old, changed);
    return this;
  }

  SetUp and(String lines) {
    text = text + lines;
    return this;
  }

  void secret(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  void pem(String name, X509Certificate shown) throws IOException {
    try {
      Files.writeString(
          folder.resolve(name),
          "-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder().encodeToString(shown.getEncoded())
              + "\n-----END CERTIFICATE-----\n",
          StandardCharsets.US_ASCII);
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  Path file() {
    try {
      return Files.writeString(folder.resolve("primero.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Configuration read() {
    return switch (Configuration.read(file())) {
      case Configuration.Reading.Complete(Configuration configuration) -> configuration;
      case Configuration.Reading.Faulty faulty -> throw new AssertionError(faulty.faults());
    };
  }
}
