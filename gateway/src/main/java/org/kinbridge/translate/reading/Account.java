package org.kinbridge.translate.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.translate.reading.Report.Approximated;
import org.kinbridge.translate.reading.Report.Lists;
import org.kinbridge.translate.reading.Report.Mapped;
import org.kinbridge.translate.reading.Report.StayedHome;

/**
 * Which list each member of the record ends in. A member that several rows used ends in one: asked
 * before resolved before approximated before mapped before stayed home.
 *
 * <p>While the record is translated it is only noted what became of a member; the lists are made
 * when somebody asks for them.
 */
@Owned(by = "the thread of one translation; nobody changes it afterwards", lock = "none")
public final class Account {
  static final String UNNAMED = "no row of the map names it";

  /** How the reason ends why a code stayed home that its code map does not know. */
  public static final String UNKNOWN_CODE = " does not know the code";

  /** Of a member that is asked about, answered or used: no reason why it stayed home is this. */
  private static final String CLAIMED = "";

  private record Use(At source, ElementPath path, String why) {}

  private record Home(At at, String why) {
    StayedHome told() {
      return new StayedHome(at.pointer(), why);
    }
  }

  /** By the number of the place: why it stays home, or that it is claimed. */
  private @Nullable String[] fates = new String[256];

  /** Of places that are too many to be kept. */
  private final Map<String, String> fatesNotKept = new HashMap<>();

  private final List<Use> uses = new ArrayList<>(128);
  private final Set<String> asked = new LinkedHashSet<>();
  private final Map<String, Resolution> answers = new LinkedHashMap<>();
  private final List<ElementPath> notStated = new ArrayList<>();
  private final List<Home> stayedHome = new ArrayList<>();

  private @Nullable String fate(At at) {
    int number = at.number();
    if (number < 0) {
      return fatesNotKept.get(at.pointer());
    }
    return number < fates.length ? fates[number] : null;
  }

  private void note(At at, String fate) {
    int number = at.number();
    if (number < 0) {
      fatesNotKept.put(at.pointer(), fate);
      return;
    }
    if (number >= fates.length) {
      fates = Arrays.copyOf(fates, Math.max(number + 1, 2 * fates.length));
    }
    fates[number] = fate;
  }

  public void used(At source, ElementPath path, String why) {
    note(source, CLAIMED);
    uses.add(new Use(source, path, why));
  }

  /** Why a member, with all below it, is not in the draft: unless something else uses it. */
  public void stays(At at, String why) {
    if (at.isOfRecord() && fate(at) == null) {
      note(at, why);
    }
  }

  void asked(At at) {
    note(at, CLAIMED);
    asked.add(at.pointer());
  }

  /** Of several answers to one question the last one counts. */
  void resolved(At at, Resolution answer) {
    note(at, CLAIMED);
    answers.put(answer.source(), answer);
  }

  boolean isResolvedBy(Resolution answer) {
    return answer.equals(answers.get(answer.source()));
  }

  public void notStated(ElementPath path) {
    notStated.add(path);
  }

  /** Walks the record once more: what nobody claimed stays home, each as high up as it is alone. */
  public void close(At record, SafetyWords safety, Reading reading) {
    for (At child : record.members().values()) {
      settle(child, UNNAMED, safety, reading)
          .ifPresent(why -> stayedHome.add(new Home(child, why)));
    }
  }

  /** The reason why all of it stays home; empty when it does not, or not for one reason. */
  private Optional<String> settle(At at, String above, SafetyWords safety, Reading reading) {
    String known = fate(at);
    if (!at.stated() || CLAIMED.equals(known)) {
      return Optional.empty();
    }
    String why = known == null ? above : known;
    Optional<String> settled =
        at.node().isContainerNode() ? within(at, why, safety, reading) : Optional.of(why);
    boolean unnamed = settled.isPresent() && settled.get().equals(UNNAMED);
    if (unnamed && at.isMember() && safety.concern(at.name())) {
      safety.ask(at, reading);
      return Optional.empty();
    }
    return settled;
  }

  private Optional<String> within(At at, String why, SafetyWords safety, Reading reading) {
    List<Home> below = new ArrayList<>();
    boolean whole = true;
    for (At child : at.node().isObject() ? at.members().values() : at.elements()) {
      if (child.stated()) {
        Optional<String> settled = settle(child, why, safety, reading);
        whole = whole && settled.isPresent() && settled.get().equals(why);
        settled.ifPresent(reason -> below.add(new Home(child, reason)));
      }
    }
    if (whole) {
      return Optional.of(why);
    }
    stayedHome.addAll(below);
    return Optional.empty();
  }

  /** Each list in the order in which its members were met. */
  Lists lists() {
    Map<String, Set<Mapped>> mapped = new LinkedHashMap<>();
    Map<String, Set<Approximated>> approximated = new LinkedHashMap<>();
    for (Use use : uses) {
      String source = use.source().pointer();
      String path = use.path().toString();
      if (use.why().isEmpty()) {
        mapped.computeIfAbsent(source, s -> new LinkedHashSet<>()).add(new Mapped(source, path));
      } else {
        approximated
            .computeIfAbsent(source, s -> new LinkedHashSet<>())
            .add(new Approximated(source, path, use.why()));
      }
    }
    mapped.keySet().removeAll(approximated.keySet());
    return new Lists(
        unanswered(mapped),
        unanswered(approximated),
        stayedHome.stream().map(Home::told).toList(),
        List.copyOf(asked),
        answers.values().stream().filter(one -> !asked.contains(one.source())).toList(),
        notStated.stream().map(ElementPath::toString).toList());
  }

  private <T> List<T> unanswered(Map<String, Set<T>> uses) {
    uses.keySet().removeAll(asked);
    uses.keySet().removeAll(answers.keySet());
    return uses.values().stream().flatMap(Set::stream).toList();
  }
}
