package org.kinbridge.translate.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.translate.reading.Report.Approximated;
import org.kinbridge.translate.reading.Report.Mapped;
import org.kinbridge.translate.reading.Report.StayedHome;

/**
 * Which list each member of the record ends in. A member that several rows used ends in one: asked
 * before resolved before approximated before mapped before stayed home.
 */
@Owned(by = "the thread of one translation", lock = "none")
public final class Account {
  static final String UNNAMED = "no row of the map names it";

  /** How the reason ends why a code stayed home that its code map does not know. */
  public static final String UNKNOWN_CODE = " does not know the code";

  /** What is known of one member of the record. */
  private static final class Member {
    private static final Member UNKNOWN = new Member("");
    private final String source;
    private List<String> mapped = List.of();
    private List<Approximated> approximated = List.of();
    private List<Resolution> answers = List.of();
    private boolean asked;
    private String whyHome = "";

    Member(String source) {
      this.source = source;
    }

    boolean isClaimed() {
      return asked || !mapped.isEmpty() || !approximated.isEmpty() || !answers.isEmpty();
    }

    boolean isAnswered() {
      return !asked && !answers.isEmpty();
    }

    boolean isApproximated() {
      return !asked && answers.isEmpty() && !approximated.isEmpty();
    }

    boolean isMapped() {
      return !asked && answers.isEmpty() && approximated.isEmpty();
    }
  }

  /** The lists name members in the order in which they were met. */
  private final Map<String, Member> members = HashMap.newHashMap(256);

  private final List<Member> mapped = new ArrayList<>(128);
  private final List<Member> approximated = new ArrayList<>();
  private final List<Member> answered = new ArrayList<>();
  private final List<Member> asked = new ArrayList<>();
  private final List<String> notStated = new ArrayList<>();
  private final List<StayedHome> stayedHome = new ArrayList<>();

  private Member member(String source) {
    return members.computeIfAbsent(source, Member::new);
  }

  public void used(String source, String path, String why) {
    Member member = member(source);
    if (why.isEmpty()) {
      if (member.mapped.isEmpty()) {
        mapped.add(member);
      }
      member.mapped = with(path, member.mapped);
    } else {
      if (member.approximated.isEmpty()) {
        approximated.add(member);
      }
      member.approximated = with(new Approximated(source, path, why), member.approximated);
    }
  }

  /** Almost every member is used once. */
  private static <T> List<T> with(T use, List<T> uses) {
    if (uses.isEmpty()) {
      return List.of(use);
    }
    if (uses.contains(use)) {
      return uses;
    }
    List<T> more = new ArrayList<>(uses);
    more.add(use);
    return more;
  }

  /** Why a member, with all below it, is not in the draft: unless something else uses it. */
  public void stays(String source, String why) {
    Member member = member(source);
    if (member.whyHome.isEmpty()) {
      member.whyHome = why;
    }
  }

  void asked(String source) {
    Member member = member(source);
    if (!member.asked) {
      member.asked = true;
      asked.add(member);
    }
  }

  /** Of several answers to one question the last one counts. */
  void resolved(Resolution answer) {
    Member member = member(answer.source());
    if (member.answers.isEmpty()) {
      answered.add(member);
    }
    member.answers = List.of(answer);
  }

  boolean isResolvedBy(Resolution answer) {
    return members.getOrDefault(answer.source(), Member.UNKNOWN).answers.contains(answer);
  }

  public void notStated(String path) {
    notStated.add(path);
  }

  /** Walks the record once more: what nobody claimed stays home, each as high up as it is alone. */
  public void close(At record, SafetyWords safety, Reading reading) {
    for (Map.Entry<String, At> member : record.members().entrySet()) {
      At child = member.getValue();
      settle(child, member.getKey(), UNNAMED, safety, reading)
          .ifPresent(why -> stayedHome.add(new StayedHome(child.pointer(), why)));
    }
  }

  /** The reason why all of it stays home; empty when it does not, or not for one reason. */
  private Optional<String> settle(
      At at, String name, String above, SafetyWords safety, Reading reading) {
    Member known = members.getOrDefault(at.pointer(), Member.UNKNOWN);
    if (!at.stated() || known.isClaimed()) {
      return Optional.empty();
    }
    String why = known.whyHome.isEmpty() ? above : known.whyHome;
    Optional<String> settled =
        at.node().isContainerNode() ? within(at, why, safety, reading) : Optional.of(why);
    if (settled.filter(UNNAMED::equals).isPresent() && safety.concern(name)) {
      safety.ask(at, reading);
      return Optional.empty();
    }
    return settled;
  }

  private Optional<String> within(At at, String why, SafetyWords safety, Reading reading) {
    Within inside = new Within(why);
    if (at.node().isObject()) {
      for (Map.Entry<String, At> member : at.members().entrySet()) {
        inside.add(member.getValue(), member.getKey(), safety, reading);
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

  public Report report(String format, Sha256 digest, List<Resolution> unused) {
    List<Mapped> places = new ArrayList<>(mapped.size());
    for (Member member : mapped) {
      if (member.isMapped()) {
        member.mapped.forEach(path -> places.add(new Mapped(member.source, path)));
      }
    }
    return new Report(
        format,
        Optional.of(digest),
        places,
        approximated.stream()
            .filter(Member::isApproximated)
            .flatMap(member -> member.approximated.stream())
            .toList(),
        stayedHome,
        asked.stream().map(member -> member.source).toList(),
        answered.stream()
            .filter(Member::isAnswered)
            .flatMap(member -> member.answers.stream())
            .toList(),
        notStated,
        unused);
  }
}
