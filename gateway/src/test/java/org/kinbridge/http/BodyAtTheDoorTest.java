package org.kinbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.http.Knocking.ID;
import static org.kinbridge.http.Knocking.path;
import static org.kinbridge.http.Knocking.refused;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinbridge.http.Caller.Answer;

/** A body is read only in the media type and up to the size of its door. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class BodyAtTheDoorTest extends ClosedDoors {
  @ParameterizedTest
  @MethodSource("org.kinbridge.http.Knocking#everyDoorWithABody")
  void of_another_media_type_is_415(String method, String template, Endpoint.Body body) {
    for (String type :
        List.of(
            "text/plain",
            "application/xml",
            body.mediaType() + ";charset=utf-16",
            body == Endpoint.Body.LINES ? "application/json" : "application/x-ndjson",
            "application/jsonp")) {
      refused(
          mosa.send(method, path(template), BodyPublishers.ofString("{}"), "Content-Type", type),
          415,
          "unsupported-media-type");
    }
    refused(
        mosa.send(method, path(template), BodyPublishers.ofString("{}")),
        415,
        "unsupported-media-type");
  }

  @ParameterizedTest
  @MethodSource("org.kinbridge.http.Knocking#everyDoorWithABody")
  void that_is_compressed_is_415(String method, String template, Endpoint.Body body) {
    refused(
        mosa.send(
            method,
            path(template),
            BodyPublishers.ofString("{}"),
            "Content-Type",
            body.mediaType(),
            "Content-Encoding",
            "gzip"),
        415,
        "unsupported-media-type");
  }

  @ParameterizedTest
  @MethodSource("org.kinbridge.http.Knocking#everyDoorWithABody")
  void that_says_it_is_ten_megabytes_is_413(String method, String template, Endpoint.Body body) {
    refused(
        mosa.send(
            method,
            path(template),
            BodyPublishers.ofByteArray(new byte[10 << 20]),
            "Content-Type",
            body.mediaType()),
        413,
        "too-large");
  }

  @ParameterizedTest
  @MethodSource("org.kinbridge.http.Knocking#everyDoorWithABody")
  void that_turns_out_too_large_is_413(String method, String template, Endpoint.Body body) {
    InputStream unannounced = new ByteArrayInputStream(new byte[body.largest() + 1]);
    refused(
        mosa.send(
            method,
            path(template),
            BodyPublishers.ofInputStream(() -> unannounced),
            "Content-Type",
            body.mediaType()),
        413,
        "too-large");
  }

  @Test
  void of_just_the_largest_size_reaches_the_story() {
    DoorsNode.DOOR.answers(new org.kinbridge.flow.sending.SendOutcome.Conflict());
    byte[] largest = new byte[Endpoint.Body.DOCUMENT.largest()];
    Answer answer =
        mosa.send(
            "PUT",
            "/api/disclosures/" + ID,
            BodyPublishers.ofByteArray(largest),
            "Content-Type",
            "application/json; charset=UTF-8");
    assertThat(answer.status()).isEqualTo(409);
    assertThat((byte[]) DoorsNode.DOOR.lastCall()[2]).hasSize(largest.length);
  }
}
