package org.kinbridge.policy.situation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.request.Request.Release;
import org.kinbridge.profile.Sources;

/** What the releases of a request lead to. */
public final class Releases {
  private Releases() {}

  /** Whether one names the passage of that section. */
  public static boolean ofPassage(Element section, Situation situation) {
    return isNamed(passage(section, situation), situation);
  }

  /** Whether one names a place from which that element, or something below it, comes. */
  public static boolean below(Element element, Situation situation) {
    return isNamed(situation.sourcesBelow(element), situation);
  }

  /** By a named person, for this recipient: a release for another one is no request at all. */
  private static boolean isNamed(List<String> places, Situation situation) {
    return situation.request().releases().stream().map(Release::source).anyMatch(places::contains);
  }

  private static List<String> passage(Element section, Situation situation) {
    return section.children("text").stream()
        .flatMap(text -> text.children("div").stream())
        .flatMap(div -> situation.sources(div).stream())
        .toList();
  }

  /**
   * A pointer to which the record has nothing: whoever typed it believes that a passage goes, and
   * is told before anything does.
   *
   * @param sources of the record
   */
  public static List<Fault> astray(Request request, Sources sources) {
    JsonNode read = sources.read();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < request.releases().size(); i++) {
      Release release = request.releases().get(i);
      if (!release.isOfFile() && read.at(release.source()).isMissingNode()) {
        faults.add(
            new Fault(
                Reason.INVALID_VALUE,
                "/releases/" + i + "/source",
                "the record has nothing at this pointer"));
      }
    }
    return faults;
  }

  /**
   * Those of a place of the record at which nothing waits for a release, by their index in the
   * request. What a place is to the policy depends on its map and its labels, so this is no fault.
   */
  public static List<Integer> idle(Situation situation) {
    List<Release> releases = situation.request().releases();
    if (releases.isEmpty()) {
      return List.of();
    }
    Set<String> waiting = new HashSet<>();
    for (Element section : situation.document().summary().root().children("section")) {
      waiting.addAll(passage(section, situation));
    }
    Selection.labelled(situation.document(), situation.version().labels().special())
        .forEach(element -> waiting.addAll(situation.sourcesBelow(element)));
    List<Integer> idle = new ArrayList<>();
    for (int i = 0; i < releases.size(); i++) {
      if (!releases.get(i).isOfFile() && !waiting.contains(releases.get(i).source())) {
        idle.add(i);
      }
    }
    return idle;
  }
}
