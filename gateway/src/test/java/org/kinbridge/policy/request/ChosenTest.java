package org.kinbridge.policy.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Sha256;

/** What persons wrote and chose, by its place and digest. */
class ChosenTest {
  @Test
  void is_each_statement_and_each_file_in_the_order_of_the_request() throws Exception {
    ObjectNode body = RequestTest.anyRequest();
    ArrayNode statements = (ArrayNode) body.path("statements");
    statements.add(((ObjectNode) statements.get(0)).deepCopy().put("text", "Ängstlich"));
    body.withArray("attachments")
        .addObject()
        .put("id", "#photo")
        .put("contentType", "image/jpeg")
        .put("data", "/9j/AA==");
    Request request = ((Reading.Accepted) Request.parse(body)).request();
    assertThat(Chosen.in(request))
        .containsExactly(
            new Chosen("/statements/0", Sha256.of("Fear & haste")),
            new Chosen("/statements/1", Sha256.of("Ängstlich")),
            new Chosen("#photo", Sha256.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0})));
  }
}
