package org.kinbridge.connect.primero.api;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.kinbridge.connect.CredentialFiles;
import org.kinbridge.connect.NodeAccount;
import org.kinbridge.policy.yaml.YamlMap;
import org.kinbridge.trust.key.SecretBytes;

/**
 * Who the connector is at Primero: the user to whom cases are referred.
 *
 * @param trusted whoever vouches for Primero's server; none for the authorities of this Java
 */
public record PrimeroAccount(
    URI url, List<X509Certificate> trusted, String user, SecretBytes password) {
  public PrimeroAccount {
    requireNonNull(url, "url is null");
    trusted = List.copyOf(trusted);
    requireNonNull(user, "user is null");
    requireNonNull(password, "password is null");
  }

  /** The section {@code primero} of a configuration; empty when there were faults. */
  public static Optional<PrimeroAccount> read(YamlMap section, CredentialFiles files) {
    YamlMap map = section.members("url", "trust", "user", "password");
    Optional<URI> url = map.needed("url", NodeAccount::https);
    List<X509Certificate> trusted = map.has("trust") ? files.certificates(map, "trust") : List.of();
    Optional<String> user = map.needed("user", PrimeroAccount::name);
    Optional<String> password = files.secret(map, "password");
    return map.faults().any()
        ? Optional.empty()
        : Optional.of(
            new PrimeroAccount(
                url.orElseThrow(),
                trusted,
                user.orElseThrow(),
                SecretBytes.take(password.orElseThrow().getBytes(StandardCharsets.UTF_8))));
  }

  private static String name(String text) {
    if (!text.matches("[A-Za-z0-9_.@-]{1,100}")) {
      throw new IllegalArgumentException("not a user name of Primero");
    }
    return text;
  }
}
