package org.kinbridge.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Urgency;
import org.kinbridge.policy.AnyPermitted;
import org.kinbridge.policy.Permitted;
import org.kinbridge.policy.Stayed;
import org.kinbridge.sign.Addressing;
import org.kinbridge.sign.AnyMessage;
import org.kinbridge.sign.MessageSigner;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.trust.AnyNode;

/** What the later decision must still say of what the earlier one signed. */
class CoveringTest {
  private static final AnyNode XC = AnyNode.of("XC");
  private static final AnyNode XA = AnyNode.of("XA");
  private static final ChildRef CHILD = new ChildRef(UUID.randomUUID());
  private static final String CONTENT =
      "{\"meta\":{\"security\":[{\"code\":\"REDACTED\"}]},\"entry\":[\"a\",\"b\"]}";
  private final SignedMessage signed =
      AnyMessage.signed(
          new MessageSigner(XC.keystore, new SecureRandom())
              .sign(
                  permitted(CONTENT, announced("cp-child.telecom")),
                  Addressing.opening(
                      new MessageId(UUID.randomUUID()), XA.metadata.entity(), AnyNode.NOW)));

  private static Permitted permitted(String content, Stayed stayed) {
    return AnyPermitted.of(
        content.getBytes(StandardCharsets.UTF_8), stayed, Purpose.CARE, Urgency.ROUTINE, CHILD);
  }

  private static Personal<JsonNode> value() {
    return Personal.of("test", TextNode.valueOf("x"));
  }

  private static Stayed announced(String path) {
    return new Stayed(List.of(new Stayed.Announced(path, "R08", value())), List.of());
  }

  private static Stayed silent(String path) {
    return new Stayed(List.of(), List.of(new Stayed.Silent(path, "R11", value())));
  }

  @Test
  void the_same_decision_covers_it() {
    assertThat(Covering.covers(permitted(CONTENT, announced("cp-child.telecom")), signed)).isTrue();
  }

  @Test
  void what_is_not_permitted_any_more_does_not() {
    String less = CONTENT.replace("\"b\"", "\"c\"");
    assertThat(Covering.covers(permitted(less, announced("cp-child.telecom")), signed)).isFalse();
  }

  /** The signed bytes would announce what must leave no trace by now. */
  @Test
  void what_is_announced_and_must_be_silent_now_does_not() {
    Stayed now = silent("Bundle.entry[1].resource(cp-child).telecom[0]");
    assertThat(Covering.covers(permitted(CONTENT, now), signed)).isFalse();
  }

  @Test
  void what_was_announced_and_might_leave_by_now_goes_as_it_was_signed() {
    Stayed now = silent("Bundle.entry[1].resource(cp-child).address[0]");
    assertThat(Covering.covers(permitted(CONTENT, now), signed)).isTrue();
  }
}
