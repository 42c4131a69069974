package org.kinbridge.http.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.http.partner.PartnerSocket.Answer;

/** The partner door: who gets in, and what is read. */
class PartnerListenerTest extends AtThePartnersDoor {
  @Nested
  class LetsIn {
    @Test
    void a_partner_whose_certificate_is_pinned() throws IOException {
      try (PartnerSocket line = aldmark()) {
        Answer answer = line.post("envelope").answer();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "application/jose");
        assertThat(answer.body()).isEqualTo("read 8");
      }
      assertThat(taken).containsExactly("XA 8");
    }

    @Test
    void many_envelopes_on_one_connection() throws IOException {
      try (PartnerSocket line = aldmark()) {
        for (int i = 1; i <= 3 * SEATS; i++) {
          assertThat(line.post("x".repeat(i)).answer().body()).isEqualTo("read " + i);
        }
      }
    }

    @Test
    void an_envelope_of_just_the_largest_size() throws IOException {
      try (PartnerSocket line = aldmark()) {
        assertThat(line.post("x".repeat(LARGEST)).answer().body()).isEqualTo("read " + LARGEST);
      }
    }

    @Test
    void an_envelope_in_http_1_0_and_ends_the_connection() throws IOException {
      try (PartnerSocket line = aldmark()) {
        line.write(PartnerSocket.head("application/jose", 3).replace("1.1", "1.0") + "abc");
        assertThat(line.answer().body()).isEqualTo("read 3");
        assertThat(line.isEnded()).isTrue();
      }
    }

    private void nobody(PartnerSocket line) throws IOException {
      try (line) {
        assertThatThrownBy(() -> line.post("envelope").answer()).isInstanceOf(IOException.class);
      }
      assertThat(taken).isEmpty();
    }

    @Test
    void nobody_without_a_certificate() throws IOException {
      nobody(PartnerSocket.asNobody(port));
    }

    @Test
    void nobody_with_a_certificate_that_only_says_the_same_name() throws IOException {
      nobody(PartnerSocket.as(FOREIGN, port));
    }

    @Test
    void nobody_whose_metadata_expired_while_the_connection_stood() throws IOException {
      try (PartnerSocket line = aldmark()) {
        assertThat(line.post("envelope").answer().status()).isEqualTo(200);
        now.set(NOW.plus(Duration.ofDays(2)));
        refusedWithoutAWord(line.post("envelope"), 403);
      }
      assertThat(taken).hasSize(1);
    }
  }

  @Nested
  class Refuses {
    private void refused(String request, int status) throws IOException {
      try (PartnerSocket line = aldmark()) {
        refusedWithoutAWord(line.write(request), status);
      }
      assertThat(taken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/jose+json", "text/plain", ""})
    void another_media_type_as_it_refuses_any_envelope(String type) throws IOException {
      refused(PartnerSocket.head(type, 3) + "abc", 400);
    }

    @Test
    void a_body_without_a_media_type() throws IOException {
      refused("POST /cpx/v1/messages HTTP/1.1\r\nhost: n\r\ncontent-length: 1\r\n\r\nx", 400);
    }

    @ParameterizedTest
    @ValueSource(ints = {LARGEST + 1, 10 << 20, Integer.MAX_VALUE})
    void a_body_that_says_it_is_too_large_before_it_comes(int length) throws IOException {
      refused(PartnerSocket.head("application/jose", length), 400);
    }

    @Test
    void a_large_body_whose_sender_reads_the_answer_only_after_its_last_byte() throws IOException {
      listener.close();
      open(Duration.ofMinutes(1));
      int length = 10 << 20;
      try (PartnerSocket line = aldmark()) {
        line.write(PartnerSocket.head("application/jose", length));
        String part = "x".repeat(16 << 10);
        for (int written = 0; written < length; written += part.length()) {
          line.write(part);
        }
        refusedWithoutAWord(line, 400);
      }
      assertThat(taken).isEmpty();
    }

    @Test
    void a_body_that_turns_out_too_large() throws IOException {
      String head =
          "POST /cpx/v1/messages HTTP/1.1\r\nhost: n\r\ncontent-type: application/jose\r\n"
              + "transfer-encoding: chunked\r\n\r\n";
      String chunk = Integer.toHexString(LARGEST) + "\r\n" + "x".repeat(LARGEST) + "\r\n";
      refused(head + chunk + "1\r\nx\r\n", 400);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/",
          "/cpx/v1/messages/",
          "/cpx/v1/messages?",
          "/cpx/v1/messages?a=b",
          "//cpx/v1/messages",
          "/cpx/v1/./messages",
          "/cpx/v1/x/../messages",
          "/cpx/v1/messages;x",
          "/cpx/v1/%6dessages",
          "/CPX/v1/messages",
          "https://node/cpx/v1/messages",
          "*"
        })
    void every_other_spelling_of_the_path(String path) throws IOException {
      refused(
          PartnerSocket.head("application/jose", 3).replace("/cpx/v1/messages", path) + "abc", 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "TRACE", "post", "BREW"})
    void every_other_method(String method) throws IOException {
      refused(PartnerSocket.head("application/jose", 3).replace("POST", method) + "abc", 404);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "POST /cpx/v1/messages HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nxx",
          "POST /cpx/v1/messages HTTP/1.1\r\ncontent-length: -1\r\n\r\n",
          "POST /cpx/v1/messages HTTP/1.1\r\ncontent-length: one\r\n\r\n",
          "POST /cpx/v1/messages HTTP/9\r\n\r\n",
          "POST\r\n\r\n",
          "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
        })
    void what_is_no_request_without_asking_the_story(String bytes) throws IOException {
      try (PartnerSocket line = aldmark()) {
        line.write(bytes);
        assertThat(line.answer().status()).isBetween(400, 505);
      }
      assertThat(taken).isEmpty();
    }

    @Test
    void a_header_that_does_not_end() throws IOException {
      try (PartnerSocket line = aldmark()) {
        line.write("POST /cpx/v1/messages HTTP/1.1\r\nx: " + "y".repeat(20 << 10));
        assertThat(line.answer().status()).isBetween(400, 431);
      }
    }

    @Test
    void with_an_empty_answer_what_the_story_broke_on() throws IOException {
      door.set(
          (partner, envelope) -> {
            throw new IllegalStateException("a bug, thrown by the test");
          });
      try (PartnerSocket line = aldmark()) {
        Answer answer = line.post("envelope").answer();
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).isEmpty();
      }
      open();
    }
  }
}
