package org.kinbridge.sign.withheld;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.trust.key.Base64Url;

/** 32 bytes in base64url, in their one spelling. */
final class Wire32 {
  private Wire32() {}

  static byte[] bytes(Members json, String name) throws JsonRefused {
    return decoded(json.text(name)).orElseThrow(() -> malformed(json, name));
  }

  static List<Sha256> digests(Members json, String name) throws JsonRefused {
    List<Sha256> digests = new ArrayList<>();
    for (JsonNode text : json.array(name)) {
      digests.add(
          Optional.ofNullable(text.textValue())
              .flatMap(Wire32::decoded)
              .map(Sha256::wrap)
              .orElseThrow(() -> malformed(json, name)));
    }
    return digests;
  }

  private static Optional<byte[]> decoded(String text) {
    return Base64Url.decode(text).filter(bytes -> bytes.length == Sha256.LENGTH);
  }

  private static JsonRefused malformed(Members json, String name) {
    return json.invalid(name, "this is not 32 bytes in base64url");
  }
}
