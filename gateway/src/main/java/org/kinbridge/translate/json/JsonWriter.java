package org.kinbridge.translate.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.kinbridge.translate.source.Heading;
import org.kinbridge.translate.source.Pointer;
import org.kinbridge.translate.source.SourceWriter;

/** JSON holds every value as it is; a number as a name is a place in a list. */
record JsonWriter() implements SourceWriter {

  @Override
  public Optional<String> mediaType() {
    return Optional.empty();
  }

  @Override
  public boolean isList(String pointer, String next) {
    return Pointer.isIndex(next);
  }

  @Override
  public JsonNode asRead(JsonNode value) {
    return value;
  }

  @Override
  public boolean canHold(String pointer, JsonNode value) {
    return true;
  }

  @Override
  public String whole(ObjectNode record, Heading heading) {
    return record.toString();
  }

  @Override
  public String patch(ObjectNode members, Heading heading) {
    return members.toString();
  }
}
