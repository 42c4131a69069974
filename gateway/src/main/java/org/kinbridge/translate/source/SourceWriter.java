package org.kinbridge.translate.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The way back of a reader.
 *
 * <p>Guarantee: what is written, read again, is the same tree, as long as every value that was put
 * into it {@linkplain #canHold can be held} and stands as this writer {@linkplain #asRead reads}
 * it.
 */
public interface SourceWriter {

  /**
   * Whether what is made at that place has elements by number, and no members by name.
   *
   * @param pointer of what is made
   * @param next the first name below it
   */
  boolean isList(String pointer, String next);

  /** The value as a reader of this syntax would have read it: most know texts only. */
  JsonNode asRead(JsonNode value);

  /** Whether the value, so put, is read again as it is. */
  boolean canHold(String pointer, JsonNode value);

  /** What its texts are; empty where the tree itself is what the format has. */
  Optional<String> mediaType();

  /** A whole record. */
  String whole(ObjectNode record, Heading heading);

  /** The members of a patch, and nothing that says anything of others. */
  String patch(ObjectNode members, Heading heading);
}
