package org.kinbridge.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.translate.Report.Approximated;
import org.kinbridge.translate.Report.Mapped;
import org.kinbridge.translate.Report.StayedHome;

/**
 * Which list each member of the record ends in. A member that several rows used ends in one: asked
 * before resolved before approximated before mapped before stayed home.
 */
@Owned(by = "the thread of one translation", lock = "none")
final class Account {
  static final String UNNAMED = "no row of the map names it";

  private final Map<String, List<String>> mapped = new LinkedHashMap<>();
  private final Map<String, List<Approximated>> approximated = new LinkedHashMap<>();
  private final Map<String, Resolution> resolved = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private final Map<String, String> whyHome = new HashMap<>();
  private final List<String> notStated = new ArrayList<>();
  private final List<StayedHome> stayedHome = new ArrayList<>();

  void used(String source, String path, String why) {
    if (why.isEmpty()) {
      List<String> paths = mapped.computeIfAbsent(source, key -> new ArrayList<>(2));
      if (!paths.contains(path)) {
        paths.add(path);
      }
      return;
    }
    Approximated less = new Approximated(source, path, why);
    List<Approximated> paths = approximated.computeIfAbsent(source, key -> new ArrayList<>(2));
    if (!paths.contains(less)) {
      paths.add(less);
    }
  }

  /** Why a member, with all below it, is not in the draft: unless something else uses it. */
  void stays(String source, String why) {
    whyHome.putIfAbsent(source, why);
  }

  void asked(String source) {
    asked.add(source);
  }

  void resolved(Resolution answer) {
    resolved.put(answer.source(), answer);
  }

  boolean isResolvedBy(Resolution answer) {
    return answer.equals(resolved.get(answer.source()));
  }

  void notStated(String path) {
    notStated.add(path);
  }

  /** Walks the record once more: what nobody claimed stays home, each as high up as it is alone. */
  void close(At record, SafetyWords safety, Reading reading) {
    for (var member : record.node().properties()) {
      At child = record.member(member.getKey());
      settle(child, member.getKey(), UNNAMED, safety, reading)
          .ifPresent(why -> stayedHome.add(new StayedHome(child.pointer(), why)));
    }
  }

  /** The reason why all of it stays home; empty when it does not, or not for one reason. */
  private Optional<String> settle(
      At at, String name, String above, SafetyWords safety, Reading reading) {
    if (!at.stated() || claimed(at.pointer())) {
      return Optional.empty();
    }
    String why = whyHome.getOrDefault(at.pointer(), above);
    Optional<String> settled =
        at.node().isContainerNode() ? within(at, why, safety, reading) : Optional.of(why);
    if (settled.equals(Optional.of(UNNAMED)) && safety.concern(name)) {
      safety.ask(at, reading);
      return Optional.empty();
    }
    return settled;
  }

  private Optional<String> within(At at, String why, SafetyWords safety, Reading reading) {
    Within inside = new Within(why);
    if (at.node().isObject()) {
      for (var member : at.node().properties()) {
        String name = member.getKey();
        inside.add(at.member(name), name, safety, reading);
      }
    } else {
      for (At element : at.elements()) {
        inside.add(element, "", safety, reading);
      }
    }
    return inside.settle();
  }

  /** The members of one object or list while they are settled. */
  private final class Within {
    private final String why;
    private final List<StayedHome> below = new ArrayList<>();
    private boolean whole = true;

    Within(String why) {
      this.why = why;
    }

    void add(At child, String name, SafetyWords safety, Reading reading) {
      if (child.stated()) {
        Optional<String> settled = Account.this.settle(child, name, why, safety, reading);
        whole = whole && settled.isPresent() && settled.get().equals(why);
        settled.ifPresent(reason -> below.add(new StayedHome(child.pointer(), reason)));
      }
    }

    Optional<String> settle() {
      if (whole) {
        return Optional.of(why);
      }
      stayedHome.addAll(below);
      return Optional.empty();
    }
  }

  private boolean claimed(String pointer) {
    return mapped.containsKey(pointer)
        || approximated.containsKey(pointer)
        || resolved.containsKey(pointer)
        || asked.contains(pointer);
  }

  Report report(String format, Sha256 digest, List<Resolution> unused) {
    resolved.keySet().removeAll(asked);
    Set<String> decided = new LinkedHashSet<>(asked);
    decided.addAll(resolved.keySet());
    approximated.keySet().removeAll(decided);
    decided.addAll(approximated.keySet());
    mapped.keySet().removeAll(decided);
    List<Mapped> places = new ArrayList<>();
    mapped.forEach((source, paths) -> paths.forEach(path -> places.add(new Mapped(source, path))));
    return new Report(
        format,
        Optional.of(digest),
        places,
        approximated.values().stream().flatMap(List::stream).toList(),
        stayedHome,
        List.copyOf(asked),
        List.copyOf(resolved.values()),
        notStated,
        unused);
  }
}
