package org.kinbridge.connect;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.SystemId;
import org.kinbridge.trust.file.OwnerOnly;
import org.kinbridge.trust.keystore.FreshKeys;
import org.kinbridge.trust.keystore.Jwk;
import org.kinbridge.trust.keystore.KeyMaterial;
import org.kinbridge.trust.keystore.TlsIdentity;

/**
 * Keys for a program that is to become a client of its node, and the registration that the node's
 * operator puts into the folder of clients. The registration holds no secret.
 */
public final class FreshCredentials {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  /** Who the program will be. */
  public record Client(ClientId id, AuthorityId authority, SystemId system, String audience) {
    public Client {
      requireNonNull(id, "id is null");
      requireNonNull(authority, "authority is null");
      requireNonNull(system, "system is null");
      requireNonNull(audience, "audience is null");
    }
  }

  private final Client client;
  private final KeyMaterial.Pair assertion;
  private final TlsIdentity tls;

  public FreshCredentials(Client client, FreshKeys fresh, KeyMaterial.Validity validity) {
    this.client = requireNonNull(client, "client is null");
    this.assertion = fresh.pair();
    this.tls = fresh.tls(client.id(), validity);
  }

  /**
   * @param folder which does not exist yet
   * @return the registration
   */
  public Path write(Path folder) throws IOException {
    OwnerOnly.createDirectory(folder);
    write(folder.resolve("assertion.jwk"), Jwk.writeSecret(assertion).toString());
    write(
        folder.resolve("tls.key"),
        pem("PRIVATE KEY", tls.revealSecret("to write it to its own file").getEncoded()));
    write(folder.resolve("tls.pem"), pem("CERTIFICATE", certificate()));
    Path registration = folder.resolve(client.id() + ".json");
    write(registration, registration().toPrettyString());
    return registration;
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(OwnerOnly.create(file), text);
  }

  private static String pem(String kind, byte[] der) {
    String lines = LINES.encodeToString(der);
    return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
  }

  private JsonNode registration() {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.put("client_id", client.id().value()).put("authority", client.authority().value());
    file.put("system", client.system().value()).put("audience", client.audience());
    file.putObject("jwks").putArray("keys").add(Jwk.write(assertion.publicKey()));
    file.putArray("tls_client_x5t_s256").add(Sha256.of(certificate()).base64url());
    return file;
  }

  private byte[] certificate() {
    try {
      return tls.chain().getFirst().getEncoded();
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("a fresh certificate has no encoding", impossible);
    }
  }
}
