package org.kinbridge.translate.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Group;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.util.Terser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.translate.source.SourceRefused;

/**
 * A parsed message as a tree of names: a group or segment by its name, a field by its number, a
 * component by its number, further subcomponents as {@code 1&2}. What version 2.6 lets repeat is a
 * list even when it stands there once, all else is none.
 */
@Owned(by = "the thread that reads one message", lock = "none")
final class MessageTree {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String DELETED = "\"\"";

  private final MessageText text;
  private final Escapes escapes;
  private int characters;

  MessageTree(MessageText text) {
    this.text = text;
    this.escapes = new Escapes(text.delimiters(), text.charset());
  }

  JsonNode of(Message message) throws SourceRefused {
    try {
      JsonNode tree = group(message, "");
      if (characters != charactersOfTheMessage()) {
        throw MessageText.malformed("", "the message holds something version 2.6 cannot place");
      }
      return tree;
    } catch (HL7Exception quotesTheMessage) {
      throw MessageText.malformed("", "the message cannot be read as version 2.6");
    }
  }

  private ObjectNode group(Group group, String place) throws HL7Exception, SourceRefused {
    Map<String, List<Structure>> byName = new LinkedHashMap<>();
    Map<String, Boolean> repeats = new LinkedHashMap<>();
    for (String position : group.getNames()) {
      for (Structure one : group.getAll(position)) {
        String name = one instanceof Segment ? one.getName() : position;
        byName.computeIfAbsent(name, key -> new ArrayList<>()).add(one);
        repeats.putIfAbsent(name, repeats(group, name, position));
      }
    }
    ObjectNode tree = JSON.objectNode();
    for (Map.Entry<String, List<Structure>> named : byName.entrySet()) {
      boolean many = repeats.getOrDefault(named.getKey(), true);
      tree.set(named.getKey(), structures(named.getKey(), named.getValue(), many, place));
    }
    return tree;
  }

  /** Where a name has several positions, or HAPI added one, its first position decides. */
  private static boolean repeats(Group group, String name, String position) throws HL7Exception {
    boolean defined = List.of(group.getNames()).contains(name);
    return group.isRepeating(defined ? name : position);
  }

  private JsonNode structures(String name, List<Structure> found, boolean many, String above)
      throws HL7Exception, SourceRefused {
    if (!many && found.size() > 1) {
      throw MessageText.malformed(
          above + Places.segment(name, 2), "the message may hold this only once");
    }
    ArrayNode list = JSON.arrayNode();
    for (Structure one : found) {
      String place = above + Places.segment(name, list.size() + 1);
      list.add(one instanceof Group group ? group(group, place) : segment((Segment) one, place));
    }
    return many ? list : list.path(0);
  }

  private ObjectNode segment(Segment segment, String place) throws HL7Exception, SourceRefused {
    ObjectNode fields = JSON.objectNode();
    for (int number = 1; number <= segment.numFields(); number++) {
      Type[] repetitions = segment.getField(number);
      boolean delimiters = segment.getName().equals("MSH") && number <= 2;
      if (repetitions.length > 0 && !delimiters) {
        JsonNode field = field(segment, number, repetitions, place);
        if (!field.isEmpty()) {
          fields.set(Integer.toString(number), field);
        }
      }
    }
    return fields;
  }

  private JsonNode field(Segment segment, int number, Type[] repetitions, String place)
      throws HL7Exception, SourceRefused {
    boolean once = segment.getMaxCardinality(number) == 1;
    if (once && repetitions.length > 1) {
      throw MessageText.malformed(Places.field(place, number, 2), "the field does not repeat");
    }
    ArrayNode list = JSON.arrayNode();
    boolean anything = false;
    for (Type repetition : repetitions) {
      ObjectNode components = components(repetition, Places.field(place, number, list.size() + 1));
      anything = anything || !components.isEmpty();
      list.add(components);
    }
    if (!anything) {
      return JSON.objectNode();
    }
    return once ? list.path(0) : list;
  }

  private ObjectNode components(Type field, String place) throws SourceRefused {
    ObjectNode components = JSON.objectNode();
    for (int number = 1; number <= Terser.numComponents(field); number++) {
      for (int part = 1; part <= Terser.numSubComponents(field, number); part++) {
        String written = Terser.getPrimitive(field, number, part).getValue();
        if (written != null && !written.isEmpty()) {
          String name = part == 1 ? Integer.toString(number) : number + "&" + part;
          components.set(name, value(written, place + "/" + name));
        }
      }
    }
    return components;
  }

  /** Two quotes say that nothing stands here any more, which states nothing. */
  private JsonNode value(String written, String place) throws SourceRefused {
    characters += characters(written);
    if (written.equals(DELETED)) {
      return JSON.nullNode();
    }
    return JSON.textNode(
        escapes
            .read(written)
            .orElseThrow(
                () -> MessageText.malformed(place, "an escape sequence that is not read here")));
  }

  /** HAPI leaves out what it cannot place: what it read is counted against what was sent. */
  private int charactersOfTheMessage() {
    int sent = 0;
    for (String segment : text.segments()) {
      int header = segment.startsWith("MSH") ? 8 : 3;
      sent += characters(segment.substring(Math.min(header, segment.length())));
    }
    return sent;
  }

  private int characters(String written) {
    int count = 0;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      count += text.delimiters().includes(c) || Character.isWhitespace(c) ? 0 : 1;
    }
    return count;
  }
}
