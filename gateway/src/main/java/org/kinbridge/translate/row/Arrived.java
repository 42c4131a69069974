package org.kinbridge.translate.row;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.kinbridge.translate.reading.Value;
import org.kinbridge.translate.shape.Shape;
import org.kinbridge.translate.shape.Template.Known;
import org.kinbridge.translate.shape.Template.Part;
import org.kinbridge.translate.shape.Unfilling.Filled;
import org.kinbridge.translate.shape.Unfilling.Fit;
import org.kinbridge.translate.shape.Unfilling.Stated;

/**
 * One resource of a document that came, read by its shape.
 *
 * @param path where it stands in the document
 * @param holes what each hole of the shape holds
 * @param sensitive whether it has a label beside its confidentiality
 * @param fit everything else that was found in it
 */
public record Arrived(
    Shape shape,
    String fullUrl,
    String path,
    List<List<Got>> holes,
    Map<Known, Got> known,
    boolean sensitive,
    Fit fit) {

  /**
   * A value of the document.
   *
   * @param system the code system, where the document names it beside the code
   * @param paths everywhere it stands
   */
  public record Got(JsonNode node, String system, List<String> paths) {
    public static Got said(String text) {
      return new Got(com.fasterxml.jackson.databind.node.TextNode.valueOf(text), "", List.of());
    }

    public boolean saidBy(Value value) {
      return node.equals(value.node())
          && (system.isEmpty() || value.system().isEmpty() || system.equals(value.system()));
    }
  }

  public static Arrived of(Shape shape, JsonNode entry, String path, Fit fit) {
    List<List<Got>> holes = new ArrayList<>();
    for (int hole = 0; hole < shape.holes().size(); hole++) {
      holes.add(values(hole, shape.holes().get(hole).repeats(), fit));
    }
    Map<Known, Got> known = new EnumMap<>(Known.class);
    for (Stated stated : fit.stated()) {
      known.putIfAbsent(
          stated.known(),
          new Got(
              com.fasterxml.jackson.databind.node.TextNode.valueOf(stated.value()),
              "",
              List.of(stated.path())));
    }
    return new Arrived(
        shape,
        entry.path("fullUrl").asText(),
        path,
        List.copyOf(holes),
        known,
        entry.path("resource").path("meta").path("security").size() > 1,
        fit);
  }

  /** A hole that holds one value and stands in several places holds what the first one says. */
  private static List<Got> values(int hole, boolean repeats, Fit fit) {
    List<Filled> values = of(hole, Part.VALUE, fit);
    List<Filled> systems = of(hole, Part.SYSTEM, fit);
    List<Got> got = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Filled value = values.get(i);
      String system = systems.size() == values.size() ? systems.get(i).value().asText() : "";
      if (repeats || got.isEmpty()) {
        got.add(new Got(value.value(), system, List.of(value.path())));
      } else if (got.getFirst().node().equals(value.value())) {
        List<String> paths = new ArrayList<>(got.getFirst().paths());
        paths.add(value.path());
        got.set(0, new Got(value.value(), system, List.copyOf(paths)));
      } else {
        fit.unread().add(value.path());
      }
    }
    return List.copyOf(got);
  }

  private static List<Filled> of(int hole, Part part, Fit fit) {
    return fit.filled().stream()
        .filter(filled -> filled.hole() == hole && filled.part() == part)
        .toList();
  }
}
