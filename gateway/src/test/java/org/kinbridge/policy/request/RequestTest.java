package org.kinbridge.policy.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Instrument;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.circumstance.Restriction;

class RequestTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static ObjectNode anyRequest() throws Exception {
    return (ObjectNode)
        JSON.readTree(
            """
            {"to":{"node":"XA","authority":"xa-casw"},"kind":"notify","thread":null,"urgency":"stat",
             "purpose":"CPEMERG","legalBasis":"treaty-duty-to-inform",
             "basis":{"instrument":"HCCH-1996","article":"36","evidence":[{"type":"measure","reference":"m-1",
               "sha256":"0000000000000000000000000000000000000000000000000000000000000000","issuer":"court"}]},
             "actor":{"userRef":"u-1","function":"duty-worker","authority":"xc-mosa"},
             "case":{"reference":"c-1","subjects":[{"id":"#child","at":"/data"},{"id":"#uncle","at":"/data/family/2"}]},
             "facts":[{"code":"serious-danger","of":"#child","value":"yes","source":"caseworker","assertedAt":"2026-04-10T08:00:00Z"},
                      {"code":"presence","of":"#child","state":"XA","value":"reported","source":"police"},
                      {"code":"child-heard","of":"#child","value":"not-heard-harm","objection":"unknown"}],
             "restrictions":[{"person":"#uncle","kind":"no-contact","reachableThrough":["XB"],"elsewhere":"no","basis":"child-fear"}],
             "statements":[{"section":"danger","language":"en","text":"Fear & haste","writtenFor":"xa-casw","releasedBy":"u-1"}],
             "releases":[{"source":"/data/x","releasedTo":"xa-casw","releasedBy":"u-1"}],
             "resolutions":[{"source":"/data/y","code":"trafficking","by":"u-1"},
                            {"source":"/data/z","dismissed":true,"reason":"no danger","by":"u-1"}],
             "consents":["c-9"],"override":null,"expect":null,
             "record":{"format":"primero-v2","content":{"data":{}}},"attachments":[]}
            """);
  }

  static List<Fault> faults(JsonNode body) {
    return Request.parse(body) instanceof Reading.Faulty(List<Fault> faults) ? faults : List.of();
  }

  private static List<String> places(JsonNode body) {
    return faults(body).stream().map(Fault::place).toList();
  }

  static ObjectNode with(String pointer, String json) throws Exception {
    ObjectNode body = anyRequest();
    int last = pointer.lastIndexOf('/');
    JsonNode parent = body.at(pointer.substring(0, last));
    String member = pointer.substring(last + 1);
    if (parent instanceof com.fasterxml.jackson.databind.node.ArrayNode array) {
      array.set(Integer.parseInt(member), JSON.readTree(json));
    } else {
      ((ObjectNode) parent).set(member, JSON.readTree(json));
    }
    return body;
  }

  @Test
  void reads_every_member() throws Exception {
    assertThat(Request.parse(anyRequest())).isInstanceOf(Reading.Accepted.class);
  }

  @Test
  void writes_what_it_reads_back_as_equal() throws Exception {
    Request request = ((Reading.Accepted) Request.parse(anyRequest())).request();
    assertThat(Request.parse(request.toJson())).isEqualTo(new Reading.Accepted(request));
  }

  @Test
  void reads_and_writes_its_place_among_others_and_why_something_is_set_aside() throws Exception {
    ObjectNode body = anyRequest();
    body.put("thread", "t-1").put("inReplyTo", "m-1").put("supersedes", "m-0");
    body.put("replyBy", "2026-04-12T08:00:00Z");
    body.putObject("override").put("reason", "she is on the bus");
    body.putObject("expect").put("decisionDigest", "0".repeat(64));
    Request request = ((Reading.Accepted) Request.parse(body)).request();
    assertThat(request.place())
        .isEqualTo(
            new Request.Place(
                Optional.of("t-1"),
                Optional.of("m-1"),
                Optional.of("m-0"),
                Optional.of(Instant.parse("2026-04-12T08:00:00Z"))));
    assertThat(request.override().orElseThrow().reveal("test")).isEqualTo("she is on the bus");
    assertThat(Request.parse(request.toJson())).isEqualTo(new Reading.Accepted(request));
  }

  @Test
  void reads_what_it_is_for_and_by_what_right() throws Exception {
    Request request = ((Reading.Accepted) Request.parse(anyRequest())).request();
    assertThat(request.purpose()).contains(Purpose.EMERGENCY);
    assertThat(request.legalBasis()).contains(LegalBasis.TREATY_DUTY_TO_INFORM);
    assertThat(request.basis().instrument()).contains(Instrument.HCCH_1996);
    assertThat(request.basis().article()).contains("36");
  }

  @Test
  void reads_what_papers_restrictions_and_facts_say() throws Exception {
    ObjectNode body = anyRequest();
    ((ObjectNode) body.at("/facts/0")).put("validUntil", "2026-04-12T08:00:00Z");
    Request request = ((Reading.Accepted) Request.parse(body)).request();
    assertThat(request.basis().evidence())
        .containsExactly(
            new Request.Evidence(
                "measure",
                "m-1",
                Optional.of(Sha256.parseHex("0".repeat(64))),
                Optional.of("court")));
    assertThat(request.restrictions().getFirst().reachableThrough())
        .containsExactly(new NodeId("XB"));
    assertThat(request.restrictions().getFirst().elsewhere()).isEqualTo(Restriction.Elsewhere.NO);
    assertThat(request.consents()).containsExactly("c-9");
    assertThat(request.facts().getFirst().validUntil())
        .contains(Instant.parse("2026-04-12T08:00:00Z"));
    assertThat(Request.parse(request.toJson())).isEqualTo(new Reading.Accepted(request));
  }

  @Test
  void everybody_who_had_a_part_in_it_counts_once_however_a_name_is_written() throws Exception {
    ObjectNode body = anyRequest();
    ((ObjectNode) body.at("/actor")).put("userRef", "U-1");
    ((ObjectNode) body.at("/statements/0")).put("releasedBy", "U-2");
    ((ObjectNode) body.at("/releases/0")).put("releasedBy", "u-3");
    ((ObjectNode) body.at("/resolutions/0")).put("by", "u-4");
    Request request = ((Reading.Accepted) Request.parse(body)).request();
    assertThat(request.people()).containsOnly("u-1", "u-2", "u-3", "u-4");
  }

  @Test
  void a_fact_without_source_is_stated_by_the_person_who_asks() throws Exception {
    Request request = ((Reading.Accepted) Request.parse(anyRequest())).request();
    assertThat(request.facts().get(2).source()).isEqualTo("actor");
  }

  @Test
  void missing_purpose_and_basis_are_the_policys_to_refuse() throws Exception {
    ObjectNode body = anyRequest();
    body.remove(List.of("purpose", "legalBasis"));
    assertThat(Request.parse(body)).isInstanceOf(Reading.Accepted.class);
  }

  @Nested
  class refuses {
    @Test
    void everything_that_is_wrong_at_once() throws Exception {
      ObjectNode body = with("/to/node", "\"Xa\"");
      body.remove("urgency");
      body.put("purposes", "CPCARE");
      ((ObjectNode) body.at("/facts/0")).put("value", "maybe");
      assertThat(places(body))
          .containsExactlyInAnyOrder("/to/node", "/urgency", "/purposes", "/facts/0/value");
    }

    @Test
    void a_body_that_is_no_object() throws Exception {
      assertThat(places(JSON.readTree("[]"))).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "/to",
          "/basis",
          "/actor",
          "/case",
          "/case/subjects/0",
          "/facts/0",
          "/restrictions/0",
          "/statements/0",
          "/releases/0",
          "/resolutions/0",
          "/basis/evidence/0",
          "/record"
        })
    void a_member_nobody_knows(String where) throws Exception {
      ObjectNode body = anyRequest();
      ((ObjectNode) body.at(where)).put("surprise", 1);
      assertThat(faults(body)).extracting(Fault::reason).containsExactly(Reason.UNKNOWN_MEMBER);
      assertThat(places(body)).containsExactly(where + "/surprise");
    }

    @Test
    void the_same_fact_twice() throws Exception {
      ObjectNode body = anyRequest();
      body.withArray("facts")
          .add(JSON.readTree("{\"code\":\"serious-danger\",\"of\":\"#child\",\"value\":\"no\"}"));
      assertThat(places(body)).containsExactly("/facts/3");
    }

    @Test
    void more_elements_than_a_person_writes() throws Exception {
      ObjectNode body = anyRequest();
      for (int i = 0; i < 201; i++) {
        body.withArray("consents").add("c" + i);
      }
      assertThat(places(body)).containsExactly("/consents");
    }

    @Test
    void without_repeating_any_value() throws Exception {
      assertThat(faults(with("/facts/0/value", "\"Selam\"")).toString()).doesNotContain("Selam");
    }
  }

  @Test
  void a_presence_in_two_states_is_two_facts() throws Exception {
    ObjectNode body = anyRequest();
    body.withArray("facts")
        .add(
            JSON.readTree(
                "{\"code\":\"presence\",\"of\":\"#child\",\"state\":\"XB\",\"value\":\"no\"}"));
    assertThat(Request.parse(body)).isInstanceOf(Reading.Accepted.class);
  }

  @Test
  void prints_no_personal_data() throws Exception {
    assertThat(Request.parse(anyRequest()).toString()).doesNotContain("Fear & haste");
  }
}
