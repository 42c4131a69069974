package org.kinbridge.laws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.kinbridge.laws.Vocabulary.access;
import static org.kinbridge.laws.Vocabulary.are;
import static org.kinbridge.laws.Vocabulary.file;
import static org.kinbridge.laws.Vocabulary.in;
import static org.kinbridge.laws.Vocabulary.owner;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Personal;

/** What is done in few places, so that a reviewer knows where to look. */
final class FewPlaces {
  /** May open a {@link Personal}. Each line is a place that a reviewer of privacy reads. */
  private static final Set<String> REVEAL =
      Set.of(
          "connect.NodeDoor",
          "connect.NodeRegister",
          "connect.primero.form.Composing",
          "flow.sending.Authorisation",
          "flow.deciding.Deciding",
          "flow.standing.PersonReader",
          "flow.trial.Rehearsal",
          "flow.proof.OpenWithheld",
          "ledger.entry.EntrySealing",
          "policy.Brought",
          "policy.circumstance.PairwiseIds",
          "policy.circumstance.Printed",
          "policy.minimise.Additions",
          "policy.request.Attachment",
          "policy.request.Chosen",
          "policy.request.RequestWriter",
          "policy.residual.Joined",
          "policy.rule.override.NamesInText",
          "policy.situation.SamePerson",
          "sign.withheld.Closed",
          "sign.withheld.ElementOpening",
          "sign.withheld.Leaves");

  private static final Pattern CLOCK_OR_CHANCE =
      Pattern.compile(
          """
          java\\.time\\.\\w+\\.now\\((?!java\\.time\\.Clock).*
          |java\\.time\\.(Clock|InstantSource)\\.(system|tick\\w).*
          |java\\.lang\\.System\\.(currentTimeMillis|getenv)\\(.*
          |java\\.util\\.UUID\\.randomUUID\\(.*
          |java\\.lang\\.Math\\.random\\(.*
          |java\\.util\\.concurrent\\.ThreadLocalRandom\\.current\\(.*
          |java\\.(util|security)\\.\\w*Random\\.(<init>|getInstance\\w*)\\(.*\
          """,
          Pattern.COMMENTS);

  private FewPlaces() {}

  static List<Law> laws() {
    return List.of(
        new Law(
            "a digest is computed by disclosure.Sha256",
            noClasses()
                .that(are("not Sha256", type -> !file(type).equals("disclosure.Sha256")))
                .should()
                .accessTargetWhere(
                    access(
                        "MessageDigest other than isEqual",
                        call ->
                            owner(call).equals("java.security.MessageDigest")
                                && !call.getName().equals("isEqual"))),
            "MessageDigest.getInstance"),
        new Law(
            "clocks, randomness and environment are chosen in wiring",
            noClasses()
                .that(are("outside wiring", type -> !in(type, "wiring")))
                .should()
                .accessTargetWhere(
                    access(
                        "clock, randomness or environment",
                        call -> CLOCK_OR_CHANCE.matcher(call.getTarget().getFullName()).matches())),
            "java.time.Instant.now()",
            "Clock.systemUTC()",
            "UUID.randomUUID()",
            "System.getenv(",
            "SecureRandom.<init>()"),
        new Law(
            "mutable state is in classes that say who owns it and under which lock",
            fields()
                .that(
                    DescribedPredicate.describe(
                        "are not final",
                        (JavaField field) ->
                            !field.getModifiers().contains(JavaModifier.FINAL)
                                && !filledByPicocli(field)))
                .should()
                .beDeclaredInClassesThat(are("are @Owned", FewPlaces::isOwned))
                .allowEmptyShould(true),
            "lawless.ledger.Lawless.count"),
        new Law(
            "a Personal is opened only where REVEAL says so",
            noClasses()
                .that(are("not listed", type -> !REVEAL.contains(file(type))))
                .should()
                .accessTargetWhere(
                    access(
                        "Personal.reveal",
                        call ->
                            owner(call).equals(Personal.class.getName())
                                && call.getName().equals("reveal"))),
            "lawless.flow.Lawless"));
  }

  private static boolean filledByPicocli(JavaField field) {
    return field.getAnnotations().stream()
        .anyMatch(found -> found.getRawType().getName().startsWith("picocli."));
  }

  private static boolean isOwned(JavaClass type) {
    return type.isAnnotatedWith(Owned.class)
        || type.getEnclosingClass().filter(FewPlaces::isOwned).isPresent();
  }
}
