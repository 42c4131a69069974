package org.kinbridge.seal;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.json.StrictJson;
import org.kinbridge.sign.Salts;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.sign.withheld.Openings;
import org.kinbridge.trust.key.Base64Url;
import org.kinbridge.trust.key.SecretBytes;

/**
 * What is inside an envelope (docs/wire-format.md, section 4): the signed manifest, the salts, the
 * content as a text, the openings of what it leaves out, what the sender's ledger says, and padding
 * to exactly one size class.
 */
final class Framing {
  /** The ledger's word until the sender's log published an inclusion proof. */
  static final String OWED = "owed";

  /**
   * Room that every message keeps for a proof: so its class is the same at every attempt, with and
   * without one.
   */
  static final int LEDGER_ROOM = 4096;

  private static final byte PAD = '0';
  private static final int DEPTH = 5;

  private Framing() {}

  /** What a message's envelope held. */
  record Message(
      JsonNode manifest, Salts salts, byte[] content, Openings openings, String ledger) {}

  /** Bytes before padding, with the ledger's room counted whole. */
  static int measure(SignedMessage message) {
    return message(message, "").size() + "\"}".length() + LEDGER_ROOM;
  }

  static byte[] write(SignedMessage message, String ledger, int size) {
    if (escaped(ledger).length > LEDGER_ROOM) {
      throw new IllegalArgumentException("the ledger's proof has no room");
    }
    return padded(message(message, ledger), size);
  }

  static byte[] writeAnswer(byte[] receipt) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    put(out, "{\"receipt\":");
    out.writeBytes(receipt);
    put(out, ",\"pad\":\"");
    return padded(out, EnvelopeType.ANSWER.largest());
  }

  static byte[] writeQuestion(SignedMessage message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    put(out, "{\"manifest\":");
    out.writeBytes(message.jws());
    put(out, ",\"pad\":\"");
    return padded(out, EnvelopeType.QUESTION.largest());
  }

  /** The manifest that is asked about. */
  static Optional<JsonNode> readQuestion(byte[] plaintext) {
    return readOne(plaintext, EnvelopeType.QUESTION, "manifest");
  }

  /** Empty unless the plaintext has exactly a size, members and padding of the format. */
  static Optional<Message> readMessage(byte[] plaintext) {
    try {
      Members members = read(plaintext, EnvelopeType.MESSAGE);
      JsonNode manifest = members.member("manifest");
      Members salts = members.object("salts");
      Salts both = new Salts(salt(salts, "content"), salt(salts, "exchange"));
      salts.done();
      byte[] content = utf8(members, "content");
      Openings openings = Openings.read(members.object("openings"));
      String ledger = members.text("ledger");
      members.done();
      return Optional.of(new Message(manifest, both, content, openings, ledger));
    } catch (JsonRefused malformed) {
      return Optional.empty();
    }
  }

  static Optional<JsonNode> readAnswer(byte[] plaintext) {
    return readOne(plaintext, EnvelopeType.ANSWER, "receipt");
  }

  private static Optional<JsonNode> readOne(byte[] plaintext, EnvelopeType type, String name) {
    try {
      Members members = read(plaintext, type);
      JsonNode one = members.member(name);
      members.done();
      return Optional.of(one);
    } catch (JsonRefused malformed) {
      return Optional.empty();
    }
  }

  private static Members read(byte[] plaintext, EnvelopeType type) throws JsonRefused {
    StrictJson.Limits limits = new StrictJson.Limits(type.largest(), DEPTH);
    Members members = Members.of(StrictJson.parse(plaintext, limits), "");
    String pad = members.text("pad");
    boolean zeros = pad.equals("0".repeat(pad.length()));
    if (!zeros || !type.sizes().contains(plaintext.length)) {
      throw members.invalid("pad", "this is not padding to a size class");
    }
    return members;
  }

  private static SecretBytes salt(Members salts, String name) throws JsonRefused {
    return Base64Url.decode(salts.text(name))
        .filter(bytes -> bytes.length == Salts.LENGTH)
        .map(SecretBytes::take)
        .orElseThrow(() -> salts.invalid(name, "this is not 32 bytes in base64url"));
  }

  /** A lone surrogate can be written as an escape, but no bytes could have been committed to. */
  private static byte[] utf8(Members members, String name) throws JsonRefused {
    String text = members.text(name);
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      return Arrays.copyOf(bytes.array(), bytes.limit());
    } catch (CharacterCodingException loneSurrogate) {
      throw members.invalid(name, "this is not text");
    }
  }

  /** Everything up to the padding's first character. */
  private static ByteArrayOutputStream message(SignedMessage message, String ledger) {
    byte[] content = message.content();
    Salts salts = message.salts();
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
    put(out, "{\"manifest\":");
    out.writeBytes(message.jws());
    put(out, ",\"salts\":{\"content\":\"");
    put(out, Base64Url.encode(salts.content().revealSecret("to give it to the recipient")));
    put(out, "\",\"exchange\":\"");
    put(out, Base64Url.encode(salts.exchange().revealSecret("to give it to the recipient")));
    put(out, "\"},\"content\":\"");
    out.writeBytes(escaped(text(content)));
    put(out, "\",\"openings\":");
    out.writeBytes(CanonicalJson.bytes(message.openings().toJson()));
    put(out, ",\"ledger\":\"");
    out.writeBytes(escaped(ledger));
    put(out, "\",\"pad\":\"");
    return out;
  }

  private static byte[] padded(ByteArrayOutputStream out, int size) {
    byte[] plaintext = Arrays.copyOf(out.toByteArray(), size);
    int end = size - 2;
    if (out.size() > end) {
      throw new IllegalArgumentException("the plaintext is larger than its class");
    }
    Arrays.fill(plaintext, out.size(), end, PAD);
    plaintext[end] = '"';
    plaintext[end + 1] = '}';
    return plaintext;
  }

  private static String text(byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException notText) {
      throw new IllegalArgumentException("a permitted content is not UTF-8", notText);
    }
  }

  private static byte[] escaped(String text) {
    return JsonStringEncoder.getInstance().quoteAsUTF8(text);
  }

  private static void put(ByteArrayOutputStream out, String ascii) {
    out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
  }
}
