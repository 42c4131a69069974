package org.kinbridge.policy.pack;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.ConsentAge;
import org.kinbridge.policy.circumstance.ConsentAges;

/** One version of the policy, read whole. Immutable and shared by all threads. */
public final class PolicyVersion {
  /** All that a state the child may need protection from is ever sent (R09). */
  public static final String STATE_OF_ORIGIN = "state-of-origin";

  /** What every document holds. */
  public static final String FRAME = "frame";

  /** Who the child is: without it a document is about nobody. */
  public static final String IDENTITY = "identity";

  /** All that anybody is ever sent for the health care of the child (R17). */
  public static final String HEALTH_MINIMUM = "health-minimum";

  /** What an agreement covers beside the classes of elements: texts by named persons. */
  public static final String NARRATIVE = "narrative";

  /**
   * The age packs.
   *
   * @param standard where a state has none
   */
  record Ages(Map<NodeId, ConsentAge> packs, ConsentAge standard, ConsentAge assent) {
    Ages {
      packs = Map.copyOf(packs);
      requireNonNull(standard, "standard is null");
      requireNonNull(assent, "assent is null");
    }
  }

  static final List<String> MANDATORY = List.of(FRAME, STATE_OF_ORIGIN, HEALTH_MINIMUM);

  private final Sha256 digest;
  private final List<PermitRow> rows;
  private final Map<String, ElementClass> classes;
  private final Labels labels;
  private final Ages ages;
  private final Set<AuthorityRole> determines;
  private final Agreements agreements;
  private final Optional<Activation> activation;

  PolicyVersion(
      Sha256 digest,
      List<PermitRow> rows,
      Map<String, ElementClass> classes,
      Labels labels,
      Ages ages,
      Set<AuthorityRole> determines,
      List<Agreement> agreements,
      Optional<Activation> activation) {
    this.digest = requireNonNull(digest, "digest is null");
    this.rows = List.copyOf(rows);
    this.classes = Map.copyOf(classes);
    this.labels = requireNonNull(labels, "labels is null");
    this.ages = requireNonNull(ages, "ages is null");
    this.determines = Set.copyOf(determines);
    this.agreements = new Agreements(agreements);
    this.activation = requireNonNull(activation, "activation is null");
  }

  /**
   * Reads {@code policies} under the directory of profiles, to try it out: its agreements are
   * supposed to be signed.
   *
   * @throws PolicyRefused naming file, line and path of every fault
   */
  public static PolicyVersion load(Path profilesDirectory) throws PolicyRefused {
    return load(profilesDirectory, Signatures.supposed());
  }

  /**
   * The same for a node: an agreement that is not signed by both binds nobody.
   *
   * @throws PolicyRefused naming file, line and path of every fault
   */
  public static PolicyVersion load(Path profilesDirectory, Signatures signatures)
      throws PolicyRefused {
    return new PolicyFiles(
            requireNonNull(profilesDirectory, "profilesDirectory is null").resolve("policies"),
            requireNonNull(signatures, "signatures is null"))
        .read();
  }

  /** The same but for its rows: what a row is good for shows in the cases that then fail. */
  PolicyVersion with(List<PermitRow> otherRows) {
    return new PolicyVersion(
        digest, otherRows, classes, labels, ages, determines, agreements.all(), activation);
  }

  /** The same, let into force by these persons. */
  public PolicyVersion activated(Activation by) {
    return new PolicyVersion(
        digest, rows, classes, labels, ages, determines, agreements.all(), Optional.of(by));
  }

  /**
   * Who let it come into force; empty where nobody was asked: in a rehearsal, or a demonstration.
   */
  public Optional<Activation> activation() {
    return activation;
  }

  /** Of the canonical content of every file: changes with any of them. */
  public Sha256 digest() {
    return digest;
  }

  public List<PermitRow> rows() {
    return rows;
  }

  /** The class of that name; a row names only classes that exist. */
  public Optional<ElementClass> elements(String name) {
    return Optional.ofNullable(classes.get(name));
  }

  Set<String> classNames() {
    return classes.keySet();
  }

  /** What an agreement may name. */
  public Set<String> dataClasses() {
    return dataClasses(classes.values());
  }

  static Set<String> dataClasses(Collection<ElementClass> classes) {
    Set<String> names = new HashSet<>(Set.of(NARRATIVE));
    classes.stream()
        .filter(ElementClass::isDataClass)
        .map(ElementClass::name)
        .filter(name -> !MANDATORY.contains(name))
        .forEach(names::add);
    return names;
  }

  public Labels labels() {
    return labels;
  }

  /** Every agreement on file, in force or not. */
  public List<Agreement> agreements() {
    return agreements.all();
  }

  /** Those of two states: a decision looks at no other. */
  public List<Agreement> agreements(NodeId one, NodeId other) {
    return agreements.between(one, other);
  }

  /** Those of the two states between which something goes. */
  public ConsentAges consentAges(NodeId sender, NodeId recipient) {
    return new ConsentAges(consentAge(sender), consentAge(recipient));
  }

  /** The consent age of a state's pack, or the humanitarian default where it has none. */
  public ConsentAge consentAge(NodeId node) {
    return ages.packs().getOrDefault(node, ages.standard());
  }

  /** Whether a determination by an authority of that role binds (HCCH 1996 art. 37). */
  public boolean determines(AuthorityRole role) {
    return determines.contains(role);
  }

  /** From which age on a child is asked although a guardian consents for it. */
  public int assentAge() {
    return ages.assent().years();
  }
}
