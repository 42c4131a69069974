package org.kinbridge.flow.standing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.policy.circumstance.Determination;
import org.kinbridge.policy.circumstance.Registers;
import org.kinbridge.policy.situation.Likeness;
import org.kinbridge.vault.Crosswalk;
import org.kinbridge.vault.Opening;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.Transaction;

/**
 * Cases that nobody linked and that may be one child: they bear a name and a day of birth in
 * common, and nothing known of both contradicts it. They are asked about only where something
 * protects one of them: a record that is held for nothing is withheld wrongly.
 */
public final class Lookalikes {
  /** More than share a bucket by chance: somebody's placeholder, or an attack. */
  static final int CROWDED = 256;

  private static final System.Logger LOG = System.getLogger(Lookalikes.class.getName());

  /** A case as its own system calls it. */
  public record Case(ChildRef child, String system, String localId) {
    public Case {
      requireNonNull(child, "child is null");
      requireNonNull(system, "system is null");
      requireNonNull(localId, "localId is null");
    }

    /** Prints no number of anybody's case. */
    @Override
    public String toString() {
      return "Case[" + child + "]";
    }
  }

  /**
   * A case about which something protective stands, and nobody said yet whether it is the child.
   *
   * @param standing empty where its rows are not as we wrote them
   */
  public record Alike(Case which, Optional<AcrossSystems> standing) {
    public Alike {
      requireNonNull(which, "which is null");
      requireNonNull(standing, "standing is null");
    }
  }

  private final Crosswalk crosswalk;
  private final Likenesses likenesses;
  private final Registrations registrations;
  private final SameChild lock;

  public Lookalikes(
      Crosswalk crosswalk, Likenesses likenesses, Registrations registrations, SameChild lock) {
    this.crosswalk = requireNonNull(crosswalk, "crosswalk is null");
    this.likenesses = requireNonNull(likenesses, "likenesses is null");
    this.registrations = requireNonNull(registrations, "registrations is null");
    this.lock = requireNonNull(lock, "lock is null");
  }

  /**
   * Of a case that is decided on: from now on others find it, and whom it may be as well. It is
   * decided again before anything leaves: what is registered about others meanwhile counts then,
   * and two who meet do not wait for each other.
   *
   * @param across what stands about the child, whose lock the caller holds alone
   * @param likeness what the record says now, beside what is known of earlier ones
   */
  public List<Alike> keeping(
      Transaction transaction, AcrossSystems across, Case by, Likeness likeness) {
    List<Known> known = known(transaction, across.standing().keySet());
    Set<Borne> said = Borne.of(likeness, crosswalk);
    keep(transaction, by, fresh(said, by.child(), known));
    Set<Borne> borne = all(said, known);
    return found(transaction, across, borne, near(transaction, across, borne));
  }

  /** As far as a registration says who the child is. The caller holds the child's lock alone. */
  public void keep(Transaction transaction, ChildRef child, RegistrationReader.Read.Sound said) {
    Case by = new Case(child, said.system(), said.localId());
    said.likeness()
        .map(likeness -> Borne.of(likeness, crosswalk))
        .map(borne -> fresh(borne, child, known(transaction, Set.of(child))))
        .ifPresent(fresh -> keep(transaction, by, fresh));
  }

  private static Set<Borne> fresh(Set<Borne> said, ChildRef child, List<Known> known) {
    Set<Borne> fresh = new LinkedHashSet<>(said);
    known.stream()
        .filter(one -> one.child().equals(child))
        .map(Known::borne)
        .forEach(fresh::remove);
    return fresh;
  }

  private void keep(Transaction transaction, Case by, Set<Borne> fresh) {
    if (!fresh.isEmpty()) {
      likenesses.alone(transaction, buckets(fresh));
      List<Likenesses.Fresh> several =
          fresh.stream().map(one -> new Likenesses.Fresh(one.bucket(), one.written(by))).toList();
      likenesses
          .add(transaction, by.child(), several)
          .forEach(place -> alarmIfCrowded(place.version()));
    }
  }

  /** Each time it doubled: every one is compared all the same, and that takes its time. */
  private static void alarmIfCrowded(long entries) {
    if (entries >= CROWDED && Long.bitCount(entries) == 1) {
      LOG.log(
          System.Logger.Level.WARNING,
          "ALARM likeness-crowded: {0} entries lie where names and birth dates are compared",
          Long.toString(entries));
    }
  }

  /**
   * Whom a case may be as well; nobody changes what stands about those until the transaction ends.
   *
   * @param across what stands about the child and is under its lock
   * @param likeness what the record says now, beside what is known of earlier ones
   */
  public List<Alike> of(Transaction transaction, AcrossSystems across, Likeness likeness) {
    Set<Borne> borne =
        all(Borne.of(likeness, crosswalk), known(transaction, across.standing().keySet()));
    List<Likenesses.Entry> near = near(transaction, across, borne);
    if (!near.isEmpty()) {
      lock.shareUnlinked(transaction, children(near));
    }
    return found(transaction, across, borne, near);
  }

  private static Set<Borne> all(Set<Borne> said, List<Known> known) {
    return Stream.concat(said.stream(), known.stream().map(Known::borne))
        .collect(Collectors.toSet());
  }

  /** Others' entries in the buckets of what a case bears. */
  private List<Likenesses.Entry> near(
      Transaction transaction, AcrossSystems across, Set<Borne> borne) {
    likenesses.share(transaction, buckets(borne));
    return likenesses.in(transaction, buckets(borne)).stream()
        .filter(entry -> !across.standing().containsKey(entry.child()))
        .toList();
  }

  private List<Alike> found(
      Transaction transaction,
      AcrossSystems across,
      Set<Borne> borne,
      List<Likenesses.Entry> near) {
    if (near.isEmpty()) {
      return List.of();
    }
    Set<ChildRef> loud = loud(transaction, children(near));
    Map<ChildRef, Case> found = new LinkedHashMap<>();
    for (Likenesses.Entry entry : near) {
      if (loud.contains(entry.child())) {
        opened(transaction, entry)
            .filter(body -> borne.stream().anyMatch(Borne.read(body)::mayBe))
            .ifPresent(body -> found.put(entry.child(), named(entry.child(), body)));
      }
    }
    lock.share(transaction, found.keySet());
    return found.values().stream()
        .map(which -> new Alike(which, standing(transaction, which.child())))
        .filter(alike -> protects(alike) && !isJudged(across, alike))
        .toList();
  }

  /** Those about whom something may stand. */
  private Set<ChildRef> loud(Transaction transaction, Set<ChildRef> children) {
    Set<ChildRef> loud = new HashSet<>(children);
    registrations.glance(transaction, children).stream()
        .filter(Registrations.Glance::quiet)
        .map(Registrations.Glance::child)
        .forEach(loud::remove);
    return loud;
  }

  private static Set<ChildRef> children(List<Likenesses.Entry> entries) {
    return entries.stream().map(Likenesses.Entry::child).collect(Collectors.toSet());
  }

  private Optional<AcrossSystems> standing(Transaction transaction, ChildRef child) {
    return AcrossSystems.read(registrations, transaction, child);
  }

  private static boolean protects(Alike alike) {
    return alike.standing().map(AcrossSystems::protects).orElse(true);
  }

  private static boolean isJudged(AcrossSystems across, Alike alike) {
    Set<ChildRef> others =
        alike
            .standing()
            .map(known -> known.standing().keySet())
            .orElse(Set.of(alike.which().child()));
    return across.others().stream().anyMatch(others::contains);
  }

  private record Known(ChildRef child, Borne borne) {}

  private List<Known> known(Transaction transaction, Set<ChildRef> children) {
    return likenesses.of(transaction, children).stream()
        .flatMap(
            entry ->
                opened(transaction, entry).stream()
                    .map(body -> new Known(entry.child(), Borne.read(body))))
        .toList();
  }

  /** Empty where the child was erased. */
  private Optional<JsonNode> opened(Transaction transaction, Likenesses.Entry entry) {
    return switch (likenesses.open(transaction, entry)) {
      case Opening.Body body -> Optional.of(StoredJson.read(body.bytes()));
      case Opening.KeyGone gone -> Optional.empty();
      case Opening.Altered altered -> throw new RowAltered(entry.place());
    };
  }

  private static Case named(ChildRef child, JsonNode body) {
    return new Case(child, body.path("system").asText(), body.path("localId").asText());
  }

  private static Set<String> buckets(Set<Borne> borne) {
    return borne.stream().map(Borne::bucket).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The registers of a decision, with what stands about those who may be the child. */
  public static Registers beside(Registers own, List<Alike> alike) {
    Registers all = own;
    for (Alike other : alike) {
      ChildRef child = other.which().child();
      Registers theirs =
          other
              .standing()
              .map(AcrossSystems::registers)
              .orElse(
                  new Registers(
                      Map.of(),
                      List.of(),
                      List.of(),
                      List.of(Determination.erased(child)),
                      List.of()));
      all = all.beside(child, theirs);
    }
    return all;
  }
}
