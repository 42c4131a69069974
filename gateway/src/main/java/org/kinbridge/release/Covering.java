package org.kinbridge.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.Permitted;
import org.kinbridge.policy.Stayed;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.sign.withheld.Notice;

/**
 * Whether a later decision still permits all that an earlier one signed. Counted per path without
 * index and value, so that an element which moved because another one is permitted now as well
 * counts as the element it is.
 */
final class Covering {
  /** The document's own id: fresh with every decision, and about nobody. */
  private static final String OWN_ID = "/identifier/value";

  private static final StrictJson.Limits CONTENT = new StrictJson.Limits(1 << 20, 64);

  private Covering() {}

  static boolean covers(Permitted now, SignedMessage signed) {
    boolean sameTerms =
        now.terms().kind() == signed.manifest().kind()
            && now.terms().purpose() == signed.manifest().purpose()
            && now.terms().legalBasis() == signed.manifest().legalBasis()
            && signed
                .manifest()
                .ground()
                .agreement()
                .map(id -> now.terms().ground().agreement().equals(Optional.of(id)))
                .orElse(true)
            && now.recipient().authority().id().equals(signed.manifest().toAuthority())
            && Set.copyOf(signed.children()).equals(now.children());
    return sameTerms && mayAnnounce(now, signed) && covers(now.content(), signed.content());
  }

  /** What is to leave no trace by now must not be announced by what was signed before. */
  private static boolean mayAnnounce(Permitted now, SignedMessage signed) {
    Set<String> announced =
        now.stayed().announced().stream().map(Stayed.Announced::path).collect(Collectors.toSet());
    Set<String> silent =
        now.stayed().silent().stream().map(Stayed.Silent::kind).collect(Collectors.toSet());
    return signed.openings().announced().stream()
        .map(Notice::path)
        .allMatch(path -> announced.contains(path) || !silent.contains(path));
  }

  private static boolean covers(byte[] now, byte[] signed) {
    Map<String, Integer> permitted = elements(now);
    for (Map.Entry<String, Integer> element : elements(signed).entrySet()) {
      if (permitted.getOrDefault(element.getKey(), 0) < element.getValue()) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, Integer> elements(byte[] content) {
    try {
      Map<String, Integer> found = new HashMap<>();
      collect("", StrictJson.parse(content, CONTENT), found);
      return found;
    } catch (JsonRefused impossible) {
      throw new IllegalStateException("content that the policy wrote is not JSON", impossible);
    }
  }

  private static void collect(String path, JsonNode node, Map<String, Integer> found) {
    if (node.isObject()) {
      node.properties()
          .forEach(member -> collect(path + "/" + member.getKey(), member.getValue(), found));
    } else if (node.isArray()) {
      node.forEach(element -> collect(path, element, found));
    } else if (!path.equals(OWN_ID)) {
      found.merge(path + "\0" + node, 1, Integer::sum);
    }
  }
}
