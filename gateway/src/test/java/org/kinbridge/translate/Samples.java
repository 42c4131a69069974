package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.profile.Sources;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Translated;
import org.kinbridge.translate.source.NationalRecord;

/** Synthetic records and the translator over the shipped maps. */
public final class Samples {
  static final Path PROFILES = Path.of(System.getProperty("kinbridge.profiles", "../profiles"));
  public static final Path NATIONAL = PROFILES.resolve("national");
  static final Path PRIMERO = NATIONAL.resolve("primero-v2");
  public static final Translator TRANSLATOR = Translator.load(PROFILES);
  static final ObjectMapper JSON = new ObjectMapper();
  static final Origin CASSAR =
      new Origin(
          new NodeId("XC"),
          new AuthorityId("xc-mosa"),
          "Cassar Ministry of Social Affairs",
          AuthorityRole.CHILD_WELFARE,
          new Moment(Instant.parse("2026-04-12T10:00:00Z"), ZoneOffset.UTC));

  static final Origin HOSPITAL =
      new Origin(
          new NodeId("XA"),
          new AuthorityId("xa-hospital"),
          "Aldmark Children's Hospital",
          AuthorityRole.CHILD_WELFARE,
          new Moment(Instant.parse("2026-04-12T10:00:00Z"), ZoneOffset.UTC));

  /** Who hands over the samples of a format. */
  public static final Map<String, Origin> ORIGINS =
      Map.of("primero-v2", CASSAR, "aldmark-hospital", HOSPITAL);

  private Samples() {}

  /** A person who releases a passage names the place that the answer names. */
  static Translated assertSourcesLead(Translated whole) {
    Sources sources = whole.draft().sources();
    assertThat(
            sources.byElement().values().stream()
                .flatMap(List::stream)
                .filter(source -> source.startsWith("/"))
                .distinct())
        .isNotEmpty()
        .allSatisfy(
            source -> assertThat(sources.read().at(source).isMissingNode()).as(source).isFalse());
    return whole;
  }

  public static byte[] file(String name) {
    try {
      return Files.readAllBytes(PRIMERO.resolve(name));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static JsonNode json(byte[] content) {
    try {
      return JSON.readTree(content);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The least that is a record: single quotes stand for double ones. */
  static ObjectNode least(String... members) {
    try {
      ObjectNode record =
          (ObjectNode)
              JSON.readTree(
                  "{'name_first':'Lio','sex':'male','status':'open','registration_date':'2026-01-15'}"
                      .replace('\'', '"'));
      for (String member : members) {
        record.setAll((ObjectNode) JSON.readTree(("{" + member + "}").replace('\'', '"')));
      }
      return record;
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }

  public static Translation translate(JsonNode record, Resolution... resolutions) {
    return translate(record.toString().getBytes(StandardCharsets.UTF_8), resolutions);
  }

  public static Translation translate(byte[] content, Resolution... resolutions) {
    return TRANSLATOR.translate(
        new NationalRecord("primero-v2", content), List.of(resolutions), CASSAR);
  }

  static Translation.Translated translated(JsonNode record, Resolution... resolutions) {
    Translation translation = translate(record, resolutions);
    if (translation instanceof Translation.Translated whole) {
      return whole;
    }
    throw new AssertionError("not translated: " + faults(translation) + questions(translation));
  }

  static List<Fault> faults(Translation translation) {
    return translation instanceof Translation.Refused refused ? refused.faults() : List.of();
  }

  static List<String> faultPlaces(Translation translation) {
    return faults(translation).stream().map(Fault::place).toList();
  }

  static List<Question> questions(Translation translation) {
    return switch (translation) {
      case Translation.Translated whole -> whole.questions();
      case Translation.Incomplete incomplete -> incomplete.questions();
      case Translation.Refused refused -> List.of();
    };
  }

  public static Resolution choose(String pointer, String code) {
    return new Resolution(pointer, Optional.of(code), false, Optional.empty(), "worker-7");
  }

  public static Resolution dismiss(String pointer) {
    return new Resolution(
        pointer, Optional.empty(), true, Optional.of("read, no restriction needed"), "worker-7");
  }

  /** The resources of one type, in order. */
  static List<JsonNode> resources(Translation.Translated whole, String type) {
    List<JsonNode> found = new ArrayList<>();
    whole
        .draft()
        .tree()
        .path("entry")
        .forEach(
            entry -> {
              if (entry.path("resource").path("resourceType").asText().equals(type)) {
                found.add(entry.path("resource"));
              }
            });
    return found;
  }

  static JsonNode child(Translation.Translated whole) {
    return resources(whole, "Patient").getFirst();
  }

  static List<String> facts(Translation.Translated whole) {
    return whole.facts().stream().map(fact -> fact.code().code() + "=" + fact.value()).toList();
  }

  static List<String> sorted(String... values) {
    return Arrays.stream(values).sorted().toList();
  }
}
