package org.kinbridge.policy.proof;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.Decision;
import org.kinbridge.policy.Permitted;
import org.kinbridge.policy.Policy;
import org.kinbridge.policy.Refused;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.pack.PolicyRefused;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.request.Request;
import org.kinbridge.profile.Profile;
import org.kinbridge.profile.SharedRecord;

/** Runs a policy through every combination. */
public final class PolicyProof {
  private static final int FAULTS_TOLD = 20;
  private static final Set<String> WALLS =
      Occasions.all().stream()
          .filter(occasion -> occasion.tier() == Tier.WALL)
          .map(Occasion::rule)
          .collect(Collectors.toSet());

  /**
   * What came of it.
   *
   * @param rows a combination that each row decides on, in the order of the file
   * @param rules an occasion on which each rule speaks, by tier
   * @param faults in words; the first of each kind, so that one wrong row does not fill a screen
   */
  public record Result(
      int combinations,
      int permitted,
      List<SeenRow> rows,
      List<SeenRule> rules,
      List<String> faults) {
    public Result {
      rows = List.copyOf(rows);
      rules = List.copyOf(rules);
      faults = List.copyOf(faults);
    }
  }

  /**
   * @param in which combination, for a person
   */
  public record SeenRow(String row, String in) {
    public SeenRow {
      requireNonNull(row, "row is null");
      requireNonNull(in, "in is null");
    }
  }

  /**
   * @param says what happens
   * @param in which combination, for a person
   * @param settledBy who can let it leave all the same
   */
  public record SeenRule(String rule, Tier tier, String says, String in, String settledBy) {
    public SeenRule {
      requireNonNull(rule, "rule is null");
      requireNonNull(tier, "tier is null");
      requireNonNull(says, "says is null");
      requireNonNull(in, "in is null");
      requireNonNull(settledBy, "settledBy is null");
    }
  }

  private final PolicyVersion version;
  private final Policy policy;
  private final Setting setting;
  private final Probe probe;
  private final List<Wall> walls;

  PolicyProof(PolicyVersion version, Policy policy, Probe probe, List<Wall> walls) {
    this.version = requireNonNull(version, "version is null");
    this.policy = requireNonNull(policy, "policy is null");
    this.setting = new Setting(version);
    this.probe = requireNonNull(probe, "probe is null");
    this.walls = List.copyOf(walls);
  }

  /**
   * That policy, with the probe and the walls of one directory of profiles.
   *
   * @throws PolicyRefused naming every fault of the walls
   */
  public static PolicyProof of(PolicyVersion version, Policy policy, Profile profile, Path profiles)
      throws PolicyRefused, IOException {
    Path directory = profiles.resolve("policies").resolve("proof");
    return new PolicyProof(
        version,
        policy,
        new Probe(record(directory.resolve("probe.json")), profile),
        WallFile.read(directory.resolve("walls.yaml")));
  }

  private static JsonNode record(Path file) throws IOException {
    try {
      return StrictJson.parse(Files.readAllBytes(file), StrictJson.Limits.DOCUMENT);
    } catch (JsonRefused malformed) {
      throw new IllegalArgumentException("the probe is no JSON: " + malformed.fault(), malformed);
    }
  }

  /** Every combination. */
  public Result run() {
    return run(1);
  }

  /**
   * Every n-th combination, and the first of each row: a sample that meets all values of each fact
   * when n is a prime.
   */
  public Result run(int every) {
    List<Combination> all = Combination.all(version.rows());
    Tally tally =
        IntStream.range(0, all.size())
            .parallel()
            .filter(at -> at % every == 0 || beginsRow(all, at))
            .mapToObj(all::get)
            .collect(Tally::new, this::look, Tally::then);
    List<String> faults = new ArrayList<>(tally.told());
    faults.addAll(neverChosen(tally));
    List<SeenRule> rules = rules(faults);
    List<SeenRow> rows =
        version.rows().stream().flatMap(row -> tally.seen(row.id()).stream()).toList();
    return new Result(tally.combinations, tally.permitted, rows, rules, faults);
  }

  private List<SeenRule> rules(List<String> faults) {
    RuleProof proof = new RuleProof(policy, setting, probe, version.rows());
    List<SeenRule> seen = new ArrayList<>();
    for (Occasion occasion : Occasions.all()) {
      switch (proof.of(occasion)) {
        case RuleProof.Outcome.Seen(SeenRule rule) -> seen.add(rule);
        case RuleProof.Outcome.Unseen(String fault) -> faults.add(fault);
      }
    }
    return seen;
  }

  private static boolean beginsRow(List<Combination> all, int at) {
    return at == 0 || !all.get(at).row().equals(all.get(at - 1).row());
  }

  private void look(Tally tally, Combination combination) {
    Request request = Asking.request(combination);
    Circumstances around = setting.around(combination, request);
    Decision decision = decided(combination, request, around, tally);
    decision.explanation().policy().permitRow().ifPresent(row -> chosen(combination, row, tally));
    if (Setting.inDanger(combination)) { // the same where nothing was agreed
      decided(combination, request, around.unagreed(), tally);
    }
  }

  /** As it is, and then with everything that persons could say to it. */
  private Decision decided(
      Combination combination, Request request, Circumstances around, Tally tally) {
    SharedRecord record = probe.of(combination.situation());
    Decision decision = policy.decide(record, request, around);
    tally.combinations++;
    counted(combination, decision, tally);
    if (!(decision instanceof Permitted)) {
      Circumstances said = around.with(Persons.ALL.on(decision, around.now()));
      Decision then = policy.decide(record, request, said);
      if (then instanceof Permitted) {
        overridden(combination, decision, tally);
      }
      counted(combination, then, tally);
    }
    return decision;
  }

  /** What a wall asks or refuses, and any refusal, is nothing that persons may set aside. */
  private static void overridden(Combination combination, Decision before, Tally tally) {
    RuleProof.asking(before.explanation())
        .filter(rule -> before instanceof Refused || WALLS.contains(rule))
        .forEach(
            rule ->
                tally.fault(
                    "override " + rule,
                    combination + ": persons set aside " + rule + ", which nobody may"));
  }

  private void counted(Combination combination, Decision decision, Tally tally) {
    if (decision instanceof Permitted permitted) {
      tally.permitted++;
      walls(combination, new String(permitted.content(), StandardCharsets.UTF_8), tally);
    }
  }

  /** The row a request was made for is the one that decides on it, or it stands in a shadow. */
  private static void chosen(Combination combination, String row, Tally tally) {
    if (row.equals(combination.row().id())) {
      tally.chosen.putIfAbsent(row, combination.told());
    } else {
      tally.fault("shadow " + combination.row().id(), combination + ": decided by row " + row);
    }
  }

  private void walls(Combination combination, String content, Tally tally) {
    for (Wall wall : walls) {
      if (wall.stands(combination)) {
        Optional<String> broken = wall.brokenBy(content);
        broken.ifPresent(
            value ->
                tally.fault(
                    "wall " + wall.id(), combination + ": " + wall.id() + " lets out " + value));
      }
    }
  }

  private List<String> neverChosen(Tally tally) {
    return version.rows().stream()
        .map(PermitRow::id)
        .filter(row -> !tally.chosen.containsKey(row))
        .map(row -> "row " + row + ": no combination reaches it")
        .toList();
  }

  /** What some of the combinations came to, one after the other. */
  @Owned(by = "one stretch of a run", lock = "none: joined to the next when both are done")
  private static final class Tally {
    private int combinations;
    private int permitted;
    private final Map<String, String> chosen = new HashMap<>();
    private final Map<String, String> faults = new LinkedHashMap<>();

    Optional<SeenRow> seen(String row) {
      return Optional.ofNullable(chosen.get(row)).map(in -> new SeenRow(row, in));
    }

    void fault(String kind, String told) {
      faults.putIfAbsent(kind, told);
    }

    List<String> told() {
      return faults.values().stream().limit(FAULTS_TOLD).toList();
    }

    /** What comes next is the same as if this one had seen it. */
    void then(Tally next) {
      combinations += next.combinations;
      permitted += next.permitted;
      next.chosen.forEach(chosen::putIfAbsent);
      next.faults.forEach(this::fault);
    }
  }
}
