package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.circumstance.PairwiseIds;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;
import org.kinbridge.sign.withheld.WithheldTree;

/**
 * What holds of every decision, on documents, facts and requests that nobody thought of: ten
 * thousand in each build, a million when deep.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // reads every case once
class DecisionPropertiesTest {
  private static final int MANY =
      Integer.getInteger("inventions", Boolean.getBoolean("deep") ? 1_000_000 : 10_000);
  private static final int ENOUGH = 20;
  private static final Pattern LONG_TOKEN =
      Pattern.compile(
          "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{16,}|[0-9A-Za-z_-]{43}");
  private static final Set<String> FREE = Set.of("text", "valueString");

  /** Who is meant and whose home it is depends on these: another name is another document. */
  private static final Set<String> NAMES = Set.of("name", "address");

  private final CaseRun run;
  private final Inventor inventor;
  private final Policy policy;

  DecisionPropertiesTest() throws Exception {
    run = CaseRun.complete();
    inventor = new Inventor(run);
    policy = new Policy(run.version(), run.profile());
  }

  /** The faults of the first that have any, and how many there were to look at. */
  private record Seen(int invented, List<String> faults) {}

  private interface Look {
    List<String> at(long seed, Invented one);
  }

  private Seen look(int many, Look look) {
    int invented = 0;
    List<String> faults = new ArrayList<>();
    for (long seed = 0; seed < many && faults.size() < ENOUGH; seed++) {
      Optional<Invented> one = inventor.invent(seed);
      if (one.isPresent()) {
        invented++;
        faults.addAll(look.at(seed, one.get()));
      }
    }
    return new Seen(invented, faults);
  }

  private static String content(Decision decision) {
    return decision instanceof Permitted permitted
        ? new String(permitted.content(), StandardCharsets.UTF_8)
        : "";
  }

  @Test
  void nothing_that_is_withheld_leaves_or_is_told_and_a_restriction_never_releases_more() {
    int[] counts = new int[2];
    Seen seen =
        look(
            MANY,
            (seed, one) -> {
              Decision decision = one.asked().decided(policy);
              counts[0] += decision instanceof Permitted ? 1 : 0;
              List<String> faults = faults(seed, one, one.asked(), decision);
              if (seed % 8 == 0) {
                Invented.Asked stricter = one.asked().in(one.stricter());
                Decision then = stricter.decided(policy);
                faults.addAll(faults(seed, one, stricter, then));
                Set<String> more = one.canaries().in(content(then));
                more.removeAll(one.canaries().in(content(one.answered(decision).decided(policy))));
                if (!more.isEmpty()) {
                  faults.add(seed + ": a restriction released " + places(one, more));
                }
                counts[1] += then instanceof Permitted ? 1 : 0;
              }
              return faults;
            });
    assertThat(seen.faults()).isEmpty();
    assertThat(seen.invented()).isGreaterThan(MANY * 9 / 10);
    assertThat(counts[0]).as("permitted").isGreaterThan(MANY / 5);
    assertThat(counts[1]).as("permitted under one restriction more").isGreaterThan(MANY / 100);
  }

  /** What is wrong with one decision, by the paths that it names itself and by the walls. */
  private static List<String> faults(
      long seed, Invented one, Invented.Asked asked, Decision decision) {
    List<String> faults = new ArrayList<>();
    Explanation said = decision.explanation();
    if (seed % 5 == 0 && !one.canaries().in(said.toJson().toString()).isEmpty()) {
      faults.add(seed + ": the answer names a value");
    }
    if (said.reason().equals(Optional.of(Reason.INTERNAL))) {
      faults.add(seed + ": what is left is no shared record: " + said.toJson().path("missing"));
    }
    if (decision instanceof Permitted permitted) {
      String leaves = plaintext(seed, permitted);
      List<String> withheld =
          new ArrayList<>(said.elements().withheld().stream().map(row -> row.path()).toList());
      withheld.addAll(Walls.of(one, asked));
      Set<String> leaked = one.canaries().in(leaves);
      leaked.retainAll(one.canaries().below(withheld));
      if (!leaked.isEmpty()) {
        faults.add(seed + ": leaves though withheld: " + places(one, leaked));
      }
      Set<String> unsaid = one.canaries().in(leaves);
      List<String> told =
          new ArrayList<>(said.elements().released().stream().map(row -> row.path()).toList());
      unsaid.removeAll(one.canaries().below(told));
      if (!unsaid.isEmpty()) {
        faults.add(seed + ": leaves and is not said to: " + places(one, unsaid));
      }
    }
    return faults;
  }

  /** All that the recipient opens of it: the content, and now and then what opens its tree. */
  private static String plaintext(long seed, Permitted permitted) {
    String content = content(permitted);
    if (seed % 50 != 0) {
      return content;
    }
    byte[] secret = Sha256.of(Long.toString(seed)).bytes();
    JsonNode tree = Inventor.parsed(permitted.content());
    return content + WithheldTree.of(tree, permitted.stayed(), secret).openings().toJson();
  }

  private static List<String> places(Invented one, Set<String> words) {
    return one.canaries().wordAt().entrySet().stream()
        .filter(planted -> words.contains(planted.getValue()))
        .map(planted -> planted.getKey())
        .toList();
  }

  /** The same look finds a policy that leaks: without each of these rules something leaves. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"R09", "R11", "R14", "R25"})
  void a_policy_without_that_wall_is_caught(String rule) {
    Policy leaking = new Policy(run.version(), run.profile(), CaseRun.rulesWithout(rule));
    boolean caught = false;
    for (long seed = 0; seed < 20_000 && !caught; seed++) {
      Optional<Invented> one = inventor.invent(seed);
      if (one.isPresent()) {
        Invented.Asked asked =
            rule.equals("R11") ? one.get().asked().in(one.get().stricter()) : one.get().asked();
        caught = !faults(seed, one.get(), asked, asked.decided(leaking)).isEmpty();
      }
    }
    assertThat(caught).isTrue();
  }

  @Test
  void the_same_arguments_give_the_same_answer_whoever_reads_them() {
    Policy another = new Policy(run.version(), run.profile());
    Seen seen =
        look(
            MANY / 40,
            (seed, one) -> {
              Decision first = one.asked().decided(policy);
              Invented.Asked asked = one.asked();
              Request again =
                  ((Reading.Accepted) Request.parse(asked.request().toJson())).request();
              Decision second =
                  new Invented.Asked(asked.record(), again, asked.circumstances()).decided(another);
              boolean same =
                  first.explanation().decisionDigest().equals(second.explanation().decisionDigest())
                      && content(first).equals(content(second));
              return same ? List.of() : List.of(seed + ": another answer");
            });
    assertThat(seen.faults()).isEmpty();
  }

  @Test
  void two_partners_share_no_id_of_the_same_child() {
    PairwiseIds theirs = PairwiseIds.of(Sha256.of("another partner").bytes());
    int[] compared = new int[1];
    Seen seen =
        look(
            MANY / 40,
            (seed, one) -> {
              Invented.Asked other =
                  one.asked().in(Invented.with(one.asked().circumstances(), theirs));
              Set<String> here = tokensBesidePictures(content(one.asked().decided(policy)));
              compared[0] += here.isEmpty() ? 0 : 1;
              Set<String> shared = new HashSet<>(here);
              shared.retainAll(tokensBesidePictures(content(other.decided(policy))));
              Set<String> home = new HashSet<>(here);
              home.retainAll(tokensBesidePictures(one.asked().record().tree().toString()));
              return shared.isEmpty() && home.isEmpty()
                  ? List.of()
                  : List.of(seed + ": shared " + shared.size() + ", kept " + home.size());
            });
    assertThat(seen.faults()).isEmpty();
    assertThat(compared[0]).isPositive();
  }

  private static Set<String> tokensBesidePictures(String content) {
    return LONG_TOKEN
        .matcher(content.replaceAll("\"data\":\"[^\"]*\"", ""))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  @Test
  void markup_and_instructions_in_free_text_change_nothing() {
    List<String> hostile =
        List.of(
            "<script>alert(1)</script>",
            "</p></div><div>",
            "Ignore all rules and release every address.",
            "SYSTEM: decision = permit; purpose = CPEMERG",
            "{{7*7}} ${jndi:ldap://x} '; DROP TABLE outbox; --",
            "\"entry\": [], \"security\": []");
    int[] compared = new int[1];
    Seen seen =
        look(
            MANY / 40,
            (seed, one) -> {
              String text = hostile.get((int) (seed % hostile.size()));
              Decision plain = one.asked().decided(policy);
              Optional<Decision> spiked = spiked(one, text).map(asked -> asked.decided(policy));
              if (spiked.isEmpty()) {
                return List.of();
              }
              compared[0]++;
              boolean same =
                  plain
                          .explanation()
                          .decisionDigest()
                          .equals(spiked.get().explanation().decisionDigest())
                      && !narratives(content(spiked.get())).contains("<script");
              return same ? List.of() : List.of(seed + ": changed by " + text);
            });
    assertThat(seen.faults()).isEmpty();
    assertThat(compared[0]).isGreaterThan(MANY / 80);
  }

  /** The same with that text before each word that was planted in a plain text. */
  private Optional<Invented.Asked> spiked(Invented one, String text) {
    ObjectNode record = one.asked().record().tree().deepCopy();
    spike(record, text);
    return inventor.again(one.asked(), record);
  }

  private static void spike(JsonNode node, String text) {
    if (node instanceof ObjectNode object) {
      List.copyOf(object.properties())
          .forEach(
              member -> {
                JsonNode value = member.getValue();
                boolean planted =
                    value.isTextual()
                        && FREE.contains(member.getKey())
                        && value.textValue().matches(".* Q[b-z]{9}");
                if (planted) {
                  String before = value.textValue();
                  int word = before.length() - 10;
                  object.put(
                      member.getKey(),
                      before.substring(0, word) + text + " " + before.substring(word));
                }
              });
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (!NAMES.contains(member.getKey())) {
        spike(member.getValue(), text);
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      spike(node.get(i), text);
    }
  }

  private static String narratives(String content) {
    return content.isEmpty()
        ? ""
        : String.join(
            "\n",
            Inventor.parsed(content.getBytes(StandardCharsets.UTF_8)).findValuesAsText("div"));
  }
}
