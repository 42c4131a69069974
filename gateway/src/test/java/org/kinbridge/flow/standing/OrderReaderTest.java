package org.kinbridge.flow.standing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;

/** Nobody confirms an order of her own. */
class OrderReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private static Registration entered(Registration.Kind kind, String labels, String by) {
    return new Registration(
        UUID.randomUUID(),
        1,
        new ChildRef(new UUID(0, 1)),
        kind,
        new AuthorityId("xc-mosa"),
        true,
        NOW,
        ("{\"labels\": [" + labels + "], \"recordedBy\": \"" + by + "\"}").getBytes(UTF_8));
  }

  private static Set<String> enteredBy(Registration registered, UUID reference) {
    return OrderReader.enteredBy(List.of(registered), Set.of(reference.toString()));
  }

  @Test
  void who_entered_an_order_that_opens_a_label_had_a_part_in_what_rests_on_it() {
    Registration order = entered(Registration.Kind.ORDER, "\"cp-witness\"", "u-40");
    assertThat(enteredBy(order, order.id())).containsExactly("u-40");
    assertThat(enteredBy(order, UUID.randomUUID())).as("not referred to").isEmpty();
    assertThat(enteredBy(order.withdrawn(NOW, order.body()), order.id())).as("lifted").isEmpty();
  }

  @Test
  void who_entered_an_order_that_opens_none_may_approve() {
    Registration order = entered(Registration.Kind.ORDER, "", "u-40");
    assertThat(enteredBy(order, order.id())).isEmpty();
    Registration other = entered(Registration.Kind.RESTRICTION, "\"cp-witness\"", "u-40");
    assertThat(enteredBy(other, other.id())).as("no order").isEmpty();
  }
}
