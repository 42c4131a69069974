package org.kinbridge.connect;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.policy.yaml.YamlMap;
import org.kinbridge.trust.keystore.KeyMaterial;
import org.kinbridge.trust.keystore.TlsIdentity;

/**
 * Who the connector is at its own node: a client that the node's operator registered by file.
 *
 * @param trusted the certificate of the node, or of whoever vouches for it
 * @param audience what the node is called in assertions
 * @param authority for which it speaks
 */
public record NodeAccount(
    URI url,
    List<X509Certificate> trusted,
    ClientId client,
    String audience,
    AuthorityId authority,
    KeyMaterial.Pair assertionKey,
    TlsIdentity tls) {
  public NodeAccount {
    requireNonNull(url, "url is null");
    trusted = List.copyOf(trusted);
    requireNonNull(client, "client is null");
    requireNonNull(audience, "audience is null");
    requireNonNull(authority, "authority is null");
    requireNonNull(assertionKey, "assertionKey is null");
    requireNonNull(tls, "tls is null");
  }

  /** The section {@code node} of a configuration; empty when there were faults. */
  public static Optional<NodeAccount> read(YamlMap section, CredentialFiles files) {
    YamlMap map =
        section.members(
            "url",
            "trust",
            "client",
            "audience",
            "authority",
            "assertionKey",
            "certificate",
            "key");
    Optional<URI> url = map.needed("url", NodeAccount::https);
    List<X509Certificate> trusted = files.certificates(map, "trust");
    Optional<ClientId> client = map.needed("client", ClientId::new);
    Optional<String> audience = map.neededText("audience");
    Optional<AuthorityId> authority = map.needed("authority", AuthorityId::new);
    Optional<KeyMaterial.Pair> key = files.assertionKey(map, "assertionKey");
    Optional<TlsIdentity> tls = files.identity(map, "certificate", "key");
    return map.faults().any()
        ? Optional.empty()
        : Optional.of(
            new NodeAccount(
                url.orElseThrow(),
                trusted,
                client.orElseThrow(),
                audience.orElseThrow(),
                authority.orElseThrow(),
                key.orElseThrow(),
                tls.orElseThrow()));
  }

  /** An address of a server and nothing more: paths are ours to choose. */
  public static URI https(String text) {
    if (!text.matches("https://[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?/?")) {
      throw new IllegalArgumentException("https:// and a host");
    }
    return URI.create(text);
  }
}
