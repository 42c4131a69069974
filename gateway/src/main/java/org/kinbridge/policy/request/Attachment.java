package org.kinbridge.policy.request;

import static java.util.Objects.requireNonNull;

import java.util.Base64;
import java.util.Optional;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Personal;

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

  /** Where it stands in the request that has it at that place. */
  public static String pointer(int index) {
    return "/attachments/" + index;
  }
}
