package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.kinbridge.profile.Oracle.Complaint;
import org.kinbridge.profile.Targets.Stranger;
import org.kinbridge.profile.Variations.Variation;

/**
 * Asks the oracle and the compiled check about each document, on every processor, and keeps score.
 */
final class Verdicts implements AutoCloseable {
  private static final int WAITING = 100;
  private static final int ENOUGH = 3;

  private final Oracle oracle;
  private final Predicate<String> share;
  private final ExecutorService judges = judges();
  private final LinkedBlockingQueue<Future<?>> pending = new LinkedBlockingQueue<>();
  private final Set<String> constraints = new ConcurrentSkipListSet<>();
  private final Map<String, Integer> refused = new ConcurrentSkipListMap<>();
  private final Map<String, String> elsewhere = new ConcurrentSkipListMap<>();
  private final Set<String> wrong = new ConcurrentSkipListSet<>();
  private final Map<String, Integer> stricter = new ConcurrentSkipListMap<>();
  private final AtomicInteger total = new AtomicInteger();
  private final AtomicInteger mutants = new AtomicInteger();
  private final AtomicInteger variations = new AtomicInteger();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicLong processor = new AtomicLong();

  Verdicts(Oracle oracle, Predicate<String> share) {
    this.oracle = oracle;
    this.share = share;
  }

  /** Few wait: documents are made much faster than the oracle reads them. */
  private static ExecutorService judges() {
    int threads = Runtime.getRuntime().availableProcessors();
    return new ThreadPoolExecutor(
        threads,
        threads,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(WAITING),
        new ThreadPoolExecutor.CallerRunsPolicy());
  }

  /** A constraint that some mutant of this run must exercise, if it is in this run's share. */
  boolean expect(String constraint) {
    total.incrementAndGet();
    return share.test(constraint) && constraints.add(constraint);
  }

  boolean shares(String constraint) {
    return share.test(constraint);
  }

  boolean expects(String constraint) {
    return constraints.contains(constraint);
  }

  void wrong(String what) {
    wrong.add(what);
  }

  /** One side: what the oracle refuses at a place, we refuse at that place. */
  void judge(Mutant mutant) {
    if (constraints.contains(mutant.constraint())) {
      submit(() -> mutant(mutant));
    }
  }

  /** The oracle follows no reference: it is asked about what stands at the end of it. */
  void judge(Mutant mutant, Stranger stranger) {
    if (constraints.contains(mutant.constraint())) {
      submit(() -> stranger(mutant, stranger));
    }
  }

  /** The other side: what the oracle accepts, we accept. */
  void judge(Variation variation, String profile) {
    submit(() -> variation(variation, profile));
  }

  private void submit(Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    pending.add(
        judges.submit(
            () -> {
              long start = threads.getCurrentThreadCpuTime();
              work.run();
              processor.addAndGet(threads.getCurrentThreadCpuTime() - start);
            }));
  }

  private void mutant(Mutant mutant) {
    mutants.incrementAndGet();
    List<Complaint> complaints = complaints(mutant.profile(), mutant.tree());
    List<Violation> violations = ExamplesTest.violations(mutant.tree());
    agree(mutant.constraint(), complaints, violations);
    List<Complaint> told = complaints.stream().filter(mutant::toldBy).toList();
    if (told.isEmpty()) {
      complaints.stream()
          .findFirst()
          .ifPresent(c -> elsewhere.put(mutant.constraint(), mutant.places() + " but " + c));
    } else if (violations.stream().noneMatch(v -> mutant.toldBy(v, told))) {
      wrong.add(
          "refused, but not there, at %s %s: %s; the oracle: %s"
              .formatted(mutant.constraint(), mutant.places(), violations, told));
    } else {
      refused.merge(mutant.constraint(), 1, Integer::sum);
    }
  }

  private void stranger(Mutant mutant, Stranger stranger) {
    mutants.incrementAndGet();
    String resource = stranger.resource().toString();
    List<String> followed =
        stranger.profiles().stream()
            .filter(profile -> oracle.complaints(resource, profile).isEmpty())
            .toList();
    List<Violation> violations = ExamplesTest.violations(mutant.tree());
    boolean refused =
        violations.stream()
            .anyMatch(
                v -> v.constraint().equals("reference") && mutant.places().contains(v.location()));
    if (refused && followed.isEmpty()) {
      stricter.merge(Stricter.S5_TARGET_PROFILE.name(), 1, Integer::sum);
    } else if (refused || followed.isEmpty()) {
      wrong.add(
          "a stranger at %s follows %s, and we say %s"
              .formatted(mutant.constraint(), followed, violations));
    }
  }

  private void variation(Variation variation, String profile) {
    variations.incrementAndGet();
    JsonNode tree = variation.tree();
    List<Complaint> complaints = complaints(profile, tree);
    List<Violation> violations = ExamplesTest.violations(tree);
    agree(variation.example() + " " + variation.what(), complaints, violations);
    if (complaints.isEmpty() && violations.isEmpty()) {
      accepted.incrementAndGet();
    }
  }

  private void agree(String about, List<Complaint> complaints, List<Violation> violations) {
    if (!complaints.isEmpty() && violations.isEmpty()) {
      wrong.add("laxer at " + about + ": " + complaints.getFirst());
    } else if (complaints.isEmpty() && !violations.isEmpty()) {
      String why = Stricter.why(violations);
      if (why.isEmpty()) {
        wrong.add("stricter at " + about + ": " + violations);
      } else {
        stricter.merge(why, 1, Integer::sum);
      }
    }
  }

  /** A document that lost its profile is still judged by the one it had. */
  private List<Complaint> complaints(String profile, JsonNode tree) {
    boolean named = tree.path("meta").path("profile").path(0).asText("").equals(profile);
    return named ? oracle.complaints(tree.toString()) : oracle.complaints(tree.toString(), profile);
  }

  void await() throws InterruptedException, ExecutionException {
    for (Future<?> one = pending.poll(); one != null; one = pending.poll()) {
      one.get();
    }
  }

  Set<String> disagreements() {
    return wrong;
  }

  /** Constraints of this run that no mutant exercised, with what was told instead and where. */
  Set<String> idle() {
    Set<String> idle = new TreeSet<>();
    for (String constraint : constraints) {
      if (!refused.containsKey(constraint)) {
        idle.add(constraint + " " + elsewhere.getOrDefault(constraint, ""));
      }
    }
    return idle;
  }

  /** Constraints of this run that fewer mutants exercised than each should have. */
  Set<String> few() {
    Set<String> few = new TreeSet<>(constraints);
    few.removeIf(constraint -> refused.getOrDefault(constraint, 0) >= ENOUGH);
    return few;
  }

  int accepted() {
    return accepted.get();
  }

  String report() {
    int idle = idle().size();
    return """
    differential test: constraints %d, in this run %d, exercised %d, not exercised %d, by fewer than %d mutants %d;
      mutants %d, refused by both at one place %d; variations %d, accepted by both %d;
      disagreements %d; stricter by choice %s; processor seconds %.1f\
    """
        .formatted(
            total.get(),
            constraints.size(),
            constraints.size() - idle,
            idle,
            ENOUGH,
            few().size(),
            mutants.get(),
            refused.values().stream().mapToInt(i -> i).sum(),
            variations.get(),
            accepted.get(),
            wrong.size(),
            stricter,
            processor.get() / 1e9);
  }

  @Override
  public void close() {
    judges.shutdownNow();
  }
}
