package org.kinbridge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Drafts the map of one deployment of Primero from its own forms and lookups: of the map that is
 * shipped, the rows whose fields the deployment has, with the codes that it has. What the shipped
 * map does not know is listed and mapped by nobody: a person does that.
 */
final class PrimeroDraft {
  /** Members of every case that stand on no form. */
  private static final Set<String> FRAME =
      Set.of(
          "id",
          "case_id",
          "case_id_display",
          "short_id",
          "record_id",
          "status",
          "name",
          "created_at",
          "registration_date");

  private final Map<String, Set<String>> fields = new TreeMap<>();
  private final Map<String, String> lookupOf = new HashMap<>();
  private final Map<String, Set<String>> lookups = new HashMap<>();
  private final Set<String> leftOut = new LinkedHashSet<>();
  private final Set<String> used = new TreeSet<>();
  private final Map<String, Set<String>> codeLists = new LinkedHashMap<>();

  /**
   * @param forms what {@code GET /api/v2/forms} answers
   * @param lookupsOfDeployment what {@code GET /api/v2/lookups} answers
   */
  PrimeroDraft(JsonNode forms, JsonNode lookupsOfDeployment) {
    for (JsonNode form : forms.path("data")) {
      if (form.path("parent_form").asText("case").equals("case")) {
        fields(form.path("fields"), "");
      }
    }
    for (JsonNode lookup : lookupsOfDeployment.path("data")) {
      Set<String> ids = new LinkedHashSet<>();
      lookup.path("values").forEach(value -> ids.add(value.path("id").asText()));
      lookups.put(lookup.path("unique_id").asText(), ids);
    }
  }

  private void fields(JsonNode list, String within) {
    for (JsonNode field : list) {
      String name = field.path("name").asText();
      String path = within.isEmpty() ? name : within + "/*/" + name;
      if (!field.path("type").asText().equals("separator") && !name.isEmpty()) {
        fields.put(path, options(field));
        lookupOf.put(path, field.path("option_strings_source").asText());
        fields(field.path("subform").path("fields"), path);
      }
    }
  }

  private static Set<String> options(JsonNode field) {
    Set<String> options = new LinkedHashSet<>();
    field.path("option_strings_text").forEach(option -> options.add(option.path("id").asText()));
    return options;
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  /** The shipped map, less what this deployment does not have. */
  ObjectNode map(JsonNode shipped, String format) {
    ObjectNode map = shipped.deepCopy();
    map.put("format", format);
    map.remove("others");
    ArrayNode makings = map.putArray("make");
    for (JsonNode making : shipped.path("make")) {
      ObjectNode kept = making.deepCopy();
      String within = each(making);
      ArrayNode rows = kept.putArray("rows");
      making.path("rows").forEach(row -> row(row, within, rows));
      if (canHold(making.path("when"), within) && isMade(making, rows)) {
        makings.add(kept);
      }
    }
    ArrayNode facts = map.putArray("facts");
    shipped.path("facts").forEach(row -> row(row, "", facts));
    return map;
  }

  /** A resource needs a row of its own, and one for what it is made by. */
  private static boolean isMade(JsonNode making, ArrayNode rows) {
    Set<String> madeBy = new LinkedHashSet<>();
    many(making.path("madeBy")).forEach(hole -> madeBy.add(hole.asText()));
    boolean reads = false;
    boolean made = madeBy.isEmpty();
    for (JsonNode row : rows) {
      reads = reads || row.has("from");
      made = made || many(row.path("to")).stream().anyMatch(to -> madeBy.contains(to.asText()));
    }
    return (reads || making.has("sets")) && made;
  }

  /** Whether what must be stated can be: the deployment has the field. */
  private boolean canHold(JsonNode when, String within) {
    for (Map.Entry<String, JsonNode> condition : when.properties()) {
      JsonNode expected = condition.getValue();
      boolean mustBeStated =
          !expected.isObject() || expected.path("stated").asBoolean() || expected.has("has");
      if (mustBeStated && !has(field(condition.getKey(), within))) {
        return false;
      }
    }
    return true;
  }

  private boolean has(String field) {
    return FRAME.contains(field) || fields.containsKey(field);
  }

  private static List<JsonNode> many(JsonNode node) {
    if (node.isArray()) {
      List<JsonNode> elements = new ArrayList<>();
      node.forEach(elements::add);
      return elements;
    }
    return node.isMissingNode() ? List.of() : List.of(node);
  }

  private static String each(JsonNode making) {
    JsonNode each = making.path("each");
    String path = each.isTextual() ? each.asText() : each.path(0).path("in").asText();
    return path.replaceFirst("/\\*$", "");
  }

  private void row(JsonNode row, String within, ArrayNode rows) {
    List<String> from =
        many(row.path("from")).stream().map(path -> field(path.asText(), within)).toList();
    List<String> here = from.stream().filter(this::has).toList();
    if (!from.isEmpty() && here.isEmpty() || !canHold(row.path("when"), within)) {
      leftOut.addAll(from);
      return;
    }
    used.addAll(here);
    if (row.has("codes")) {
      codeLists
          .computeIfAbsent(row.path("codes").asText(), list -> new LinkedHashSet<>())
          .addAll(here);
    }
    rows.add(row);
  }

  private static String field(String path, String within) {
    if (path.startsWith("/")) {
      return path.substring(1).replaceFirst("/\\*$", "");
    }
    String plain = path.replaceFirst("^[a-z-]+:", "");
    if (plain.equals(".")) {
      return within;
    }
    String whole = within.isEmpty() || path.startsWith("current:") ? plain : within + "/*/" + plain;
    return whole.replaceFirst("/\\*$", "");
  }

  /** Of a shipped code map, the codes that this deployment has; the others it does not need. */
  ObjectNode codes(String list, JsonNode shipped, Map<String, Set<String>> toMap) {
    Set<String> known = new LinkedHashSet<>();
    Set<String> wanted = wanted(list);
    ObjectNode codes = shipped.deepCopy();
    for (JsonNode group : codes.path("group")) {
      ArrayNode elements = ((ObjectNode) group).putArray("element");
      for (JsonNode element : original(shipped, group)) {
        String code = element.path("code").asText();
        if (wanted.isEmpty() || wanted.contains(code)) {
          elements.add(element);
          known.add(code);
        }
      }
    }
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(known);
    if (!missing.isEmpty()) {
      toMap.put(list, missing);
    }
    return codes;
  }

  private static JsonNode original(JsonNode shipped, JsonNode group) {
    for (JsonNode one : shipped.path("group")) {
      if (one.path("target").equals(group.path("target"))) {
        return one.path("element");
      }
    }
    return JsonNodeFactory.instance.arrayNode();
  }

  private Set<String> wanted(String list) {
    Set<String> wanted = new TreeSet<>();
    for (String field : codeLists.getOrDefault(list, Set.of())) {
      wanted.addAll(fields.getOrDefault(field, Set.of()));
      String source = lookupOf.getOrDefault(field, "").replaceFirst("^lookup ", "");
      wanted.addAll(lookups.getOrDefault(source, Set.of()));
    }
    return wanted;
  }

  /** What a person must do now. */
  ObjectNode toDo(JsonNode shipped, Map<String, Set<String>> codesToMap) {
    ObjectNode toDo = JsonNodeFactory.instance.objectNode();
    many(shipped.path("others")).forEach(toDo.putArray("mapsLeftOut")::add);
    leftOut.stream().filter(field -> !has(field)).forEach(toDo.putArray("rowsLeftOut")::add);
    Set<String> staying = new TreeSet<>();
    shipped
        .path("stay")
        .forEach(row -> row.path("from").forEach(path -> staying.add(path.asText())));
    shipped.path("ask").forEach(row -> paths(row.path("from")).forEach(staying::add));
    ArrayNode unknown = toDo.putArray("fieldsNoRowNames");
    for (String field : fields.keySet()) {
      boolean list = fields.keySet().stream().anyMatch(other -> other.startsWith(field + "/*/"));
      if (!list && !used.contains(field) && !staying.contains(field)) {
        unknown.add(field);
      }
    }
    ObjectNode codes = toDo.putObject("codesToMap");
    codesToMap.forEach((list, missing) -> missing.forEach(codes.withArray("/" + list)::add));
    return toDo;
  }

  private static List<String> paths(JsonNode from) {
    return many(from).stream().map(path -> path.asText().replaceFirst("/\\*$", "")).toList();
  }
}
