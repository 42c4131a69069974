package org.kinbridge.policy.request;

import static java.util.Objects.requireNonNull;

import java.util.Base64;
import java.util.Optional;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.disclosure.Sha256;

/**
 * A file that somebody attached. It is free text in another form: what it shows nobody here can
 * read.
 *
 * @param id the handle by which the sender knows it, {@code #photo-1}
 * @param title what the sender calls it; it stays with the sender
 * @param data its bytes in base64, in the one spelling that they have
 */
public record Attachment(
    String id, Optional<Personal<String>> title, Type type, Personal<String> data) {

  /** The kinds of files of which this node knows what they say beside what they show. */
  public enum Type implements Coded {
    JPEG("image/jpeg"),
    PNG("image/png"),
    PDF("application/pdf");

    private final String code;

    Type(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  public Attachment {
    requireNonNull(id, "id is null");
    requireNonNull(title, "title is null");
    requireNonNull(type, "type is null");
    requireNonNull(data, "data is null");
  }

  public byte[] bytes(String why) {
    return Base64.getDecoder().decode(data.reveal(why));
  }

  public Sha256 digest() {
    return Sha256.of(bytes("its digest"));
  }

  /** The same file with that in it, and without what its sender calls it. */
  public Attachment holding(byte[] bytes) {
    return new Attachment(
        id,
        Optional.empty(),
        type,
        Personal.of(data.category(), Base64.getEncoder().encodeToString(bytes)));
  }

  /** Where it stands in the request that has it at that place. */
  public static String pointer(int index) {
    return "/attachments/" + index;
  }
}
