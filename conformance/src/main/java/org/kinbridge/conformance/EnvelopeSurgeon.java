package org.kinbridge.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Opens what was sealed for a state of the kit's own world, changes it, and seals it again: a
 * forger who has read.
 */
public final class EnvelopeSurgeon {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final List<ECKey> openingKeys;

  private EnvelopeSurgeon(List<ECKey> openingKeys) {
    this.openingKeys = List.copyOf(openingKeys);
  }

  public static EnvelopeSurgeon withKeysOf(Path keystore) {
    try (Stream<Path> files = Files.list(keystore)) {
      List<ECKey> keys =
          files
              .filter(file -> file.getFileName().toString().matches("open-[a-z0-9]+\\.jwk"))
              .map(EnvelopeSurgeon::key)
              .toList();
      return new EnvelopeSurgeon(keys);
    } catch (IOException e) {
      throw new IllegalStateException("couldn't list a keystore", e);
    }
  }

  private static ECKey key(Path file) {
    try {
      JsonNode jwk = JSON.readTree(Files.readAllBytes(file));
      return new ECKey.Builder(
              ECKey.parse(
                  "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":%s,\"y\":%s,\"d\":%s}"
                      .formatted(jwk.path("x"), jwk.path("y"), jwk.path("d"))))
          .keyIDFromThumbprint()
          .build();
    } catch (IOException | ParseException | JOSEException e) {
      throw new IllegalStateException("couldn't read an opening key", e);
    }
  }

  /** The plaintext: manifest, salts, content, ledger, pad; of an answer: receipt, pad. */
  public ObjectNode open(byte[] envelope) {
    try {
      JWEObject jwe = JWEObject.parse(new String(envelope, StandardCharsets.US_ASCII));
      jwe.decrypt(new ECDHDecrypter(keyFor(jwe.getHeader())));
      return (ObjectNode) JSON.readTree(jwe.getPayload().toBytes());
    } catch (ParseException | JOSEException | IOException e) {
      throw new IllegalStateException("couldn't open a captured envelope", e);
    }
  }

  /** What {@code envelope} holds, untouched, sealed again as if another node had sealed it. */
  public byte[] as(String entity, byte[] envelope) {
    return seal(envelope, Base64URL.encode(sha256(entity)), open(envelope));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this Java has no SHA-256", impossible);
    }
  }

  /**
   * Seals {@code plaintext} under the header of {@code envelope}, a fresh ephemeral key apart.
   *
   * @param sender who the header says sealed it
   */
  private byte[] seal(byte[] envelope, Base64URL sender, ObjectNode plaintext) {
    try {
      JWEHeader header =
          JWEObject.parse(new String(envelope, StandardCharsets.US_ASCII)).getHeader();
      JWEHeader fresh =
          new JWEHeader.Builder(header.getAlgorithm(), header.getEncryptionMethod())
              .keyID(header.getKeyID())
              .type(header.getType())
              .contentType(header.getContentType())
              .agreementPartyUInfo(sender)
              .agreementPartyVInfo(header.getAgreementPartyVInfo())
              .build();
      JWEObject jwe = new JWEObject(fresh, new Payload(JSON.writeValueAsBytes(plaintext)));
      jwe.encrypt(new ECDHEncrypter(keyFor(header).toECPublicKey()));
      return jwe.serialize().getBytes(StandardCharsets.US_ASCII);
    } catch (ParseException | JOSEException | IOException e) {
      throw new IllegalStateException("couldn't seal a forged envelope", e);
    }
  }

  /** The same envelope with another claim in its manifest, under the signature of the old one. */
  public byte[] withManifest(byte[] envelope, Consumer<ObjectNode> change) {
    ObjectNode plaintext = open(envelope);
    int size = plaintext.toString().getBytes(StandardCharsets.UTF_8).length;
    ObjectNode jws = (ObjectNode) plaintext.path("manifest");
    ObjectNode manifest = manifest(jws);
    change.accept(manifest);
    jws.put("payload", encode(manifest.toString()));
    int grown = plaintext.toString().getBytes(StandardCharsets.UTF_8).length - size;
    String pad = plaintext.path("pad").asText();
    plaintext.put("pad", grown > 0 ? pad.substring(grown) : pad + "0".repeat(-grown));
    return seal(envelope, sealer(envelope), plaintext);
  }

  private static Base64URL sealer(byte[] envelope) {
    try {
      return JWEObject.parse(new String(envelope, StandardCharsets.US_ASCII))
          .getHeader()
          .getAgreementPartyUInfo();
    } catch (ParseException e) {
      throw new IllegalStateException("couldn't read a captured envelope's header", e);
    }
  }

  /** What a captured envelope's manifest says. */
  public ObjectNode manifestOf(byte[] envelope) {
    return manifest(open(envelope).path("manifest"));
  }

  /** What the receipt in a captured answer says. */
  public ObjectNode receiptIn(byte[] answer) {
    return manifest(open(answer).path("receipt"));
  }

  private static ObjectNode manifest(JsonNode jws) {
    try {
      return (ObjectNode)
          JSON.readTree(Base64.getUrlDecoder().decode(jws.path("payload").asText()));
    } catch (IOException e) {
      throw new IllegalStateException("what was signed is not JSON", e);
    }
  }

  private ECKey keyFor(JWEHeader header) {
    return openingKeys.stream()
        .filter(key -> key.getKeyID().equals(header.getKeyID()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the envelope is sealed for another key"));
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
