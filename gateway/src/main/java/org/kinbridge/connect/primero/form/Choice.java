package org.kinbridge.connect.primero.form;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.kinbridge.policy.yaml.YamlMap;

/**
 * A question of the form that is answered by choosing: which option means which word of ours.
 *
 * @param values option to word; an option that is not listed is no answer
 */
record Choice(Field field, Map<String, String> values) {

  /** What stands in the field. */
  sealed interface Answer {
    record Given(String word) implements Answer {}

    record Open() implements Answer {}

    /** Something that the configuration does not know, a tick among them: it cannot say unknown. */
    record Unknown() implements Answer {}
  }

  Choice {
    requireNonNull(field, "field is null");
    values = Map.copyOf(values);
  }

  /**
   * @param fits the words that an option may mean
   */
  static Optional<Choice> read(YamlMap map, String prefix, Predicate<String> fits) {
    Optional<Field> field = Field.read(map, prefix);
    Map<String, String> values = new LinkedHashMap<>();
    YamlMap options = map.neededMap("values");
    for (String option : options.keys()) {
      options
          .text(option)
          .ifPresent(
              word -> {
                values.put(option, word);
                if (!fits.test(word)) {
                  options.wrong(option, "not a word that this can have");
                }
              });
    }
    return field.map(named -> new Choice(named, values));
  }

  Answer in(JsonNode form) {
    return of(form.path(field.name()));
  }

  /** One of the options that stand in a field. */
  Answer of(JsonNode value) {
    if (Field.isOpen(value)) {
      return new Answer.Open();
    }
    return Optional.ofNullable(value.isTextual() ? values.get(value.textValue()) : null)
        .<Answer>map(Answer.Given::new)
        .orElseGet(Answer.Unknown::new);
  }
}
