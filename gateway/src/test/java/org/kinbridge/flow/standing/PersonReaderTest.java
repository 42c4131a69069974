package org.kinbridge.flow.standing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.flow.setting.BodyReader;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.circumstance.RestrictedPerson.Certainty;
import org.kinbridge.policy.circumstance.Restriction;

class PersonReaderTest {
  private static final PersonHandle UNCLE = new PersonHandle("#uncle");

  @Test
  void what_a_request_stated_reads_back_as_the_same_person() throws Exception {
    RestrictedPerson stated =
        RestrictedPerson.named(List.of("Goitom Desta", "ጎይቶም ደስታ"), Optional.of("1985-02"));
    ObjectNode person = PersonReader.written(UNCLE, Optional.of(stated));
    assertThat(read(person)).contains(stated.called(UNCLE));
  }

  @Test
  void a_handle_alone_describes_nobody_yet() throws Exception {
    Optional<RestrictedPerson> read = read(PersonReader.written(UNCLE, Optional.empty()));
    assertThat(read.orElseThrow().certainty()).isEqualTo(Certainty.DESCRIBED);
    assertThat(read.orElseThrow().handle()).contains(UNCLE);
  }

  @Test
  void words_describe() throws Exception {
    JsonNode words = JsonNodeFactory.instance.textNode("the uncle");
    assertThat(read(words)).contains(RestrictedPerson.described("the uncle"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"names\":[]}",
        "{\"names\":[\" \"]}",
        "{\"names\":[1]}",
        "{\"names\":\"Goitom\"}",
        "{\"names\":[\"Goitom\"],\"birthDate\":\"85\"}",
        "{\"names\":[\"Goitom\"],\"birthdate\":\"1985\"}",
        "\" \"",
        "17",
        "null"
      })
  void a_person_nobody_could_find_is_refused(String person) throws Exception {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("person", json(person));
    BodyReader reader = BodyReader.of(body);
    PersonReader.read(reader);
    assertThat(reader.faults()).isNotEmpty();
  }

  @Test
  void a_handle_gets_the_name_it_was_given_later() {
    RestrictedPerson named =
        RestrictedPerson.named(List.of("Goitom Desta"), Optional.empty()).called(UNCLE);
    RestrictedPerson nameless = RestrictedPerson.named(List.of(), Optional.empty()).called(UNCLE);
    RestrictedPerson other =
        RestrictedPerson.named(List.of(), Optional.empty()).called(new PersonHandle("#other"));
    List<Restriction> identified =
        PersonReader.identified(
            List.of(on(nameless), on(named), on(other), on(RestrictedPerson.described("uncle"))));
    assertThat(identified)
        .extracting(restriction -> restriction.person().orElseThrow())
        .containsExactly(named, named, other, RestrictedPerson.described("uncle"));
  }

  private static Restriction on(RestrictedPerson who) {
    return new Restriction(
        "r",
        new ChildRef(new UUID(0, 1)),
        Restriction.Kind.NO_CONTACT,
        Set.of(),
        Restriction.Elsewhere.NO,
        Restriction.Standing.NONE_KNOWN,
        Optional.of(who));
  }

  private static Optional<RestrictedPerson> read(JsonNode person) throws Exception {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("person", person);
    BodyReader reader =
        BodyReader.of(
            StrictJson.parse(
                body.toString().getBytes(StandardCharsets.UTF_8), StrictJson.Limits.WIRE));
    Optional<RestrictedPerson> read = PersonReader.read(reader);
    assertThat(reader.faults()).isEmpty();
    return read;
  }

  private static JsonNode json(String text) throws Exception {
    return StrictJson.parse(
            ("{\"x\":" + text + "}").getBytes(StandardCharsets.UTF_8), StrictJson.Limits.WIRE)
        .get("x");
  }
}
