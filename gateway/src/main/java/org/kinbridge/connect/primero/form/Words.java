package org.kinbridge.connect.primero.form;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.connect.Asked;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.yaml.YamlMap;

/**
 * What a case worker reads on a referral: whole sentences, in the language of the deployment where
 * it gave its own, and no value of any record.
 */
public final class Words {
  private static final int LONGEST = 1_000;
  private static final int MOST_QUESTIONS = 8;

  /** The sentences that are not a reason's. */
  public enum Phrase implements Coded {
    ON_HOLD("on-hold", "On hold: nothing was sent."),
    NOT_SENT("not-sent", "Not sent."),
    REFER_AGAIN("refer-again", "Complete this and refer the case again."),
    NOT_ANSWERED("not-answered", "Not answered:"),
    NOT_UNDERSTOOD("not-understood", "Answered in a way that the gateway does not know:"),
    TOO_OLD("too-old", "Not answered lately, check the answers and the day:"),
    UNKNOWN_FIELD("unknown-field", "The gateway does not know this field of the form:"),
    CONSENT_CHANGED(
        "consent-changed",
        "An answer of the family that is registered was changed or removed here: note its"
            + " withdrawal in its own row and the new answer in a new row, or ask the officer of"
            + " the gateway."),
    NO_SERVICE("no-service", "Refer the case from the service whose form you filled in."),
    NO_ROUTE("no-route", "The gateway has no way for this service and agency."),
    SEVERAL_ROUTES("several-routes", "The gateway has several ways for this service and agency."),
    HOLD_ENDED("hold-ended", "Nobody decided in time."),
    NOT_TAKEN("not-taken", "It left, and the other state's gateway did not take it."),
    MAY_HAVE_ARRIVED(
        "may-have-arrived",
        "It left and was not confirmed: it may have arrived. Ask the officer of the gateway before"
            + " you refer the case again."),
    AND_MORE("and-more", "And more.");

    private final String code;
    private final String sentence;

    Phrase(String code, String sentence) {
      this.code = code;
      this.sentence = sentence;
    }

    @Override
    public String code() {
      return code;
    }
  }

  private final Map<String, String> own;

  public Words(Map<String, String> own) {
    this.own = Map.copyOf(own);
  }

  static Words read(YamlMap section) {
    Map<String, String> own = new LinkedHashMap<>();
    for (String key : section.keys()) {
      boolean known =
          Coded.parse(Phrase.class, key).isPresent() || Coded.parse(Reason.class, key).isPresent();
      if (!known) {
        section.wrong(key, "neither a reason nor a sentence of the connector");
      }
      section.text(key).ifPresent(text -> own.put(key, text.strip()));
    }
    return new Words(own);
  }

  public String of(Phrase phrase) {
    return own.getOrDefault(phrase.code(), phrase.sentence);
  }

  /** What a reason of the node means; a reason of a newer node is shown as it is. */
  public String reason(String code) {
    String sentence =
        Coded.parse(Reason.class, code).map(reason -> sentence(reason.sentence())).orElse(code);
    return own.getOrDefault(code, sentence);
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  /** Questions of the node, each with the field that it is about. */
  public List<String> questions(List<Asked> asked) {
    List<String> sentences = new ArrayList<>();
    for (Asked one : asked) {
      String said =
          Optional.ofNullable(own.get(one.code()))
              .orElse(one.sentence().isBlank() ? reason(one.code()) : one.sentence());
      String field = field(one.place());
      sentences.add(field.isEmpty() ? said : said + " [" + field + "]");
    }
    return sentences.stream().distinct().toList();
  }

  /** Of answers that stand otherwise in the register, each with its row. */
  public List<String> changed(List<String> places) {
    String said = of(Phrase.CONSENT_CHANGED);
    return places.isEmpty()
        ? List.of(said)
        : places.stream().map(place -> said + " [" + place + "]").toList();
  }

  /** The name that a case worker's form has for a place; what looks otherwise is left out. */
  private static String field(String place) {
    String inRecord =
        place
            .replaceFirst("^/record/content", "")
            .replaceFirst("^/data", "")
            .replaceFirst("^/record", "");
    return inRecord.matches("(/[a-z0-9_]{1,80}){1,6}") ? inRecord.substring(1) : "";
  }

  /** One text of whole sentences, as long as a referral can show. */
  public String text(Phrase opening, List<String> sentences, Optional<Phrase> closing) {
    StringBuilder text = new StringBuilder(of(opening));
    String end = closing.map(phrase -> " " + of(phrase)).orElse("");
    int said = 0;
    for (String sentence : sentences) {
      boolean fits = text.length() + sentence.length() + end.length() < LONGEST;
      if (said == MOST_QUESTIONS || !fits) {
        text.append(' ').append(of(Phrase.AND_MORE));
        break;
      }
      text.append(' ').append(requireNonNull(sentence, "sentence is null"));
      said++;
    }
    return text.append(end).toString();
  }
}
