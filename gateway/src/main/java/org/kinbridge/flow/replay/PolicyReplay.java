package org.kinbridge.flow.replay;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.Explanation;

/**
 * What a proposed policy would have decided otherwise. It names disclosures, outcomes, element
 * paths and rules, and no value of a record.
 *
 * @param changes the decisions that would differ, the last first
 */
public record PolicyReplay(Sha256 current, Sha256 proposed, Tally tally, List<Change> changes) {
  public PolicyReplay {
    requireNonNull(current, "current is null");
    requireNonNull(proposed, "proposed is null");
    requireNonNull(tally, "tally is null");
    changes = List.copyOf(changes);
  }

  /**
   * How many decisions there were.
   *
   * @param replayed by both policies
   * @param moved of these, so many the policy in force would no longer decide as it did: a
   *     partner's directory, an agreement or the policy itself is not what it was
   * @param erased whose child's key is gone
   * @param altered whose row is not as we wrote it
   * @param unreadable whose record is none any more, for a map changed
   */
  public record Tally(int replayed, int moved, int erased, int altered, int unreadable) {}

  /** One policy's answer. */
  record Answer(
      Explanation.Outcome outcome,
      Optional<Reason> reason,
      Optional<String> row,
      Set<String> leaves,
      Set<String> rules) {
    Answer {
      requireNonNull(outcome, "outcome is null");
      requireNonNull(reason, "reason is null");
      requireNonNull(row, "row is null");
      leaves = Set.copyOf(leaves);
      rules = Set.copyOf(rules);
    }

    static Answer of(Explanation said) {
      Set<String> leaves = new TreeSet<>();
      Set<String> rules = new TreeSet<>();
      if (said.decision() == Explanation.Outcome.PERMIT) {
        said.elements().released().forEach(one -> leaves.add(one.path()));
      }
      said.elements().withheld().forEach(one -> rules.add(one.by()));
      said.elements().transformed().forEach(one -> rules.add(one.by()));
      said.missing().forEach(one -> rules.add(one.blocks()));
      return new Answer(said.decision(), said.reason(), said.policy().permitRow(), leaves, rules);
    }

    private ObjectNode toJson() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("decision", outcome.code());
      reason.ifPresent(why -> json.put("reason", why.code()));
      row.ifPresent(id -> json.put("permitRow", id));
      return json;
    }
  }

  /** One disclosure that the two policies answer differently. */
  public record Change(DisclosureId disclosure, Answer before, Answer after) {
    public Change {
      requireNonNull(disclosure, "disclosure is null");
      requireNonNull(before, "before is null");
      requireNonNull(after, "after is null");
    }

    private ObjectNode toJson() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("disclosure", disclosure.toString());
      json.set("before", before.toJson());
      json.set("after", after.toJson());
      json.set("more", without(after.leaves(), before.leaves()));
      json.set("fewer", without(before.leaves(), after.leaves()));
      ObjectNode rules = json.putObject("rules");
      rules.set("new", without(after.rules(), before.rules()));
      rules.set("gone", without(before.rules(), after.rules()));
      return json;
    }
  }

  private static ArrayNode without(Collection<String> all, Collection<String> others) {
    List<String> rest = new ArrayList<>(new TreeSet<>(all));
    rest.removeAll(others);
    ArrayNode texts = JsonNodeFactory.instance.arrayNode();
    rest.forEach(texts::add);
    return texts;
  }

  public JsonNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putObject("policy").put("current", current.hex()).put("proposed", proposed.hex());
    json.putObject("decisions")
        .put("replayed", tally.replayed())
        .put("unchanged", tally.replayed() - changes.size())
        .put("changed", changes.size())
        .put("movedSince", tally.moved());
    json.putObject("notReplayable")
        .put("erased", tally.erased())
        .put("altered", tally.altered())
        .put("unreadable", tally.unreadable());
    ArrayNode rows = json.putArray("changes");
    changes.forEach(change -> rows.add(change.toJson()));
    return json;
  }
}
