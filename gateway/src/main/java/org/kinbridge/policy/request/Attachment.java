package org.kinbridge.policy.request;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.disclosure.Sha256;

/**
 * A file that somebody attached. It is free text in another form: what it shows nobody here can
 * read.
 *
 * @param id the handle by which the sender knows it and releases it, {@code #photo-1}
 * @param title what the sender calls it; it stays with the sender
 */
public record Attachment(
    String id, Optional<Personal<String>> title, Type type, Personal<FileContent> content) {

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
    requireNonNull(content, "content is null");
  }

  public byte[] bytes(String why) {
    return content.reveal(why).bytes();
  }

  public Sha256 digest() {
    return Sha256.of(bytes("its digest"));
  }

  /** The same file with that in it, and without what its sender calls it. */
  public Attachment holding(byte[] bytes) {
    return new Attachment(
        id, Optional.empty(), type, Personal.of(content.category(), new FileContent(bytes)));
  }
}
