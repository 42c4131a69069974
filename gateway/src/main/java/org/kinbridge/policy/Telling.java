package org.kinbridge.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.Explanation.Addressee;
import org.kinbridge.policy.Explanation.Announced;
import org.kinbridge.policy.Explanation.Count;
import org.kinbridge.policy.Explanation.Elements;
import org.kinbridge.policy.Explanation.FactUsed;
import org.kinbridge.policy.Explanation.Hold;
import org.kinbridge.policy.Explanation.Missing;
import org.kinbridge.policy.Explanation.Outcome;
import org.kinbridge.policy.Explanation.Prospect;
import org.kinbridge.policy.Explanation.Released;
import org.kinbridge.policy.Explanation.Rulebook;
import org.kinbridge.policy.Explanation.Sight;
import org.kinbridge.policy.Explanation.Transformed;
import org.kinbridge.policy.Explanation.Visible;
import org.kinbridge.policy.Explanation.Withheld;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.Approval;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Form;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.file.Enclosed;
import org.kinbridge.policy.minimise.Assembled;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.request.Chosen;
import org.kinbridge.policy.request.Request.Release;
import org.kinbridge.policy.request.Request.Statement;
import org.kinbridge.policy.rule.consent.Consents;
import org.kinbridge.policy.situation.Permission;
import org.kinbridge.policy.situation.Releases;
import org.kinbridge.policy.situation.Situation;

/** Puts a decision into words: paths, pointers, rules and codes, and no value of the record. */
final class Telling {
  static final String RELEASE = "a release by a named person";

  private final Situation situation;
  private final Judgement judgement;

  Telling(Situation situation, Judgement judgement) {
    this.situation = situation;
    this.judgement = judgement;
  }

  Explanation refused(Reason reason, List<Missing> why) {
    return told(
        Answer.no(Outcome.REFUSE, reason, why, Optional.empty()), Elements.none(), Sight.nothing());
  }

  Explanation held(Reason reason, List<Missing> questions) {
    return held(reason, questions, Hold.forSender(questions, holdEnds()));
  }

  /** Held until so many persons say yes to what {@code then} shows. */
  Explanation held(Reason reason, List<Missing> questions, int approvers, Prospect then) {
    return held(reason, questions, Hold.forApprovers(questions, holdEnds(), approvers, then));
  }

  private Explanation held(Reason reason, List<Missing> questions, Hold hold) {
    return told(
        Answer.no(Outcome.HOLD, reason, questions, Optional.of(hold)),
        Elements.none(),
        Sight.nothing());
  }

  private Instant holdEnds() {
    return situation.now().plus(Policy.HOLD_LASTS);
  }

  /** What a permit says of what leaves. */
  Prospect prospect(Marks marks, Assembled assembled, Stayed stayed) {
    return new Prospect(
        elements(marks, assembled), obligations(situation.agreement()), sight(stayed, assembled));
  }

  /**
   * @param approvals whose yes settled what was asked
   */
  Explanation permitted(Prospect leaves, List<Approval> approvals) {
    return told(
        new Answer(Outcome.PERMIT, Optional.empty(), List.of(), Optional.empty(), approvals),
        leaves.elements(),
        leaves.asRecipientSees());
  }

  private record Answer(
      Outcome outcome,
      Optional<Reason> reason,
      List<Missing> missing,
      Optional<Hold> hold,
      List<Approval> approvals) {

    static Answer no(Outcome outcome, Reason reason, List<Missing> missing, Optional<Hold> hold) {
      return new Answer(outcome, Optional.of(reason), missing, hold, List.of());
    }
  }

  static List<Missing> missing(List<Judgement.Said> said) {
    return said.stream()
        .map(
            one ->
                new Missing(
                    one.ask().reason(),
                    one.ask().pointer(),
                    one.ask().text(),
                    one.rule(),
                    one.ask().settler()))
        .toList();
  }

  private Explanation told(Answer answer, Elements elements, Sight sight) {
    Optional<Agreement> agreement = situation.agreement();
    boolean permits = answer.outcome() == Outcome.PERMIT;
    return new Explanation(
        answer.outcome(),
        answer.reason(),
        permits ? validUntil(agreement, answer.approvals()) : Optional.empty(),
        new Addressee(
            situation.recipient().authority().id(),
            Optional.of(situation.recipient().authority().role()),
            Optional.of(situation.recipient().directoryVersion())),
        new Rulebook(
            situation.version().digest(),
            agreement.map(Agreement::id),
            situation.row().map(PermitRow::id)),
        Stream.concat(
                judgement.uses().stream().map(Telling::used),
                Approvals.facts(answer.approvals(), situation, judgement.questions()))
            .toList(),
        answer.missing(),
        elements,
        situation.circumstances().findings().stayedHome(),
        Chosen.in(situation.request()),
        permits ? obligations(agreement) : List.of(),
        answer.hold(),
        sight);
  }

  private static FactUsed used(Judgement.Used used) {
    Fact fact = used.use().fact();
    String value =
        fact.objection()
            .map(objection -> fact.value() + ", objection " + objection)
            .orElse(fact.value());
    return new FactUsed(
        fact.code().code(),
        fact.of().value(),
        value,
        fact.source(),
        used.rule(),
        used.use().effect());
  }

  /** The first end of a fact, of a consent or a yes it rests on, or of the agreement. */
  private Optional<Instant> validUntil(Optional<Agreement> agreement, List<Approval> approvals) {
    Stream<Instant> facts =
        judgement.uses().stream().flatMap(used -> used.use().fact().validUntil().stream());
    Stream<Instant> consents =
        Permission.showsConsent(situation)
            ? Consents.shown(situation).stream()
                .map(Consent::end)
                .map(situation.circumstances().moment()::endOf)
            : Stream.empty();
    Stream<Instant> treaty =
        agreement.stream()
            .flatMap(
                agreed ->
                    Stream.concat(
                        agreed.validity().until().stream(), Stream.of(agreed.standing().review())))
            .map(situation.circumstances().moment()::endOf);
    Stream<Instant> yes = approvals.stream().map(Approval::until);
    return Stream.of(facts, consents, yes, treaty).flatMap(ends -> ends).min(Instant::compareTo);
  }

  private static List<String> obligations(Optional<Agreement> agreement) {
    List<String> duties = new ArrayList<>(List.of("use-only-for-purpose"));
    if (agreement.isEmpty()) {
      duties.add("delete-after-use");
    }
    agreement.ifPresent(
        agreed -> {
          duties.add("onward:" + agreed.terms().onward().code());
          duties.add("acknowledge-within-minutes:" + agreed.terms().acknowledgeMinutes());
          duties.add("delete-after-closure-days:" + agreed.terms().retentionDays());
        });
    return duties;
  }

  private Elements elements(Marks marks, Assembled assembled) {
    List<Released> released = new ArrayList<>();
    List<Withheld> withheld = new ArrayList<>();
    for (Element element : marks.document().elements()) {
      Optional<Mark> mark = marks.of(element);
      boolean sameAbove = element.parent().flatMap(marks::of).equals(mark);
      if (mark.isEmpty() || sameAbove) {
        continue;
      }
      switch (mark.get()) {
        case Mark.Released(String by, Optional<Form> form) -> {
          if (form.isEmpty()) { // what leaves in a form is told as transformed
            released.add(new Released(element.path(), sources(element), by));
          }
        }
        case Mark.Withheld(String by, Reason reason, Notice notice) ->
            withheld.add(withheld(element, by, reason, notice));
      }
    }
    statements(released, withheld, assembled.statements());
    List<Release> releases = situation.request().releases();
    Releases.idle(situation).forEach(i -> withheld.add(Brought.idle(releases.get(i), i)));
    List<Transformed> transformed =
        new ArrayList<>(
            assembled.transformations().stream()
                .map(one -> new Transformed(one.path(), one.form().code(), one.by()))
                .distinct()
                .toList());
    for (Enclosed file : assembled.files()) {
      switch (file) {
        case Enclosed.Stays stays -> withheld.add(Brought.withheld(stays));
        case Enclosed.Leaves leaves -> {
          released.add(Brought.released(leaves));
          if (leaves.staysInPart()) {
            transformed.add(Brought.transformed(leaves));
          }
        }
      }
    }
    return new Elements(released, transformed, withheld);
  }

  private Withheld withheld(Element element, String by, Reason reason, Notice notice) {
    Visible visible = notice == Notice.SILENT ? Visible.SILENT : Visible.ANNOUNCED;
    boolean waits = reason == Reason.FREE_TEXT && Permission.allowsNarrative(situation);
    Optional<String> release = waits ? Optional.of(RELEASE) : Optional.empty();
    return new Withheld(element.path(), sources(element), by, reason, visible, release);
  }

  private List<String> sources(Element element) {
    if (element.children().isEmpty()) {
      return situation.sources(element);
    }
    Set<String> sources = new LinkedHashSet<>();
    for (String source : situation.sourcesBelow(element)) {
      if (source.startsWith("/") || source.isEmpty()) {
        sources.add(source);
      }
    }
    return List.copyOf(sources);
  }

  private void statements(List<Released> released, List<Withheld> withheld, int joined) {
    List<Statement> all = situation.request().statements();
    for (int i = 0; i < all.size(); i++) {
      if (i < joined) {
        released.add(Brought.released(all.get(i), i));
      } else {
        withheld.add(Brought.withheld(all.get(i), i));
      }
    }
  }

  private static Sight sight(Stayed stayed, Assembled assembled) {
    Map<String, Integer> counts = new TreeMap<>();
    assembled
        .tree()
        .path("entry")
        .forEach(
            entry -> {
              String profile =
                  entry.path("resource").path("meta").path("profile").path(0).asText("");
              counts.merge(profile.substring(profile.lastIndexOf('/') + 1), 1, Integer::sum);
            });
    return new Sight(
        Optional.of(assembled.sender()),
        counts.entrySet().stream()
            .map(count -> new Count(count.getKey(), count.getValue()))
            .toList(),
        stayed.announced().stream().map(kind -> new Announced(kind.path(), kind.by())).toList(),
        assembled.labels());
  }
}
