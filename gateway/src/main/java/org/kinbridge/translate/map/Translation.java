package org.kinbridge.translate.map;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Question;
import org.kinbridge.profile.Draft;
import org.kinbridge.translate.reading.Report;

/** What became of a national record. */
public sealed interface Translation {

  /** The account of every member of the record. */
  Report report();

  /**
   * The record is wholly translated.
   *
   * @param facts what the record states for rules, source {@code record}, about {@code #child}
   * @param questions what a person must still read; no element of the draft waits for the answer
   */
  record Translated(Draft draft, List<Fact> facts, List<Question> questions, Report report)
      implements Translation {
    public Translated {
      requireNonNull(draft, "draft is null");
      facts = List.copyOf(facts);
      questions = List.copyOf(questions);
      requireNonNull(report, "report is null");
    }
  }

  /**
   * An element waits for a person's choice: there is no draft, and a hold must ask.
   *
   * @param unfinished the document without the elements that wait, for whoever answers to look at;
   *     not a draft, so that nothing can be checked or decided on it
   */
  record Incomplete(List<Question> questions, Report report, JsonNode unfinished)
      implements Translation {
    public Incomplete {
      questions = List.copyOf(questions);
      requireNonNull(report, "report is null");
      requireNonNull(unfinished, "unfinished is null");
      if (questions.isEmpty()) {
        throw new IllegalArgumentException("an incomplete translation asks something");
      }
    }
  }

  /**
   * The record breaks its own format: every fault at once, each with its place, none with a value.
   */
  record Refused(List<Fault> faults, Report report) implements Translation {
    public Refused {
      faults = List.copyOf(faults);
      requireNonNull(report, "report is null");
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("a refused record has a fault");
      }
    }
  }
}
