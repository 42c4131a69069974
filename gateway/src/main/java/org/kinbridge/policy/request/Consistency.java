package org.kinbridge.policy.request;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.request.Request.Release;

/**
 * What no single member shows: handles that lead nowhere, facts against each other, text written
 * for somebody else.
 */
final class Consistency {
  private Consistency() {}

  static void check(Request request, List<Fault> faults) {
    Set<PersonHandle> known = subjects(request, faults);
    facts(request, known, faults);
    for (int i = 0; i < request.restrictions().size(); i++) {
      handle(
          request.restrictions().get(i).person(), known, "/restrictions/" + i + "/person", faults);
    }
    for (int i = 0; i < request.statements().size(); i++) {
      addressee(
          request,
          request.statements().get(i).writtenFor(),
          "/statements/" + i + "/writtenFor",
          faults);
    }
    releases(request, faults);
  }

  private static void releases(Request request, List<Fault> faults) {
    Set<String> files = new HashSet<>();
    request.attachments().forEach(file -> files.add(file.id()));
    boolean allRead = faults.stream().noneMatch(one -> one.place().startsWith("/attachments"));
    for (int i = 0; i < request.releases().size(); i++) {
      Release release = request.releases().get(i);
      if (allRead && release.isOfFile() && !files.contains(release.source())) {
        faults.add(
            new Fault(
                Reason.INVALID_VALUE,
                "/releases/" + i + "/source",
                "no attached file has this handle"));
      }
      addressee(request, release.releasedTo(), "/releases/" + i + "/releasedTo", faults);
    }
  }

  private static Set<PersonHandle> subjects(Request request, List<Fault> faults) {
    Set<PersonHandle> known = new HashSet<>();
    for (int i = 0; i < request.about().subjects().size(); i++) {
      if (!known.add(request.about().subjects().get(i).id())) {
        faults.add(
            new Fault(
                Reason.INVALID_VALUE, "/case/subjects/" + i + "/id", "two people have one handle"));
      }
    }
    if (known.isEmpty()) {
      faults.add(
          new Fault(Reason.INVALID_VALUE, "/case/subjects", "at least the child is a subject"));
    }
    return known;
  }

  private static void facts(Request request, Set<PersonHandle> known, List<Fault> faults) {
    Map<List<Object>, Fact> stated = new HashMap<>();
    for (int i = 0; i < request.facts().size(); i++) {
      Fact fact = request.facts().get(i);
      handle(fact.of(), known, "/facts/" + i + "/of", faults);
      if (stated.put(List.of(fact.code(), fact.of(), fact.state()), fact) != null) {
        faults.add(new Fault(Reason.INVALID_VALUE, "/facts/" + i, "the same fact is stated twice"));
      }
    }
  }

  private static void handle(
      PersonHandle handle, Set<PersonHandle> known, String place, List<Fault> faults) {
    if (!known.contains(handle)) {
      faults.add(new Fault(Reason.INVALID_VALUE, place, "no subject of the case has this handle"));
    }
  }

  private static void addressee(
      Request request, AuthorityId named, String place, List<Fault> faults) {
    if (!named.equals(request.to().authority())) {
      faults.add(new Fault(Reason.INVALID_VALUE, place, "this was released to another authority"));
    }
  }
}
