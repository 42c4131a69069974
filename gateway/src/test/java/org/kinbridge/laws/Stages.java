package org.kinbridge.laws;

import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.kinbridge.laws.Vocabulary.ROOT;
import static org.kinbridge.laws.Vocabulary.access;
import static org.kinbridge.laws.Vocabulary.are;
import static org.kinbridge.laws.Vocabulary.file;
import static org.kinbridge.laws.Vocabulary.in;
import static org.kinbridge.laws.Vocabulary.name;
import static org.kinbridge.laws.Vocabulary.owner;
import static org.kinbridge.laws.Vocabulary.packageOf;
import static org.kinbridge.laws.Vocabulary.top;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a stage does itself and nobody does for it, and what the doors leave to the stories. */
final class Stages {
  /** Proofs: made by their own stage and nobody else, so holding one says that the stage ran. */
  private static final Set<String> PROOFS =
      Set.of(
          "access.AuthenticatedClient",
          "access.person.AuthenticatedPerson",
          "ledger.Committed",
          "policy.Permitted",
          "profile.SharedRecord",
          "release.Released",
          "seal.Opened",
          "seal.SealedEnvelope",
          "sign.SignedMessage",
          "sign.Verified",
          "trust.AuthenticatedPartner");

  /** Hand out the tree of a shared record. */
  private static final Set<String> RECORDS =
      Set.of("profile.Draft", "profile.SharedRecord", "policy.Permitted", "seal.Opened");

  /**
   * Doors render what stages answer, and call only these; the endpoints call the stories through
   * the interfaces of {@code flow} alone. The command line may also ask the stages that are pure
   * functions of files: what it prints changes nothing anywhere.
   */
  private static final Map<String, Set<String>> DOORS =
      Map.of(
          "http", Set.of("review", "access", "trust"),
          "cli",
              Set.of(
                  "flow",
                  "review",
                  "access",
                  "trust",
                  "profile",
                  "translate",
                  "policy",
                  "connect"));

  private static final Set<String> WORDS = Set.of("disclosure", "json");

  /** How a frozen tree becomes one that can be changed. */
  private static final Set<String> TREE_COPY =
      Set.of("deepCopy", "setAll", "addAll", "without", "withoutEmptyNonNull", "retain");

  private Stages() {}

  static List<Law> laws() {
    return List.of(
        // A record's tree is frozen at run time (profile.frozen.FrozenTree), so whoever changes one
        // copies it first. JSON of one's own, such as a manifest or an answer, anybody may build.
        new Law(
            "only translate and policy change a record's tree",
            noClasses()
                .that(are("outside translate, policy", type -> !in(type, "translate", "policy")))
                .and(are("at hand of a record", Stages::seesARecord))
                .should()
                .accessTargetWhere(access("a copy of a tree", Stages::copiesTree)),
            "lawless.sign.Lawless"),
        new Law(
            "a proof is made by its own stage only",
            classes()
                .that(are("proofs", type -> PROOFS.contains(name(type))))
                .should(bePrivateToTheirStage())
                .allowEmptyShould(true),
            "lawless.seal.SealedEnvelope is not final",
            "lawless.seal.SealedEnvelope has a public constructor",
            "lawless.seal.SealedEnvelope has a public factory"),
        new Law(
            "store keeps plain values: a proof is earned again, never read back",
            noClasses()
                .that(are("in store", type -> in(type, "store")))
                .should(dependOnClassesThat(are("proofs", type -> isStageProof(type)))),
            "lawless.store.Lawless"),
        new Law(
            "doors call the stories, not the stages: of a stage they read results",
            noClasses()
                .that(are("doors", type -> DOORS.containsKey(top(packageOf(type)))))
                .should()
                .accessTargetWhere(access("a stage at work", Stages::isStageAtWork)),
            "lawless.http.Lawless"));
  }

  private static boolean seesARecord(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(dependency -> RECORDS.contains(file(dependency.getTargetClass())));
  }

  private static boolean copiesTree(JavaAccess<?> call) {
    return owner(call).startsWith("com.fasterxml.jackson.databind.")
        && TREE_COPY.contains(call.getName());
  }

  private static boolean isStageProof(JavaClass type) {
    return PROOFS.contains(name(type)) && !name(type).contains(".Authenticated");
  }

  private static boolean isStageAtWork(JavaAccess<?> call) {
    String door = top(packageOf(call.getOriginOwner()));
    JavaClass target = call.getTargetOwner();
    String stage = target.getName().startsWith(ROOT) ? top(packageOf(target)) : door;
    boolean result =
        target.isRecord()
            || target.isEnum()
            || target.isInterface()
            || target.isAssignableTo(Throwable.class);
    return !result
        && !stage.equals(door)
        && !WORDS.contains(stage)
        && !DOORS.getOrDefault(door, Set.of()).contains(stage);
  }

  private static ArchCondition<JavaClass> bePrivateToTheirStage() {
    return new ArchCondition<>("be final, with no public constructor or factory") {
      @Override
      public void check(JavaClass proof, ConditionEvents events) {
        deny(proof, events, !proof.getModifiers().contains(JavaModifier.FINAL), "is not final");
        deny(
            proof,
            events,
            proof.getConstructors().stream()
                .anyMatch(made -> made.getModifiers().contains(JavaModifier.PUBLIC)),
            "has a public constructor");
        deny(
            proof,
            events,
            proof.getMethods().stream().anyMatch(Stages::isPublicFactory),
            "has a public factory");
      }
    };
  }

  private static void deny(JavaClass type, ConditionEvents events, boolean broken, String fact) {
    events.add(new SimpleConditionEvent(type, !broken, type.getName() + " " + fact));
  }

  private static boolean isPublicFactory(JavaMethod method) {
    return method.getModifiers().containsAll(Set.of(JavaModifier.PUBLIC, JavaModifier.STATIC))
        && method.getRawReturnType().equals(method.getOwner());
  }
}
