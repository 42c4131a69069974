package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.kinbridge.profile.Oracle.Complaint;

/**
 * Asks the oracle and the compiled check about each mutant, on every processor, and keeps score.
 */
final class Verdicts implements AutoCloseable {
  private final Oracle oracle;
  private final Predicate<String> share;
  private final ExecutorService judges =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private final LinkedBlockingQueue<Future<?>> pending = new LinkedBlockingQueue<>();
  private final Set<String> constraints = new ConcurrentSkipListSet<>();
  private final Map<String, Integer> refused = new ConcurrentSkipListMap<>();
  private final Set<String> wrong = new ConcurrentSkipListSet<>();
  private final Map<String, Integer> stricter = new ConcurrentSkipListMap<>();
  private final AtomicInteger total = new AtomicInteger();
  private final AtomicInteger mutants = new AtomicInteger();

  Verdicts(Oracle oracle, Predicate<String> share) {
    this.oracle = oracle;
    this.share = share;
  }

  /** A constraint that some mutant of this run must exercise, if it is in this run's share. */
  boolean expect(String constraint) {
    total.incrementAndGet();
    return share.test(constraint) && constraints.add(constraint);
  }

  boolean expects(String constraint) {
    return constraints.contains(constraint);
  }

  void wrong(String what) {
    wrong.add(what);
  }

  /** A mutant that breaks one constraint; {@code named} is how the oracle words that. */
  void judge(String constraint, String profile, JsonNode mutant, Pattern named) {
    if (constraints.contains(constraint)) {
      pending.add(judges.submit(() -> now(constraint, profile, mutant, named)));
    }
  }

  private void now(String constraint, String profile, JsonNode mutant, Pattern named) {
    mutants.incrementAndGet();
    List<Complaint> complaints = complaints(profile, mutant);
    List<Violation> violations = ExamplesTest.violations(mutant);
    if (!complaints.isEmpty() && violations.isEmpty()) {
      wrong.add("laxer at " + constraint + ": " + complaints.getFirst());
    } else if (complaints.isEmpty() && !violations.isEmpty()) {
      String why = Stricter.why(violations);
      if (why.isEmpty()) {
        wrong.add("stricter at " + constraint + ": " + violations);
      } else {
        stricter.merge(why, 1, Integer::sum);
      }
    }
    if (complaints.stream().anyMatch(c -> named.matcher(c.id() + " " + c.message()).find())) {
      refused.merge(constraint, 1, Integer::sum);
    }
  }

  /** A mutant that breaks many; each must be told by both, in the words given for it. */
  void judgeTogether(String profile, JsonNode mutant, Map<String, Broken> broken) {
    pending.add(judges.submit(() -> togetherNow(profile, mutant, broken)));
  }

  /**
   * One constraint broken among others.
   *
   * @param oracle how the oracle words it
   * @param place where our check tells it
   * @param alone the mutant that breaks this one only, for when it is lost in the crowd
   */
  record Broken(String oracle, String place, JsonNode alone) {}

  private void togetherNow(String profile, JsonNode mutant, Map<String, Broken> broken) {
    mutants.incrementAndGet();
    List<Complaint> complaints = complaints(profile, mutant);
    List<Violation> violations = ExamplesTest.violations(mutant);
    broken.forEach(
        (constraint, one) -> {
          boolean theirs = complaints.stream().anyMatch(c -> c.message().contains(one.oracle()));
          boolean ours = violations.stream().anyMatch(v -> v.location().equals(one.place()));
          if (theirs && ours) {
            refused.merge(constraint, 1, Integer::sum);
          } else {
            now(constraint, profile, one.alone(), Pattern.compile("."));
          }
        });
  }

  /** A mutant that lost its profile is still judged by the one it had. */
  private List<Complaint> complaints(String profile, JsonNode mutant) {
    boolean named = mutant.path("meta").path("profile").path(0).asText("").equals(profile);
    return named
        ? oracle.complaints(mutant.toString())
        : oracle.complaints(mutant.toString(), profile);
  }

  void await() throws InterruptedException, ExecutionException {
    for (Future<?> one = pending.poll(); one != null; one = pending.poll()) {
      one.get();
    }
  }

  Set<String> disagreements() {
    return wrong;
  }

  Set<String> idle() {
    Set<String> idle = new TreeSet<>(constraints);
    idle.removeAll(refused.keySet());
    return idle;
  }

  String report() {
    int idle = idle().size();
    return "differential test: constraints %d, in this run %d, exercised %d, not exercised %d; mutants %d; disagreements %d; stricter by choice %s"
        .formatted(
            total.get(),
            constraints.size(),
            constraints.size() - idle,
            idle,
            mutants.get(),
            wrong.size(),
            stricter);
  }

  @Override
  public void close() {
    judges.shutdownNow();
  }
}
