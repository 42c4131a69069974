package org.kinbridge.policy.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.disclosure.Reason;

/** Reads one attached file: it must be, by its first bytes, of the type that is stated. */
@Owned(by = "one call of RequestReader.read", lock = "none: never leaves that call")
final class AttachmentReader implements Members.ElementReader<Attachment> {
  static final int MOST = 8;

  /** Half a MiB of file in base64: with more no envelope holds the record as well. */
  static final int LONGEST = 699_052;

  private static final Set<String> MEMBERS = Set.of("id", "title", "contentType", "data");

  private final List<Fault> faults;
  private final Set<String> seen = new HashSet<>();

  AttachmentReader(List<Fault> faults) {
    this.faults = faults;
  }

  @Override
  public Optional<Attachment> read(JsonNode value, String place) {
    Members file = Members.of(value, place, faults, MEMBERS);
    Optional<String> id = file.neededValue("id", text -> new PersonHandle(text).value());
    Optional<Personal<String>> title =
        file.text("title").map(text -> Personal.of("title of a file", text));
    Optional<Attachment.Type> type = file.neededCode("contentType", Attachment.Type.class);
    Optional<byte[]> data = file.needed("data").flatMap(node -> data(node, file));
    if (id.isPresent() && !seen.add(id.get())) {
      file.wrong("id", "two files have one handle");
    }
    if (id.isEmpty() || type.isEmpty() || data.isEmpty()) {
      return Optional.empty();
    }
    if (!begins(type.get(), data.get())) {
      file.wrong("data", "by its first bytes it is no file of the stated type");
    }
    FileContent content = new FileContent(data.get());
    return Optional.of(
        new Attachment(id.get(), title, type.get(), Personal.of("attached file", content)));
  }

  /** Base64 of RFC 4648, padded, in the one spelling that those bytes have. */
  private Optional<byte[]> data(JsonNode node, Members file) {
    String text = node.isTextual() ? node.textValue() : "";
    if (text.length() > LONGEST) {
      faults.add(
          new Fault(
              Reason.TOO_LARGE,
              file.at("data"),
              "a file of at most " + LONGEST + " characters of base64 is expected"));
      return Optional.empty();
    }
    Optional<byte[]> decoded = text.isEmpty() ? Optional.empty() : decoded(text);
    if (decoded.isEmpty()) {
      file.wrong("data", "a file in base64 is expected, padded and without spaces");
    }
    return decoded;
  }

  private static Optional<byte[]> decoded(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return Base64.getEncoder().encodeToString(bytes).equals(text)
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static boolean begins(Attachment.Type type, byte[] file) {
    byte[] begin =
        switch (type) {
          case JPEG -> HexFormat.of().parseHex("ffd8ff");
          case PNG -> HexFormat.of().parseHex("89504e470d0a1a0a");
          case PDF -> "%PDF-".getBytes(StandardCharsets.US_ASCII);
        };
    return file.length > begin.length
        && Arrays.equals(begin, 0, begin.length, file, 0, begin.length);
  }
}
