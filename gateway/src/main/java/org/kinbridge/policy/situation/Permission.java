package org.kinbridge.policy.situation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.pack.ElementClass;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.pack.PermitRow.Requirement;
import org.kinbridge.policy.pack.PermitRow.Requirement.StatedFact;

/** Which row applies to a situation, and what it still needs. */
public final class Permission {
  private Permission() {}

  /**
   * The first row of this purpose, basis, instrument and these roles whose facts do not speak
   * against it.
   */
  public static Optional<PermitRow> row(Situation situation) {
    return candidates(situation).filter(row -> applies(row, situation)).findFirst();
  }

  private static Stream<PermitRow> candidates(Situation situation) {
    var request = situation.request();
    return situation.version().rows().stream()
        .filter(row -> request.purpose().map(row.purposes()::contains).orElse(false))
        .filter(row -> request.legalBasis().equals(Optional.of(row.basis())))
        .filter(
            row ->
                row.instrument().isEmpty() || row.instrument().equals(request.basis().instrument()))
        .filter(row -> row.article().isEmpty() || row.article().equals(request.basis().article()))
        .filter(
            row -> row.from().isEmpty() || row.from().contains(situation.sender().acting().role()))
        .filter(row -> row.to().contains(situation.recipient().authority().role()));
  }

  /**
   * A stated value outside the row's own makes it another case; one that is not stated is only
   * missing.
   */
  private static boolean applies(PermitRow row, Situation situation) {
    for (Requirement requirement : row.requires()) {
      if (requirement instanceof StatedFact needed && !needed.in().isEmpty()) {
        Optional<Fact> fact = stated(needed, situation);
        if (fact.isPresent() && !needed.in().contains(fact.get().value())) {
          return false;
        }
      }
    }
    return true;
  }

  public static Optional<Fact> stated(StatedFact needed, Situation situation) {
    return needed.aboutRecipientState()
        ? situation.presence(situation.recipient().node())
        : situation.fact(needed.code());
  }

  /** The element classes of the row that the agreement covers as well. */
  public static List<ElementClass> classes(PermitRow row, Situation situation) {
    Set<String> agreed =
        situation.agreement().map(agreement -> agreement.dataClasses()).orElse(Set.of());
    return row.classes().stream()
        .filter(agreed::contains)
        .flatMap(name -> situation.version().elements(name).stream())
        .toList();
  }

  /**
   * Whether text by a named person may go: the row allows it, the agreement covers it and no wall
   * stands before it.
   */
  public static boolean allowsNarrative(Situation situation) {
    return row(situation).map(row -> row.narrative() == PermitRow.Narrative.ALLOWED).orElse(false)
        && situation
            .agreement()
            .map(agreement -> agreement.dataClasses().contains("narrative"))
            .orElse(false)
        && Origin.of(situation) != Origin.RECIPIENT;
  }

  /** A row that needs a registered consent shows it to the recipient. */
  public static boolean showsConsent(Situation situation) {
    return Origin.of(situation) != Origin.RECIPIENT
        && row(situation)
            .map(
                row ->
                    classes(row, situation).stream()
                        .anyMatch(part -> part.name().equals("consent")))
            .orElse(false);
  }

  public static Reason missing(StatedFact needed) {
    return needed.code() == Fact.Code.CHILD_HEARD ? Reason.CHILD_NOT_HEARD : Reason.MISSING_FACT;
  }
}
