package org.kinbridge.connect.primero.form;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.kinbridge.connect.primero.api.Referral;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.policy.yaml.YamlMap;

/**
 * The form by which a case worker answers what the rules ask.
 *
 * @param prefix how the names of all its fields begin, and of no other field
 * @param statedOn the day on which the answers were given
 * @param freshDays how old they may be
 */
record ShortForm(
    String prefix,
    Place place,
    Field statedOn,
    int freshDays,
    List<FactField> facts,
    List<Settling> settlings,
    List<Barring> barrings,
    Optional<ConsentRows> consents) {

  /** Where its fields are: among those of the case, or in the row of the service referred from. */
  enum Place implements Coded {
    CASE("case"),
    SERVICE("service");

    private final String code;

    Place(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  ShortForm {
    requireNonNull(prefix, "prefix is null");
    requireNonNull(place, "place is null");
    requireNonNull(statedOn, "statedOn is null");
    facts = List.copyOf(facts);
    settlings = List.copyOf(settlings);
    barrings = List.copyOf(barrings);
    requireNonNull(consents, "consents is null");
  }

  static Optional<ShortForm> read(YamlMap section) {
    YamlMap map =
        section.members(
            "prefix",
            "place",
            "statedOn",
            "freshDays",
            "facts",
            "resolutions",
            "restrictions",
            "consents");
    Optional<String> prefix = map.needed("prefix", ShortForm::prefix);
    Optional<Place> place = map.neededCode("place", Place.class);
    Optional<Integer> days = map.needed("freshDays", ShortForm::days);
    if (prefix.isEmpty()) {
      return Optional.empty();
    }
    Optional<Field> statedOn =
        Field.read(map.neededMap("statedOn").members("field", "label"), prefix.get());
    List<FactField> facts = new ArrayList<>();
    map.maps("facts").forEach(one -> FactField.read(one, prefix.get()).ifPresent(facts::add));
    if (facts.stream().map(FactField::code).distinct().count() < facts.size()) {
      map.wrong("facts", "a fact is stated by one field");
    }
    List<Settling> settlings = new ArrayList<>();
    map.maps("resolutions")
        .forEach(one -> Settling.read(one, prefix.get()).ifPresent(settlings::add));
    Optional<ConsentRows> consents =
        map.has("consents")
            ? ConsentRows.read(map.map("consents"), prefix.get())
            : Optional.empty();
    return place.isEmpty() || days.isEmpty() || statedOn.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ShortForm(
                prefix.get(),
                place.get(),
                statedOn.get(),
                days.get(),
                facts,
                settlings,
                Barring.readAll(map, prefix.get()),
                consents));
  }

  private static String prefix(String text) {
    if (!text.matches("[a-z][a-z0-9]{1,30}_")) {
      throw new IllegalArgumentException("letters and digits, and an underscore at the end");
    }
    return text;
  }

  private static int days(String text) {
    int days = Integer.parseInt(text);
    if (days < 1 || days > 90) {
      throw new IllegalArgumentException("1 to 90 days");
    }
    return days;
  }

  /** The object that holds the answers; empty where the referral names no row or another one. */
  Optional<JsonNode> in(ObjectNode record, Referral referral) {
    return switch (place) {
      case CASE -> Optional.of(record);
      case SERVICE -> referral.row().flatMap(row -> service(record, row));
    };
  }

  private static Optional<JsonNode> service(ObjectNode record, UUID row) {
    for (JsonNode service : record.path("services_section")) {
      if (service.path("unique_id").asText().equals(row.toString())) {
        return Optional.of(service);
      }
    }
    return Optional.empty();
  }

  /** Fields that are filled in and that nobody configured: what they say would be lost. */
  List<String> unknown(JsonNode record, Route route) {
    Set<String> known = new HashSet<>(Set.of(statedOn.name()));
    for (FactField fact : facts) {
      known.add(fact.choice().field().name());
      fact.objection().ifPresent(objection -> known.add(objection.field().name()));
    }
    settlings.forEach(settling -> known.add(settling.field().name()));
    barrings.forEach(barring -> known.add(barring.kind().field().name()));
    consents.ifPresent(rows -> known.addAll(rows.names()));
    route.terms().evidence().forEach(paper -> known.add(paper.field().name()));
    Set<String> unknown = new TreeSet<>();
    filled(record, unknown);
    unknown.removeAll(known);
    return List.copyOf(unknown);
  }

  private void filled(JsonNode node, Set<String> found) {
    for (var member : node.properties()) {
      if (member.getKey().startsWith(prefix) && !Field.isOpen(member.getValue())) {
        found.add(member.getKey());
      }
    }
    node.forEach(inner -> filled(inner, found));
  }

  /** The record without the form: its answers become facts, and are not a part of the record. */
  ObjectNode without(ObjectNode record) {
    ObjectNode copy = record.deepCopy();
    strip(copy);
    return copy;
  }

  private void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> ours = new ArrayList<>();
      object
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (name.startsWith(prefix)) {
                  ours.add(name);
                }
              });
      object.remove(ours);
    }
    node.forEach(this::strip);
  }
}
