package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.connect.Answer;
import org.kinbridge.connect.NoAnswer;

/** A case worker refers a case with the short form, and reads what she is told. */
abstract class AtTheMinistry {
  @TempDir Path folder;
  Ministry ministry;

  @BeforeEach
  void found() {
    ministry = new Ministry(folder);
  }

  UUID refer(Consumer<ObjectNode> changes) throws NoAnswer {
    UUID caseId = ministry.filledCase();
    changes.accept(ministry.primero.record(caseId));
    UUID referral = ministry.primero.refer(caseId, "family_seunification_service");
    ministry.look();
    return referral;
  }

  JsonNode sent(Consumer<ObjectNode> changes) throws NoAnswer {
    return ministry.node.sent(refer(changes)).orElseThrow();
  }

  String told(Consumer<ObjectNode> changes) throws NoAnswer {
    UUID referral = refer(changes);
    assertThat(ministry.node.calls).as("the node is not asked").noneMatch(this::isPreview);
    return ministry.primero.reason(referral);
  }

  private boolean isPreview(String call) {
    return call.endsWith("/preview");
  }

  /** An answer of somebody's, byte for byte. */
  static Answer raw(int status, String body) {
    return new Answer(
        status,
        Map.of("Date", "Sun, 22 Nov 2026 10:00:00 GMT"),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
