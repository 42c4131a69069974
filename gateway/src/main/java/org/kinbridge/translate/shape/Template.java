package org.kinbridge.translate.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.kinbridge.profile.frozen.FrozenArray;
import org.kinbridge.profile.frozen.FrozenObject;
import org.kinbridge.translate.reading.Value;

/**
 * What a shape looks like as JSON. An object or list element in which holes or references stand,
 * and none of them is filled, is left out with its constants.
 */
public sealed interface Template {

  /** What an element waits for before it is written. */
  enum Needs {
    NOTHING,
    /** Nothing either, but it says something of this record: its list is there for its sake. */
    ORIGIN,
    REFERENCE,
    HOLE
  }

  /** What of a value is written. */
  enum Part {
    VALUE,
    SYSTEM,
    SCRIPT
  }

  /** What is known apart from the record. */
  enum Known {
    ID,
    UUID,
    NODE,
    AUTHORITY,
    AUTHORITY_NAME,
    ROLE,
    AS_OF
  }

  /** Which resources a reference leads to. */
  enum Which {
    /** The one of a shape that is made once. */
    ONLY,
    /** The one made from the same element of the record. */
    SAME_ELEMENT,
    /** Each whose own id the hole names. */
    NAMED,
    /** Each. */
    EACH
  }

  Needs needs();

  Waits waits();

  /** What it is in every document; empty when a record has a say in it. */
  default Optional<Fixed> fixed() {
    return Optional.empty();
  }

  JsonNode write(Writing writing);

  record Constant(JsonNode value, Fixed written) implements Template {
    Constant(JsonNode value, List<String> source) {
      this(value, Fixed.of(value, source));
    }

    @Override
    public Needs needs() {
      return Needs.NOTHING;
    }

    @Override
    public Waits waits() {
      return Waits.NOT;
    }

    @Override
    public Optional<Fixed> fixed() {
      return Optional.of(written);
    }

    @Override
    public JsonNode write(Writing writing) {
      return writing.fixed(written);
    }
  }

  /**
   * @param repeated whether it stands in an element that is repeated for this hole
   */
  record FromHole(int hole, boolean repeated, Part part) implements Template {
    @Override
    public Needs needs() {
      return Needs.HOLE;
    }

    @Override
    public Waits waits() {
      return Waits.forHole(hole);
    }

    @Override
    public JsonNode write(Writing writing) {
      Value value = writing.value(hole, repeated);
      writing.used(value);
      return switch (part) {
        case VALUE -> value.node();
        case SYSTEM -> TextNode.valueOf(value.system());
        case SCRIPT -> TextNode.valueOf(Script.of(value.node().asText()));
      };
    }
  }

  /**
   * @param rank of the shape it leads to
   * @param hole that names what it leads to; -1 for all that lead without a name
   */
  record Reference(String shape, int rank, Which which, int hole, List<String> source)
      implements Template {
    @Override
    public Needs needs() {
      return Needs.REFERENCE;
    }

    @Override
    public Waits waits() {
      return Waits.forReference(this);
    }

    @Override
    public JsonNode write(Writing writing) {
      writing.leads(this);
      return TextNode.valueOf(writing.target(this).fullUrl());
    }
  }

  record FromOrigin(Known known, List<String> source) implements Template {
    @Override
    public Needs needs() {
      return Needs.ORIGIN;
    }

    @Override
    public Waits waits() {
      return Waits.NOT;
    }

    @Override
    public JsonNode write(Writing writing) {
      writing.source(source);
      return TextNode.valueOf(writing.known(known));
    }
  }

  /**
   * A list element, once for each value of a hole or each target of a reference.
   *
   * @param over the hole or the reference
   */
  record Repeated(Template element, Template over) implements Template {
    @Override
    public Needs needs() {
      return over.needs();
    }

    @Override
    public Waits waits() {
      return over.waits();
    }

    @Override
    public JsonNode write(Writing writing) {
      return element.write(writing);
    }
  }

  /**
   * @param step by which a path enters it
   * @param waits what its value waits for
   * @param fixed what its value is in every document; empty when a record has a say in it
   */
  record Member(String name, Template value, String step, Waits waits, Optional<Fixed> fixed) {
    Member(String name, Template value) {
      this(name, value, "." + name, value.waits(), value.fixed());
    }
  }

  /**
   * @param said where the members come from in which no record has a say
   * @param coded when all that a record says in it is one code
   */
  record Mapping(
      List<Member> members,
      Needs needs,
      Waits waits,
      Optional<Fixed> fixed,
      Notes.Part said,
      Optional<Coded> coded)
      implements Template {
    static Mapping of(List<Member> members, Needs needs) {
      List<Waits> deciding =
          members.stream()
              .map(Member::value)
              .filter(value -> value.needs() == needs)
              .map(Template::waits)
              .toList();
      Waits waits = needs == Needs.NOTHING ? Waits.NOT : Waits.forAny(deciding);
      SequencedMap<String, Fixed> fixed = new LinkedHashMap<>();
      members.forEach(member -> member.fixed().ifPresent(one -> fixed.put(member.name(), one)));
      return new Mapping(
          List.copyOf(members),
          needs,
          waits,
          fixed.size() == members.size() ? Optional.of(Fixed.object(fixed)) : Optional.empty(),
          Fixed.said(fixed),
          Coded.of(members));
    }

    @Override
    public JsonNode write(Writing writing) {
      if (fixed.isPresent()) {
        return writing.fixed(fixed.get());
      }
      return coded.isPresent() ? writing.coded(coded.get(), this) : whole(writing);
    }

    FrozenObject whole(Writing writing) {
      FrozenObject.Builder object = new FrozenObject.Builder(members.size());
      writing.said(said);
      for (int i = 0; i < members.size(); i++) {
        writing.member(members.get(i), object);
      }
      return object.done();
    }
  }

  /** Its elements are independent of one another: it is there as soon as one of them is. */
  record Sequence(List<Template> elements, Needs needs, Waits waits, Optional<Fixed> fixed)
      implements Template {
    static Sequence of(List<Template> elements, Needs needs) {
      List<Waits> deciding =
          elements.stream()
              .filter(element -> needs == Needs.NOTHING || element.needs() != Needs.NOTHING)
              .map(Template::waits)
              .toList();
      List<Fixed> fixed = elements.stream().map(Template::fixed).flatMap(Optional::stream).toList();
      boolean whole = !fixed.isEmpty() && fixed.size() == elements.size();
      return new Sequence(
          List.copyOf(elements),
          needs,
          Waits.forAny(deciding),
          whole ? Optional.of(Fixed.list(fixed)) : Optional.empty());
    }

    @Override
    public JsonNode write(Writing writing) {
      if (fixed.isPresent()) {
        return writing.fixed(fixed.get());
      }
      List<JsonNode> written = new ArrayList<>(elements.size());
      for (int i = 0; i < elements.size(); i++) {
        Template element = elements.get(i);
        if (element.waits().over(writing)) {
          if (element instanceof Repeated repeated) {
            writing.repeat(repeated, written);
          } else {
            writing.element(element, written);
          }
        }
      }
      return FrozenArray.of(written);
    }
  }
}
