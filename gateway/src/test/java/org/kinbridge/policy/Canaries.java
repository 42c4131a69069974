package org.kinbridge.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that occur nowhere else, one behind each free text of a record; by the path of what they
 * stand in, as a decision names it.
 */
record Canaries(Map<String, String> wordAt) {
  private static final Set<String> FREE =
      Set.of("text", "valueString", "family", "given", "line", "city", "district");
  private static final String CONSONANTS = "bcdfghjklmnpqrstvwxz";
  private static final Pattern WORD = Pattern.compile("Q[" + CONSONANTS + "]{9}|77\\d{9}");

  static Canaries plant(JsonNode record, SplittableRandom random) {
    Map<String, String> planted = new HashMap<>();
    walk(record, "Bundle", new Planting(random, planted));
    return new Canaries(planted);
  }

  private record Planting(SplittableRandom random, Map<String, String> planted) {
    /** Behind what stands there: a name or an address may be the very reason why it stays. */
    TextNode behind(String text, String path) {
      return TextNode.valueOf(text + " " + word(path));
    }

    TextNode narrative(String div, String path) {
      return TextNode.valueOf(div.replace("</p></div>", " " + word(path) + "</p></div>"));
    }

    private String word(String path) {
      StringBuilder word = new StringBuilder("Q");
      for (int i = 0; i < 9; i++) {
        word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
      }
      planted.put(path, word.toString());
      return word.toString();
    }

    TextNode telephone(String path) {
      String number = "77" + random.nextInt(100_000_000, 1_000_000_000);
      planted.put(path, number);
      return TextNode.valueOf("+999 " + number);
    }
  }

  private static void walk(JsonNode node, String path, Planting planting) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
        String below = path + "." + member.getKey();
        JsonNode value = member.getValue();
        if (value.isTextual() && FREE.contains(member.getKey())) {
          object.set(member.getKey(), planting.behind(value.textValue(), below));
        } else if (value.isTextual()
            && member.getKey().equals("value")
            && object.path("system").asText().equals("phone")) {
          object.set("value", planting.telephone(below));
        } else {
          walk(value, below, planting);
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        String below = path + "[" + i + "]";
        String name = path.substring(path.lastIndexOf('.') + 1);
        if (array.get(i).isTextual() && FREE.contains(name)) {
          array.set(i, planting.behind(array.get(i).textValue(), below));
        } else {
          walk(array.get(i), below, planting);
        }
      }
    }
  }

  /** Those below one of these paths. */
  List<String> below(List<String> paths) {
    List<String> words = new ArrayList<>();
    wordAt.forEach(
        (path, word) -> {
          if (paths.stream().anyMatch(top -> isBelow(path, top))) {
            words.add(word);
          }
        });
    return words;
  }

  static boolean isBelow(String path, String top) {
    return path.startsWith(top)
        && (path.length() == top.length() || ".[".indexOf(path.charAt(top.length())) >= 0);
  }

  /** Those of them that occur in a text. */
  Set<String> in(String text) {
    Set<String> found = new HashSet<>();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      found.add(words.group());
    }
    found.retainAll(wordAt.values());
    return found;
  }
}
