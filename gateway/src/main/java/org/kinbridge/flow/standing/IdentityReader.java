package org.kinbridge.flow.standing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.SystemId;
import org.kinbridge.flow.setting.BodyReader;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;

/** Who a case's child is, as an agency says it. */
public final class IdentityReader {
  private static final Pattern SCHEME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern SPACING = Pattern.compile("[\\s./-]+");
  private static final int SHORTEST = 5;
  private static final int LONGEST = 64;

  /** By what two cases are one child. */
  public sealed interface Bond {

    /** An identifier of a register of persons, which no two children bear. */
    record Identifier(String scheme, String value) implements Bond {
      public Identifier {
        requireNonNull(scheme, "scheme is null");
        requireNonNull(value, "value is null");
      }

      @Override
      public String place() {
        return "/identifier/value";
      }
    }

    /** The case of another system, as a named person says. */
    record Case(String system, String localId) implements Bond {
      public Case {
        requireNonNull(system, "system is null");
        requireNonNull(localId, "localId is null");
      }

      @Override
      public String place() {
        return "/sameAs";
      }
    }

    /** Where a request says it. */
    String place();
  }

  /** What reading gave. */
  public sealed interface Read {
    record Sound(String system, String localId, Bond bond, ObjectNode body) implements Read {
      public Sound {
        requireNonNull(system, "system is null");
        requireNonNull(localId, "localId is null");
        requireNonNull(bond, "bond is null");
        requireNonNull(body, "body is null");
      }
    }

    record Faulty(List<Fault> faults) implements Read {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  private IdentityReader() {}

  public static Read read(SystemId own, byte[] body) {
    try {
      JsonNode json = StrictJson.parse(body, StrictJson.Limits.WIRE);
      BodyReader reader = BodyReader.of(json);
      Optional<Bond.Case> child = caseOf(reader, "child");
      Optional<Bond> bond = bond(reader);
      reader.text("recordedBy");
      reader.end();
      child
          .filter(named -> !named.system().equals(own.value()))
          .ifPresent(foreign -> reader.fault("child", "who a case is, its own system says"));
      bond.filter(other -> child.isPresent() && other.equals(child.get()))
          .ifPresent(itself -> reader.fault("sameAs", "that is the case itself"));
      return reader.faults().isEmpty()
          ? new Read.Sound(
              child.orElseThrow().system(),
              child.orElseThrow().localId(),
              bond.orElseThrow(),
              (ObjectNode) json)
          : new Read.Faulty(reader.faults());
    } catch (JsonRefused refused) {
      return new Read.Faulty(List.of(refused.fault()));
    }
  }

  private static Optional<Bond.Case> caseOf(BodyReader body, String name) {
    BodyReader child = body.object(name);
    Optional<String> system = child.text("system");
    Optional<String> localId = child.text("localId");
    child.end();
    return system.flatMap(known -> localId.map(id -> new Bond.Case(known, id)));
  }

  private static Optional<Bond> bond(BodyReader body) {
    if (body.holdsObject("sameAs")) {
      return caseOf(body, "sameAs").map(Bond.class::cast);
    }
    BodyReader identifier = body.object("identifier");
    Optional<String> scheme = identifier.value("scheme", IdentityReader::scheme);
    Optional<String> value = identifier.value("value", IdentityReader::plain);
    identifier.end();
    return scheme.flatMap(known -> value.map(id -> new Bond.Identifier(known, id)));
  }

  private static String scheme(String text) {
    if (!SCHEME.matcher(text).matches() || text.length() > LONGEST) {
      throw new IllegalArgumentException("a scheme is a short word");
    }
    return text;
  }

  /**
   * Without spacing and in one case, as registers print the same number in different ways. What
   * forms fill in where there is none ("0000000", "unknown") would make strangers one child.
   */
  private static String plain(String text) {
    String plain = SPACING.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    boolean tells =
        plain.length() >= SHORTEST
            && plain.length() <= LONGEST
            && plain.chars().anyMatch(Character::isDigit)
            && plain.chars().distinct().count() > 2;
    if (!tells) {
      throw new IllegalArgumentException("no identifier");
    }
    return plain;
  }
}
