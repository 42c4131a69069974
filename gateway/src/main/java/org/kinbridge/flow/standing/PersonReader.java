package org.kinbridge.flow.standing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.flow.setting.BodyReader;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.circumstance.RestrictedPerson.Certainty;
import org.kinbridge.policy.circumstance.Restriction;

/**
 * Whom a restriction is about, as agencies write it: names and a birth date, or words that only
 * people understand.
 */
public final class PersonReader {
  private static final Pattern DATE = Pattern.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?");

  private PersonReader() {}

  static Optional<RestrictedPerson> read(BodyReader body) {
    if (!body.holdsObject("person")) {
      return body.text("person").map(RestrictedPerson::described);
    }
    BodyReader person = body.object("person");
    Optional<PersonHandle> handle = person.optionalValue("handle", PersonHandle::new);
    List<String> names = person.list("names", handle.isPresent() ? 0 : 1, PersonReader::name);
    Optional<String> born = person.optionalValue("birthDate", PersonReader::date);
    person.end();
    RestrictedPerson who = RestrictedPerson.named(names, born);
    return Optional.of(handle.map(who::called).orElse(who));
  }

  static String name(String text) {
    if (text.isBlank() || text.length() > 300) {
      throw new IllegalArgumentException("a name is expected");
    }
    return text;
  }

  private static String date(String text) {
    if (!DATE.matcher(text).matches()) {
      throw new IllegalArgumentException("a year, month or day is expected");
    }
    return text;
  }

  /** As a request stated it, with what its record says about that person. */
  public static ObjectNode written(PersonHandle handle, Optional<RestrictedPerson> who) {
    ObjectNode person = JsonNodeFactory.instance.objectNode().put("handle", handle.value());
    who.ifPresent(
        known -> {
          known.names().reveal("register who is restricted").forEach(person.putArray("names")::add);
          known
              .birthDate()
              .reveal("register who is restricted")
              .ifPresent(born -> person.put("birthDate", born));
        });
    return person;
  }

  /**
   * A request that could not be read whole stated a handle and no name; once it was read, the same
   * handle has one.
   */
  static List<Restriction> identified(List<Restriction> restrictions) {
    Map<PersonHandle, RestrictedPerson> named = new HashMap<>();
    restrictions.stream()
        .flatMap(restriction -> restriction.person().stream())
        .filter(who -> who.certainty() == Certainty.NAMED)
        .forEach(who -> who.handle().ifPresent(handle -> named.put(handle, who)));
    return restrictions.stream()
        .map(
            restriction ->
                restriction
                    .person()
                    .filter(who -> who.certainty() == Certainty.DESCRIBED)
                    .flatMap(RestrictedPerson::handle)
                    .flatMap(handle -> Optional.ofNullable(named.get(handle)))
                    .map(restriction::on)
                    .orElse(restriction))
        .toList();
  }
}
