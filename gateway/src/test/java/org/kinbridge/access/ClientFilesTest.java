package org.kinbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.access.ClientFiles.Folder;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.trust.key.Base64Url;
import org.kinbridge.trust.key.P256;

/** A folder of registrations is read whole or not at all, with everything wrong named at once. */
final class ClientFilesTest {
  @TempDir Path folder;

  private static ObjectNode registration(String id) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("client_id", id).put("authority", "xc-mosa").put("system", "xc-primero");
    json.put("audience", "https://node.xc.example");
    json.putObject("jwks").putArray("keys").add(jwk(AnyClient.keyPair()));
    json.putArray("tls_client_x5t_s256").add(Sha256.of("a certificate").base64url());
    return json;
  }

  static ObjectNode jwk(KeyPair pair) {
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    return JsonNodeFactory.instance
        .objectNode()
        .put("kty", "EC")
        .put("crv", "P-256")
        .put("x", Base64Url.encode(P256.x(key)))
        .put("y", Base64Url.encode(P256.y(key)));
  }

  private void write(String file, ObjectNode registration) throws IOException {
    Files.writeString(folder.resolve(file), registration.toString());
  }

  private List<Fault> faults() {
    return ((Folder.Refused) ClientFiles.read(folder)).faults();
  }

  @Test
  void finds_each_client_under_its_id() throws IOException {
    write("a.json", registration("a"));
    write("b.json", registration("b"));
    assertThat(ClientFiles.read(folder))
        .isInstanceOfSatisfying(
            Folder.Read.class,
            read -> {
              assertThat(read.clients().find(new ClientId("a"))).isPresent();
              assertThat(read.clients().find(new ClientId("c"))).isEmpty();
              assertThat(read.clients().all()).hasSize(2);
            });
  }

  @Test
  void names_a_key_by_its_thumbprint_unless_the_registration_names_it() throws IOException {
    write("a.json", registration("a"));
    AssertionKey key =
        ((Folder.Read) ClientFiles.read(folder)).clients().all().getFirst().keys().getFirst();
    assertThat(key.keyId()).isEqualTo(key.key().kid());
  }

  @Test
  void names_everything_wrong_in_every_file() throws IOException {
    ObjectNode bad = registration("NOT AN ID");
    bad.put("secret", "no").put("audience", "http://insecure").remove("system");
    write("a.json", bad);
    Files.writeString(folder.resolve("b.json"), "{");
    assertThat(faults())
        .extracting(Fault::place)
        .containsExactlyInAnyOrder(
            "a.json#/secret",
            "a.json#/client_id",
            "a.json#/system",
            "a.json#/audience",
            "b.json#1:2");
  }

  @Test
  void refuses_keys_that_are_none_of_ours() throws IOException {
    ObjectNode bad = registration("a");
    var keys = (com.fasterxml.jackson.databind.node.ArrayNode) bad.at("/jwks/keys");
    keys.add(jwk(AnyClient.keyPair()).put("d", "a private key"));
    keys.add(jwk(AnyClient.keyPair()).put("kty", "RSA"));
    keys.add(jwk(AnyClient.keyPair()).put("crv", "P-384"));
    keys.add(jwk(AnyClient.keyPair()).put("use", "enc"));
    keys.add(jwk(AnyClient.keyPair()).put("alg", "HS256"));
    keys.add(jwk(AnyClient.keyPair()).put("x", Base64Url.encode(new byte[32])));
    keys.add(jwk(AnyClient.keyPair()).put("x", "short"));
    write("a.json", bad);
    assertThat(faults())
        .extracting(Fault::place)
        .containsExactly(
            "a.json#/jwks/keys/1",
            "a.json#/jwks/keys/2",
            "a.json#/jwks/keys/3",
            "a.json#/jwks/keys/4",
            "a.json#/jwks/keys/5",
            "a.json#/jwks/keys/6",
            "a.json#/jwks/keys/7");
  }

  @Test
  void refuses_two_keys_of_one_name_and_a_thumbprint_that_is_none() throws IOException {
    ObjectNode bad = registration("a");
    var keys = (com.fasterxml.jackson.databind.node.ArrayNode) bad.at("/jwks/keys");
    keys.removeAll();
    keys.add(jwk(AnyClient.keyPair()).put("kid", "one"))
        .add(jwk(AnyClient.keyPair()).put("kid", "one"));
    bad.putArray("tls_client_x5t_s256").add("AB:CD");
    write("a.json", bad);
    assertThat(faults())
        .extracting(Fault::place)
        .containsExactly("a.json#/jwks/keys", "a.json#/tls_client_x5t_s256/0");
  }

  @Test
  void refuses_two_files_for_one_client_and_a_folder_without_any() throws IOException {
    assertThat(faults()).extracting(Fault::reason).containsExactly(Reason.MISSING_MEMBER);
    write("a.json", registration("a"));
    write("b.json", registration("a"));
    assertThat(faults()).extracting(Fault::place).containsExactly("b.json#/client_id");
  }
}
