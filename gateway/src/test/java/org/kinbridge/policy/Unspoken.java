package org.kinbridge.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kinbridge.policy.Explanation.Visible;
import org.kinbridge.policy.Explanation.Withheld;

/** A record as it would be if nothing in it had ever been withheld without a trace. */
final class Unspoken {
  private static final Pattern IN_ENTRY =
      Pattern.compile("Bundle\\.entry\\[(\\d+)]\\.resource(?:\\.(\\w+)(?:\\[(\\d+)])?(\\..*)?)?");

  private Unspoken() {}

  private static ObjectNode withoutFiles(ObjectNode request, Explanation said) {
    ArrayNode files = (ArrayNode) request.path("attachments");
    for (int i = files.size() - 1; i >= 0; i--) {
      String path = "attachments[" + i + "]";
      if (said.elements().withheld().stream().anyMatch(one -> one.path().equals(path))) {
        String handle = files.remove(i).path("id").asText();
        request
            .withArray("releases")
            .removeIf(release -> release.path("source").asText().equals(handle));
      }
    }
    return request;
  }

  /** One whole entry, or one member of its resource. */
  private record Place(int entry, String member, int index) {}

  /**
   * Without the members and resources that the decision withholds silently. A resource that others
   * need is left where it is: their own members cannot be without it.
   */
  static ObjectNode without(ObjectNode request, Explanation said) {
    ObjectNode less = withoutFiles(request.deepCopy(), said);
    JsonNode record = request.at("/record/content");
    Map<Integer, List<Place>> silent = silent(record, said, labelsAreTheFact(request));
    ObjectNode left = (ObjectNode) less.at("/record/content");
    Set<Integer> empty = new TreeSet<>();
    silent.forEach(
        (entry, places) -> {
          ObjectNode rest = less((ObjectNode) left.at("/entry/" + entry + "/resource"), places);
          if (!isEmpty(rest)) {
            ((ObjectNode) left.at("/entry/" + entry)).set("resource", rest);
            name(less, entry, rest, places);
          } else {
            empty.add(entry);
          }
        });
    Set<Integer> emptied = new TreeSet<>(Comparator.reverseOrder());
    for (int entry : empty) {
      if (!isNeeded(left, record.at("/entry/" + entry + "/fullUrl").asText())) {
        emptied.add(entry);
      }
    }
    remove(left, emptied);
    lower(left, record);
    emptied.forEach(
        entry -> {
          moveUp((ArrayNode) less.at("/case/subjects"), "at", entry);
          moveUp((ArrayNode) less.at("/releases"), "source", entry);
        });
    return less;
  }

  /** A label of the whole is the highest of what is inside: it goes with what alone bore it. */
  private static void lower(ObjectNode left, JsonNode record) {
    Set<String> before = new HashSet<>(record.path("entry").findValuesAsText("code"));
    Set<String> now = new HashSet<>(left.path("entry").findValuesAsText("code"));
    Iterator<JsonNode> labels = left.at("/meta/security").iterator();
    while (labels.hasNext()) {
      String code = labels.next().path("code").asText();
      if (before.contains(code) && !now.contains(code)) {
        labels.remove();
      }
    }
  }

  private static Map<Integer, List<Place>> silent(
      JsonNode record, Explanation said, boolean labelsAreTheFact) {
    Map<Integer, List<Place>> silent = new TreeMap<>(Comparator.reverseOrder());
    boolean walled =
        said.elements().withheld().stream()
            .anyMatch(one -> one.by().equals("R09") || one.by().equals("R17"));
    boolean flagged =
        said.elements().transformed().stream().anyMatch(one -> one.form().equals("under-enquiry"));
    for (Withheld one : said.elements().withheld()) {
      Matcher path = IN_ENTRY.matcher(one.path());
      if (one.visible() == Visible.SILENT && path.matches() && path.group(4) == null) {
        Place place = place(path);
        JsonNode resource = record.at("/entry/" + place.entry() + "/resource");
        String type = resource.path("resourceType").asText();
        boolean raisesTheWall = // nationality and displacement: without them it is another case
            walled
                && (type.equals("EpisodeOfCare")
                    || (labelsAreTheFact && resource.toString().contains("\"cp-asylum\""))
                    || (type.equals("Patient") && place.member().equals("extension")));
        boolean raisesTheFlag = flagged && type.equals("Condition"); // it says that there is one
        if (!raisesTheWall && !raisesTheFlag) {
          silent.computeIfAbsent(place.entry(), first -> new ArrayList<>()).add(place);
        }
      }
    }
    return silent;
  }

  /** Whether protection is known by the labels of the record alone: the request denies it. */
  private static boolean labelsAreTheFact(JsonNode request) {
    for (JsonNode fact : request.path("facts")) {
      if (fact.path("code").asText().equals("international-protection")) {
        return !fact.path("value").asText().equals("yes");
      }
    }
    return false;
  }

  /** A relative is concerned by an address or by name: without the address, by name. */
  private static void name(ObjectNode request, int entry, JsonNode rest, List<Place> places) {
    boolean lostAddress = places.stream().anyMatch(place -> place.member().equals("address"));
    if (lostAddress && rest.path("resourceType").asText().equals("RelatedPerson")) {
      ((ArrayNode) request.at("/case/subjects"))
          .addObject()
          .put("id", "#relative" + entry)
          .put("at", "/entry/" + entry + "/resource");
    }
  }

  /** Pointers into the entries after one that is gone. */
  private static void moveUp(ArrayNode pointing, String member, int gone) {
    for (int i = pointing.size() - 1; i >= 0; i--) {
      ObjectNode one = (ObjectNode) pointing.get(i);
      String[] steps = one.path(member).asText().split("/", 4);
      if (steps.length < 4) {
        continue; // a file
      }
      int entry = Integer.parseInt(steps[2]);
      if (entry == gone) {
        pointing.remove(i);
      } else if (entry > gone) {
        one.put(member, "/entry/" + (entry - 1) + "/" + steps[3]);
      }
    }
  }

  private static ObjectNode less(ObjectNode resource, List<Place> places) {
    ObjectNode rest = resource.deepCopy();
    places.sort(Comparator.comparingInt(Place::index).reversed());
    for (Place place : places) {
      if (place.member().isEmpty()) {
        rest.retain("resourceType", "meta");
      } else if (place.index() >= 0) {
        ((ArrayNode) rest.path(place.member())).remove(place.index());
      }
      if (place.index() < 0 || rest.path(place.member()).isEmpty()) {
        rest.remove(place.member());
      }
    }
    return rest;
  }

  /** Whether something points there that is not one of several in a list. */
  private static boolean isNeeded(JsonNode node, String url) {
    if (node.isArray()) {
      for (JsonNode element : node) {
        boolean oneOfSeveral = node.size() > 1 && element.path("reference").asText().equals(url);
        boolean listed = element.has("code") && element.has("entry"); // a section of the summary
        if (!oneOfSeveral && !listed && isNeeded(element, url)) {
          return true;
        }
      }
      return false;
    }
    return node.path("reference").asText().equals(url)
        || node.properties().stream().anyMatch(member -> isNeeded(member.getValue(), url));
  }

  private static Place place(Matcher path) {
    String member = path.group(2) == null ? "" : path.group(2);
    int index = path.group(3) == null ? -1 : Integer.parseInt(path.group(3));
    return new Place(Integer.parseInt(path.group(1)), member, index);
  }

  private static boolean isEmpty(ObjectNode resource) {
    Set<String> members = new HashSet<>();
    resource.fieldNames().forEachRemaining(members::add);
    return Set.of("resourceType", "meta").containsAll(members);
  }

  private static void remove(ObjectNode bundle, Set<Integer> entries) {
    ArrayNode all = (ArrayNode) bundle.path("entry");
    Set<String> gone = new HashSet<>();
    entries.forEach(entry -> gone.add(all.remove(entry).path("fullUrl").asText()));
    forget(bundle, gone);
  }

  /** What only pointed there points nowhere and goes. */
  private static void forget(JsonNode node, Set<String> gone) {
    if (node instanceof ArrayNode array) {
      for (int i = array.size() - 1; i >= 0; i--) {
        boolean listed = array.get(i).has("entry");
        forget(array.get(i), gone);
        if (leads(array.get(i), gone) || (listed && !array.get(i).has("entry"))) {
          array.remove(i);
        }
      }
    } else if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        forget(object.path(name), gone);
        boolean emptied = object.path(name).isArray() && object.path(name).isEmpty();
        if (emptied || leads(object.path(name), gone)) {
          object.remove(name);
        }
      }
    }
  }

  private static boolean leads(JsonNode node, Set<String> gone) {
    return node.isObject() && gone.contains(node.path("reference").asText());
  }
}
