package org.kinbridge.policy.situation;

import java.util.ArrayList;
import java.util.List;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Resource;

/** Who is who in a legal measure. */
public final class Measures {
  public static final String PROFILE = "cp-legal-measure";
  private static final String CARER = "CAREGIVER";

  private Measures() {}

  public static List<Element> parties(Element term) {
    return term.children("offer").stream()
        .flatMap(offer -> offer.children("party").stream())
        .toList();
  }

  /** The references of a party, each as the scalar that holds it. */
  public static List<Element> targets(Element party) {
    return party.children("reference").stream()
        .flatMap(reference -> reference.children("reference").stream())
        .toList();
  }

  /** That a party is one of those resources. */
  public static boolean is(Element party, Iterable<String> fullUrls) {
    for (Element target : targets(party)) {
      for (String fullUrl : fullUrls) {
        if (target.node().asText("").equals(fullUrl)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The parties with whom a measure places the child. */
  public static List<Element> carers(Resource measure) {
    List<Element> found = new ArrayList<>();
    for (Element term : measure.root().children("term")) {
      for (Element party : parties(term)) {
        if (Element.codes(party.node().path("role")).contains(CARER)) {
          found.add(party);
        }
      }
    }
    return found;
  }
}
