package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every element that a shared record may hold, for whoever implements it. */
final class ElementsPage {
  private static final String HEAD =
      """
      # Elements

      Everything that a resource of the shared profiles may hold; what is not here is refused. Each
      also has `meta`: its profile, and security labels of which exactly one is a confidentiality. A
      type with a link is described below, a choice `[x]` has its types after it, and a part after a
      colon is one kind of item of a list. This page is made from the compiled profiles by
      `GeneratedPagesTest`; change it in `profiles/shared/structures`.
      """;

  private final Map<String, JsonNode> compiled = new TreeMap<>();
  private final Map<String, String> described = new TreeMap<>();
  private final Map<String, String> invariants = new TreeMap<>();

  private ElementsPage() {
    for (var file : Oracle.files("compiled")) {
      String name = file.getFileName().toString().replace(".json", "");
      if (!name.equals("value-sets")) {
        compiled.put(name, ExamplesTest.read(file));
      }
    }
    for (var file : Oracle.files("structures")) {
      JsonNode structure = ExamplesTest.read(file);
      String url = structure.path("url").asText();
      described.put(last(url), structure.path("description").asText());
      for (JsonNode element : structure.at("/differential/element")) {
        element
            .path("constraint")
            .forEach(c -> invariants.put(c.path("key").asText(), c.path("human").asText()));
      }
    }
  }

  static String text() {
    ElementsPage page = new ElementsPage();
    StringBuilder out = new StringBuilder(HEAD);
    page.kind(out, "Resources", "resource");
    page.kind(out, "Extensions", "extension");
    page.kind(out, "Data types", "datatype");
    return out.toString();
  }

  private void kind(StringBuilder out, String title, String kind) {
    out.append("\n## ").append(title).append('\n');
    compiled.forEach(
        (name, definition) -> {
          if (definition.path("kind").asText().equals(kind)) {
            definition(out, name, definition);
          }
        });
  }

  private void definition(StringBuilder out, String name, JsonNode definition) {
    out.append("\n### ").append(name).append("\n\n");
    out.append(described.getOrDefault(name, "")).append(" Base: ");
    out.append(definition.path("type").asText()).append(".\n\n");
    List<String> whole = rules(definition);
    if (!whole.isEmpty()) {
      out.append(String.join("; ", whole)).append(".\n\n");
    }
    out.append("| element | how often | type | must be |\n|---|---|---|---|\n");
    rows(out, "", definition);
  }

  private void rows(StringBuilder out, String prefix, JsonNode holder) {
    for (JsonNode child : holder.path("children")) {
      String name = child.path("name").asText();
      if (!prefix.isEmpty() || !name.equals("meta")) {
        element(out, prefix + name, child);
      }
    }
  }

  private void element(StringBuilder out, String path, JsonNode element) {
    if (element.has("types")) {
      row(out, path, element);
      rows(out, path + ".", element);
    }
    for (JsonNode slice : element.path("slices")) {
      element(out, path + ":" + slice.path("slice").asText(), slice);
    }
  }

  private void row(StringBuilder out, String path, JsonNode element) {
    int max = element.path("max").asInt();
    out.append("| `").append(path).append("` | ").append(element.path("min").asInt());
    out.append("..").append(max == Integer.MAX_VALUE ? "*" : String.valueOf(max));
    out.append(" | ").append(types(element));
    out.append(" | ").append(String.join("; ", must(element))).append(" |\n");
  }

  private static String types(JsonNode element) {
    List<String> all = new ArrayList<>();
    for (JsonNode type : element.path("types")) {
      String profile = type.path("profile").asText();
      String code = last(type.path("code").asText());
      all.add(profile.isEmpty() ? code : "[" + profile + "](#" + profile + ")");
    }
    return String.join(", ", all);
  }

  private List<String> must(JsonNode element) {
    List<String> all = new ArrayList<>();
    if (element.has("fixed")) {
      all.add("`" + element.path("fixed").asText() + "`");
    }
    if (element.has("pattern")) {
      all.add(pattern(element.path("pattern")));
    }
    if (element.has("binding")) {
      all.add("a code of `" + last(element.path("binding").asText()) + "`");
    }
    List<String> targets = new ArrayList<>();
    for (JsonNode type : element.path("types")) {
      type.path("targets").forEach(t -> targets.add("[" + t.asText() + "](#" + t.asText() + ")"));
    }
    if (!targets.isEmpty()) {
      all.add("leads to " + String.join(", ", targets));
    }
    all.addAll(rules(element));
    return all;
  }

  private static String pattern(JsonNode pattern) {
    JsonNode coding = pattern.has("coding") ? pattern.at("/coding/0") : pattern;
    String system = last(coding.at("/system").asText(coding.at("/identifier/system").asText()));
    String code = coding.path("code").asText();
    return code.isEmpty() ? "system `" + system + "`" : "`" + code + "` of `" + system + "`";
  }

  /** Our own invariants: FHIR's are in FHIR. */
  private List<String> rules(JsonNode element) {
    List<String> all = new ArrayList<>();
    for (JsonNode key : element.path("invariants")) {
      if (invariants.containsKey(key.asText())) {
        all.add(invariants.get(key.asText()) + " (`" + key.asText() + "`)");
      }
    }
    return all;
  }

  private static String last(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
