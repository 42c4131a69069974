package org.kinbridge.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.seal.Opening;
import org.kinbridge.sign.MessageVerifier;
import org.kinbridge.trust.AnyNode;

/** What a node signed in an answer, as the one it was sealed for reads it. */
final class Said {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Said() {}

  static JsonNode in(PartnerAnswer answer, AnyNode by, AnyNode to) {
    byte[] jws =
        new Opening(to.keystore, new MessageVerifier(Suite.C1))
            .openAnswer(by.metadata, answer.body())
            .orElseThrow();
    try {
      return JSON.readTree(
          Base64.getUrlDecoder().decode(JSON.readTree(jws).path("payload").asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
