package org.kinbridge.policy.request;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.kinbridge.disclosure.Sha256;

/**
 * What a person wrote or chose for this recipient: two requests that differ in it alone are two
 * decisions, and a yes to the one is none to the other.
 *
 * @param source {@code /statements/0}, or the handle of a file
 * @param digest of the text in UTF-8, or of the bytes as they were attached
 */
public record Chosen(String source, Sha256 digest) {
  public Chosen {
    requireNonNull(source, "source is null");
    requireNonNull(digest, "digest is null");
  }

  public static List<Chosen> in(Request request) {
    List<Chosen> chosen = new ArrayList<>();
    for (int i = 0; i < request.statements().size(); i++) {
      String text = request.statements().get(i).text().reveal("tell it from another one");
      chosen.add(new Chosen("/statements/" + i, Sha256.of(text)));
    }
    for (Attachment file : request.attachments()) {
      chosen.add(new Chosen(file.id(), file.digest()));
    }
    return chosen;
  }
}
