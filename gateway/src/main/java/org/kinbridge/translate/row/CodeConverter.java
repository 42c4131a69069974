package org.kinbridge.translate.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.translate.reading.Account;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.reading.CleanText;
import org.kinbridge.translate.reading.Reading;
import org.kinbridge.translate.reading.Value;
import org.kinbridge.translate.row.CodeMap.Match;
import org.kinbridge.translate.row.CodeMap.Target;

/**
 * A national code to a shared one: the only converter that may ask.
 *
 * @param spread whether a person may choose all meanings of a code at once
 */
public record CodeConverter(CodeMap codes, Reads reads, OnUnmapped onUnmapped, Spread spread)
    implements Converter {

  /** What the member holds. */
  public enum Reads {
    TEXT,
    FLAG,
    /** A code of a place that begins with the two letters of its country. */
    COUNTRY_OF_PLACE
  }

  /** What becomes of a code the map does not know. */
  public enum OnUnmapped {
    STAY,
    HOLD_MANDATORY,
    HOLD_SAFETY
  }

  public enum Spread {
    ONE,
    ALL
  }

  static final String UNKNOWN = " does not know the code";
  private static final String BOTH = "both";
  private static final String ALL_OF_THEM = "all";

  @Override
  public Optional<Value> convert(At source, Reading reading) {
    List<Value> all = convertAll(source, reading);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
  }

  /** One value, or several where a person chose all meanings. */
  List<Value> convertAll(At source, Reading reading) {
    String code = code(source, reading);
    if (code.isEmpty()) {
      return List.of();
    }
    return switch (codes.of(code)) {
      case Match.One one -> List.of(value(one.target(), source, coarser(one.why())));
      case Match.Nothing nothing -> {
        reading.account().stays(source, nothing.why());
        yield List.of();
      }
      case Match.Several several -> ambiguous(several.targets(), source, reading);
      case Match.Unknown unknown -> unknown(source, reading);
    };
  }

  @Override
  public Optional<Rendered> back(JsonNode value, String system) {
    return codes.back(value, system).stream()
        .map(
            national ->
                new Rendered(
                    reads == Reads.FLAG
                        ? BooleanNode.valueOf(national.code().equals("true"))
                        : TextNode.valueOf(national.code()),
                    national.why()))
        .findFirst();
  }

  private String coarser(String why) {
    return reads == Reads.COUNTRY_OF_PLACE ? "only the country is shared" : why;
  }

  private static Value value(Target target, At source, String why) {
    return new Value(target.value(), target.system(), List.of(source), why, List.of());
  }

  /** The code as the map knows it; empty, and a fault, when the member is of another type. */
  private String code(At source, Reading reading) {
    JsonNode node = source.node();
    if (reads == Reads.FLAG) {
      if (node.isBoolean()) {
        return node.asText();
      }
      reading.malformed(source.pointer(), "true or false is expected here");
      return "";
    }
    String code =
        Plain.text(source, CleanText.Kind.LINE, reading).map(v -> v.node().textValue()).orElse("");
    boolean long_enough = reads == Reads.COUNTRY_OF_PLACE && code.length() > 2;
    return long_enough ? code.substring(0, 2).toUpperCase(Locale.ROOT) : code;
  }

  private List<Value> ambiguous(List<Target> targets, At source, Reading reading) {
    List<String> candidates = new ArrayList<>();
    targets.forEach(target -> candidates.add(target.code()));
    String every = targets.size() == 2 ? BOTH : ALL_OF_THEM;
    if (spread == Spread.ALL) {
      candidates.add(every);
    }
    Optional<String> chosen = reading.chosen(source, candidates);
    if (chosen.isEmpty()) {
      reading.askForElement(
          source,
          new Question(
              Reason.AMBIGUOUS_CODE,
              source.pointer(),
              "The code means more than one thing in the shared record. Which is meant?",
              candidates));
      return List.of();
    }
    return targets.stream()
        .filter(target -> chosen.get().equals(every) || chosen.get().equals(target.code()))
        .map(target -> value(target, source, ""))
        .toList();
  }

  private List<Value> unknown(At source, Reading reading) {
    List<String> candidates = codes.candidates();
    Optional<Target> chosen = reading.chosen(source, candidates).flatMap(codes::target);
    if (chosen.isPresent()) {
      return List.of(value(chosen.get(), source, ""));
    }
    switch (onUnmapped) {
      case STAY ->
          reading.account().stays(source, "the code map " + codes.name() + Account.UNKNOWN_CODE);
      case HOLD_MANDATORY -> ask(Reason.UNMAPPED_MANDATORY, source, candidates, reading);
      case HOLD_SAFETY -> ask(Reason.UNMAPPED_SAFETY, source, candidates, reading);
    }
    return List.of();
  }

  private static void ask(Reason reason, At source, List<String> candidates, Reading reading) {
    reading.askForElement(
        source,
        new Question(
            reason,
            source.pointer(),
            "The map does not know the code. Which shared code says the same?",
            candidates));
  }
}
