package org.kinbridge.translate.back;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kinbridge.translate.row.Arrived;
import org.kinbridge.translate.shape.Shape;
import org.kinbridge.translate.shape.Shapes;
import org.kinbridge.translate.shape.Template.Which;
import org.kinbridge.translate.shape.Unfilling;
import org.kinbridge.translate.shape.Unfilling.Fit;
import org.kinbridge.translate.shape.Unfilling.Led;

/**
 * A document of the shared profile, resource by resource.
 *
 * @param unknown paths of resources that have no shape
 */
record Reception(List<Arrived> resources, List<String> unknown) {

  /** A resource and the shapes it may have. */
  private record Candidates(JsonNode entry, String path, Map<Shape, Fit> fits) {
    String url() {
      return entry.path("fullUrl").asText();
    }
  }

  static Reception of(JsonNode document, Shapes shapes) {
    List<Candidates> all = new ArrayList<>();
    int index = 0;
    for (JsonNode entry : document.path("entry")) {
      String path = "Bundle.entry[" + index++ + "].resource";
      JsonNode resource = entry.path("resource");
      all.add(new Candidates(entry, path, fits(resource, path, shapes)));
    }
    Map<String, String> ledTo = ledTo(all);
    Set<String> led = new HashSet<>();
    all.forEach(one -> Optional.ofNullable(ledTo.get(one.url())).ifPresent(led::add));
    List<Arrived> resources = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Candidates one : all) {
      Optional<Shape> shape =
          choose(one, ledTo, shapes).filter(known -> isTheOne(known, ledTo.get(one.url()), led));
      shape.ifPresentOrElse(
          known -> resources.add(Arrived.of(known, one.entry(), one.path(), fit(one, known))),
          () -> unknown.add(one.path()));
    }
    return new Reception(List.copyOf(resources), List.copyOf(unknown));
  }

  private static Fit fit(Candidates one, Shape shape) {
    return one.fits().getOrDefault(shape, Fit.nothing());
  }

  private static Map<Shape, Fit> fits(JsonNode resource, String path, Shapes shapes) {
    Map<Shape, Fit> fits = new LinkedHashMap<>();
    for (String name : shapes.order()) {
      Optional<Shape> shape = shapes.named(name);
      if (shape.isPresent() && declares(resource, shape.get().profile())) {
        Unfilling.resource(shape.get(), resource, path)
            .ifPresent(fit -> fits.put(shape.get(), fit));
      }
    }
    return fits;
  }

  private static boolean declares(JsonNode resource, String profile) {
    for (JsonNode declared : resource.path("meta").path("profile")) {
      if (declared.asText().equals(profile)) {
        return true;
      }
    }
    return false;
  }

  /** Where two shapes have one profile, the reference that leads there says which it is. */
  private static Map<String, String> ledTo(List<Candidates> all) {
    Map<String, String> ledTo = new HashMap<>();
    for (Candidates one : all) {
      if (one.fits().size() == 1) {
        for (Led led : one.fits().values().iterator().next().led()) {
          Which which = led.reference().which();
          if (which == Which.ONLY || which == Which.SAME_ELEMENT) {
            ledTo.put(led.url(), led.reference().shape());
          }
        }
      }
    }
    return ledTo;
  }

  private static Optional<Shape> choose(Candidates one, Map<String, String> ledTo, Shapes shapes) {
    Optional<Shape> named =
        Optional.ofNullable(ledTo.get(one.url()))
            .flatMap(shapes::named)
            .filter(one.fits()::containsKey);
    return named.isPresent()
        ? named
        : one.fits().entrySet().stream()
            .min(Comparator.comparingInt(fit -> fit.getValue().unread().size()))
            .map(Map.Entry::getKey);
  }

  /** Of a shape that is made once: the one that references lead to, not another of its profile. */
  private static boolean isTheOne(Shape shape, @Nullable String ledHere, Set<String> ledAnywhere) {
    return !shape.once() || shape.name().equals(ledHere) || !ledAnywhere.contains(shape.name());
  }

  /** By path: resources that were made from one element of a record have one number. */
  Map<String, Integer> groups() {
    Map<String, Integer> number = new HashMap<>();
    for (int i = 0; i < resources.size(); i++) {
      number.put(resources.get(i).fullUrl(), i);
    }
    int[] joined = IntStream.range(0, resources.size()).toArray();
    for (Arrived one : resources) {
      for (Led led : one.fit().led()) {
        Integer mine = number.get(one.fullUrl());
        Integer other = number.get(led.url());
        if (led.reference().which() == Which.SAME_ELEMENT && mine != null && other != null) {
          joined[first(joined, other)] = first(joined, mine);
        }
      }
    }
    Map<String, Integer> groups = new HashMap<>();
    for (int i = 0; i < resources.size(); i++) {
      Arrived one = resources.get(i);
      groups.put(one.path(), first(joined, number.getOrDefault(one.fullUrl(), i)));
    }
    return groups;
  }

  /** The number that all have that were joined, each way there cut by half for the next. */
  private static int first(int[] joined, int number) {
    int first = number;
    while (joined[first] != first) {
      joined[first] = joined[joined[first]];
      first = joined[first];
    }
    return first;
  }
}
