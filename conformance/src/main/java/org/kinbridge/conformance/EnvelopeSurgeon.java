package org.kinbridge.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
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
  private static final String ASKS = "cpx-ask+jwe";
  private static final int QUESTION = 16 << 10;
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
    return seal(envelope, new Outside(type(envelope), party(entity)), open(envelope));
  }

  private static Base64URL party(String entity) {
    return Base64URL.encode(sha256(entity));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this Java has no SHA-256", impossible);
    }
  }

  /** What the header says of an envelope: what it is, and who sealed it. */
  private record Outside(JOSEObjectType type, Base64URL sealer) {}

  /** Seals {@code plaintext} under the header of {@code envelope}, a fresh ephemeral key apart. */
  private byte[] seal(byte[] envelope, Outside outside, ObjectNode plaintext) {
    try {
      JWEHeader header = header(envelope);
      JWEHeader fresh =
          new JWEHeader.Builder(header.getAlgorithm(), header.getEncryptionMethod())
              .keyID(header.getKeyID())
              .type(outside.type())
              .contentType(header.getContentType())
              .agreementPartyUInfo(outside.sealer())
              .agreementPartyVInfo(header.getAgreementPartyVInfo())
              .build();
      JWEObject jwe = new JWEObject(fresh, new Payload(JSON.writeValueAsBytes(plaintext)));
      jwe.encrypt(new ECDHEncrypter(keyFor(header).toECPublicKey()));
      return jwe.serialize().getBytes(StandardCharsets.US_ASCII);
    } catch (JOSEException | IOException e) {
      throw new IllegalStateException("couldn't seal a forged envelope", e);
    }
  }

  /** The same envelope with another claim in its manifest, under the signature of the old one. */
  public byte[] withManifest(byte[] envelope, Consumer<ObjectNode> change) {
    ObjectNode jws = (ObjectNode) open(envelope).path("manifest").deepCopy();
    ObjectNode manifest = manifest(jws);
    change.accept(manifest);
    jws.put("payload", encode(manifest.toString()));
    return seal(envelope, new Outside(type(envelope), sealer(envelope)), holding(envelope, jws));
  }

  /** The same envelope with another signed manifest, sealed as {@code entity} would. */
  public byte[] message(byte[] envelope, ObjectNode jws, String entity) {
    return seal(envelope, new Outside(type(envelope), party(entity)), holding(envelope, jws));
  }

  /** A question about that manifest, sealed as {@code entity} would. */
  public byte[] question(byte[] envelope, ObjectNode jws, String entity) {
    ObjectNode plaintext = JSON.createObjectNode();
    plaintext.set("manifest", jws);
    plaintext.put("pad", "");
    plaintext.put("pad", "0".repeat(QUESTION - size(plaintext)));
    return seal(envelope, new Outside(new JOSEObjectType(ASKS), party(entity)), plaintext);
  }

  /** The same plaintext in an envelope of another type. */
  public byte[] retyped(byte[] envelope, String type) {
    return seal(envelope, new Outside(new JOSEObjectType(type), sealer(envelope)), open(envelope));
  }

  /** Whether it is a question, as everybody can see. */
  public static boolean asks(byte[] envelope) {
    return type(envelope).getType().equals(ASKS);
  }

  /** Padding makes up for what another manifest is longer or shorter. */
  private ObjectNode holding(byte[] envelope, ObjectNode jws) {
    ObjectNode plaintext = open(envelope);
    int size = size(plaintext);
    plaintext.set("manifest", jws);
    int grown = size(plaintext) - size;
    String pad = plaintext.path("pad").asText();
    return plaintext.put("pad", grown > 0 ? pad.substring(grown) : pad + "0".repeat(-grown));
  }

  private static int size(ObjectNode plaintext) {
    return plaintext.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static JWEHeader header(byte[] envelope) {
    try {
      return JWEObject.parse(new String(envelope, StandardCharsets.US_ASCII)).getHeader();
    } catch (ParseException e) {
      throw new IllegalStateException("couldn't read a captured envelope's header", e);
    }
  }

  private static JOSEObjectType type(byte[] envelope) {
    return header(envelope).getType();
  }

  private static Base64URL sealer(byte[] envelope) {
    return header(envelope).getAgreementPartyUInfo();
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
