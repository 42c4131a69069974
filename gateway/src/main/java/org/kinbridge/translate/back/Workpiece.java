package org.kinbridge.translate.back;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.source.Pointer;
import org.kinbridge.translate.source.SourceWriter;

/**
 * A copy of a local record while a patch is made of it. Nothing is ever taken out of it but what
 * was only tried.
 */
@Owned(by = "the thread of one translation", lock = "none")
final class Workpiece {
  private final JsonNode local;
  private final SourceWriter writer;
  private final ObjectNode record;
  private Optional<Deque<Runnable>> undoing = Optional.empty();

  /**
   * @param writer of the syntax that the record is written in
   */
  Workpiece(ObjectNode local, SourceWriter writer) {
    this.local = local;
    this.writer = writer;
    this.record = local.deepCopy();
  }

  /** What would come out; nothing that is written meanwhile stays. */
  <T> T tried(Supplier<T> trial) {
    // a copy for each value would cost the square of a record that repeats itself
    Deque<Runnable> undo = new ArrayDeque<>();
    undoing = Optional.of(undo);
    try {
      return trial.get();
    } finally {
      undoing = Optional.empty();
      undo.forEach(Runnable::run);
    }
  }

  private void undoable(Runnable undo) {
    undoing.ifPresent(trial -> trial.push(undo));
  }

  JsonNode asRead(JsonNode value) {
    return writer.asRead(value);
  }

  boolean canHold(String pointer, JsonNode value) {
    return writer.canHold(pointer, value);
  }

  ObjectNode record() {
    return record;
  }

  /** The members that differ from the local record now: the last level of a patch. */
  ObjectNode touched() {
    ObjectNode touched = record.objectNode();
    record
        .properties()
        .forEach(
            member -> {
              if (!member.getValue().equals(local.path(member.getKey()))) {
                touched.set(member.getKey(), member.getValue());
              }
            });
    return touched;
  }

  /** What the local record had there. */
  JsonNode before(String pointer) {
    return local.at(JsonPointer.compile(pointer));
  }

  JsonNode at(String pointer) {
    return record.at(JsonPointer.compile(pointer));
  }

  /** Pointer of the member below an element; nothing is made yet. */
  static String pointer(String element, List<String> members) {
    StringBuilder pointer = new StringBuilder(element);
    members.forEach(name -> pointer.append('/').append(Pointer.escape(name)));
    return pointer.toString();
  }

  /** Where the next element of a list would stand. */
  String next(String list) {
    return list + "/" + at(list).size();
  }

  /** Writes a value; false where something of another kind stands on the way. */
  boolean set(String pointer, JsonNode value) {
    JsonPointer whole = JsonPointer.compile(pointer);
    Optional<JsonNode> parent = container(whole.head(), whole.last());
    if (parent.isEmpty()) {
      return false;
    }
    if (parent.get() instanceof ObjectNode object) {
      put(object, whole.last().getMatchingProperty(), value);
      return true;
    }
    return parent.get() instanceof ArrayNode list && put(list, whole.last(), value);
  }

  private void put(ObjectNode object, String name, JsonNode value) {
    Optional<JsonNode> before = object.optional(name);
    object.set(name, value);
    undoable(() -> before.ifPresentOrElse(was -> object.set(name, was), () -> object.remove(name)));
  }

  private boolean put(ArrayNode list, JsonPointer last, JsonNode value) {
    int index = last.getMatchingIndex();
    if (index == list.size()) {
      list.add(value);
      undoable(() -> list.remove(index));
      return true;
    }
    if (index < 0 || index > list.size()) {
      return false;
    }
    JsonNode before = list.set(index, value);
    undoable(() -> list.set(index, before));
    return true;
  }

  /** What holds the member: made where it is missing, a list where the syntax has one. */
  private Optional<JsonNode> container(JsonPointer at, JsonPointer next) {
    JsonNode found = record.at(at);
    if (found.isContainerNode()) {
      return Optional.of(found);
    }
    if (At.stated(found)) {
      return Optional.empty();
    }
    JsonNode made =
        writer.isList(at.toString(), next.getMatchingProperty())
            ? record.arrayNode()
            : (JsonNode) record.objectNode();
    return set(at.toString(), made) ? Optional.of(record.at(at)) : Optional.empty();
  }
}
