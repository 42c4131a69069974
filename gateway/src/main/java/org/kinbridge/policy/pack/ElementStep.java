package org.kinbridge.policy.pack;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.policy.element.Form;

/**
 * One element of a resource: {@code birthDate}, or with what tells it from its neighbours, {@code
 * extension(cp-age-estimate)}, or in what form it leaves, {@code address as country}.
 *
 * @param form empty where it leaves as it is
 */
public record ElementStep(String name, Optional<String> which, Optional<Form> form) {
  private static final Pattern SHAPE =
      Pattern.compile("(_?[a-zA-Z]+|cp-[a-z-]+)(?:\\(([A-Za-z0-9-]+)\\))?(?: as ([a-z-]+))?");

  /** Which elements can leave in which form. */
  private static final Set<String> KNOWN =
      Set.of(
          "birthDate as year",
          "address as country",
          "birthDate as age-band",
          "extension(cp-age-estimate) as age-band");

  public ElementStep {
    requireNonNull(name, "name is null");
    requireNonNull(which, "which is null");
    requireNonNull(form, "form is null");
  }

  /**
   * @throws IllegalArgumentException unless it is one name with at most one choice and one form
   *     that this element can take
   */
  public static ElementStep parse(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw new IllegalArgumentException("an element is a name, or name(choice)");
    }
    Optional<Form> form =
        Optional.ofNullable(shape.group(3)).flatMap(word -> Coded.parse(Form.class, word));
    if (shape.group(3) != null && !KNOWN.contains(text)) {
      throw new IllegalArgumentException("this element does not leave in that form");
    }
    return new ElementStep(shape.group(1), Optional.ofNullable(shape.group(2)), form);
  }
}
