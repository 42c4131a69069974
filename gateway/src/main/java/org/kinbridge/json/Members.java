package org.kinbridge.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;

/**
 * Reads the members of one JSON object of a closed format: a missing, unknown or mistyped one is
 * refused with its pointer. Absent is absent: {@code null} is never a value here.
 */
public final class Members {
  private final JsonNode object;
  private final String pointer;
  private final Set<String> read = new HashSet<>();

  private Members(JsonNode object, String pointer) {
    this.object = object;
    this.pointer = pointer;
  }

  /**
   * @throws JsonRefused unless {@code value} is an object
   */
  public static Members of(JsonNode value, String pointer) throws JsonRefused {
    requireNonNull(pointer, "pointer is null");
    if (!value.isObject()) {
      throw new JsonRefused(new Fault(Reason.INVALID_VALUE, pointer, "this is not an object"));
    }
    return new Members(value, pointer);
  }

  public boolean has(String name) {
    read.add(name);
    return object.has(name);
  }

  public String text(String name) throws JsonRefused {
    JsonNode value = member(name);
    if (!value.isTextual()) {
      throw invalid(name, "this is not a text");
    }
    return value.textValue();
  }

  public Optional<String> optionalText(String name) throws JsonRefused {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  /** An integer from 0 to 2^53 - 1, written without fraction or exponent. */
  public long integer(String name) throws JsonRefused {
    JsonNode value = member(name);
    boolean whole = value.isIntegralNumber() && value.canConvertToLong();
    if (!whole || value.longValue() < 0 || value.longValue() >= 1L << 53) {
      throw invalid(name, "this is not an integer from 0 to 2^53 - 1");
    }
    return value.longValue();
  }

  public Members object(String name) throws JsonRefused {
    return of(member(name), pointer + "/" + name);
  }

  public JsonNode array(String name) throws JsonRefused {
    JsonNode value = member(name);
    if (!value.isArray()) {
      throw invalid(name, "this is not an array");
    }
    return value;
  }

  /** The member as it is, of any type. */
  public JsonNode member(String name) throws JsonRefused {
    read.add(name);
    JsonNode value = object.get(name);
    if (value == null) {
      throw new JsonRefused(
          new Fault(Reason.MISSING_MEMBER, pointer + "/" + name, "a mandatory member is missing"));
    }
    return value;
  }

  /**
   * @throws JsonRefused when a member is left that nobody asked for
   */
  public void done() throws JsonRefused {
    for (var member : object.properties()) {
      if (!read.contains(member.getKey())) {
        throw new JsonRefused(
            new Fault(Reason.UNKNOWN_MEMBER, pointer, "a member is not part of the format"));
      }
    }
  }

  /** The refusal of a member whose value the caller found wrong. */
  public JsonRefused invalid(String name, String detail) {
    return new JsonRefused(new Fault(Reason.INVALID_VALUE, pointer + "/" + name, detail));
  }
}
