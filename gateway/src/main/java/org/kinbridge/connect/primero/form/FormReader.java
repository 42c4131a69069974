package org.kinbridge.connect.primero.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.policy.yaml.YamlMap;

/**
 * Reads the sections {@code form}, {@code routes}, {@code words} and {@code identifiers} of a
 * configuration.
 */
public final class FormReader {
  private FormReader() {}

  /** Empty when there were faults. */
  public static Optional<Composing.Form> read(YamlMap file) {
    Optional<ShortForm> fields = ShortForm.read(file.neededMap("form"));
    List<Route> routes = new ArrayList<>();
    String prefix = fields.map(ShortForm::prefix).orElse("");
    file.maps("routes").forEach(one -> Route.read(one, prefix).ifPresent(routes::add));
    if (file.maps("routes").isEmpty()) {
      file.wrong("routes", "at least one");
    }
    fields.ifPresent(
        form ->
            routes.forEach(
                route ->
                    Composing.unstated(form, route)
                        .forEach(
                            fact ->
                                file.wrong(
                                    "routes", "no field of the form states " + fact.code()))));
    Words words = Words.read(file.map("words"));
    Identifying identifying = Identifying.read(file, prefix);
    return file.faults().any()
        ? Optional.empty()
        : fields.map(form -> new Composing.Form(form, routes, words, identifying));
  }
}
