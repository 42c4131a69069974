package org.kinbridge.translate.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.profile.frozen.FrozenObject;
import org.kinbridge.profile.frozen.FrozenTree;
import org.kinbridge.translate.reading.Value;
import org.kinbridge.translate.shape.Notes.Part.Said;

/**
 * An object that says one code and nothing else of a record: there are as many of them as codes
 * that maps name, and each is written once for all documents.
 *
 * @param code the hole in which the code is, wherever it stands in the object
 * @param places where it stands, from the object on
 * @param said what the shape says itself
 * @param known by system and code: both are a map's own words, so there are not many
 */
record Coded(
    Template.FromHole code,
    List<String> places,
    Notes.Part said,
    Map<Meaning, FrozenObject> known) {

  private record Meaning(String system, JsonNode code) {}

  /** Empty when a record has another say in the object, or none. */
  static Optional<Coded> of(List<Template.Member> object) {
    Gathering gathered = new Gathering();
    gathered.add(object, "");
    return gathered.plain && !gathered.places.isEmpty()
        ? Optional.of(
            new Coded(
                gathered.holes.getFirst(),
                List.copyOf(gathered.places),
                new Notes.Part(gathered.said),
                new ConcurrentHashMap<>()))
        : Optional.empty();
  }

  /** The object, by what it says; empty when it is not a code that it says. */
  Optional<FrozenObject> known(Value value) {
    return value.system().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(known.get(new Meaning(value.system(), value.node())));
  }

  /** The object as it is put into this document, and into each that says the same code. */
  FrozenObject keep(Value value, FrozenObject written) {
    if (value.system().isEmpty()) {
      return written;
    }
    FrozenObject kept = FrozenTree.forMany(written);
    known.put(new Meaning(value.system(), value.node()), kept);
    return kept;
  }

  /** What stands in one object, down to its leaves. */
  @Owned(by = "the thread that loads the maps", lock = "none")
  private static final class Gathering {
    private final List<Template.FromHole> holes = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();
    private boolean plain = true;

    void add(Template part, String place) {
      switch (part) {
        case Template.Constant constant ->
            constant.written().said().said().forEach(one -> said.add(one.under(place)));
        case Template.FromHole hole -> {
          plain &= hole.part() != Template.Part.SCRIPT && (holes.isEmpty() || isSame(hole));
          holes.add(hole);
          places.add(place);
        }
        case Template.Mapping mapping -> add(mapping.members(), place);
        case Template.Sequence sequence -> {
          for (int i = 0; i < sequence.elements().size(); i++) {
            add(sequence.elements().get(i), place + "[" + i + "]");
          }
        }
        case Template.Reference reference -> plain = false;
        case Template.FromOrigin origin -> plain = false;
        case Template.Repeated repeated -> plain = false;
      }
    }

    void add(List<Template.Member> members, String place) {
      members.forEach(member -> add(member.value(), place + member.step()));
    }

    private boolean isSame(Template.FromHole hole) {
      return hole.hole() == holes.getFirst().hole()
          && hole.repeated() == holes.getFirst().repeated();
    }
  }
}
