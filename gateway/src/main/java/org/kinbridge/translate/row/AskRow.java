package org.kinbridge.translate.row;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.reading.Reading;
import org.kinbridge.translate.reading.Scope;
import org.kinbridge.translate.yaml.Yaml;

/** Members that a person must read when they state anything: instructions in words, above all. */
public record AskRow(Places places, Reason reason, String text) {

  public static AskRow compile(Yaml at) {
    at.allow(Set.of("within", "from", "when", "reason", "text"));
    Optional<Reason> reason = Coded.parse(Reason.class, at.need("reason").text());
    if (reason.isEmpty()) {
      at.wrong("there is no reason of that code");
    }
    return new AskRow(
        Places.compile(at), reason.orElse(Reason.UNMAPPED_SAFETY), at.need("text").text());
  }

  void read(Scope scope, Reading reading) {
    places.forEach(scope, reading, at -> ask(at, reading));
  }

  private void ask(At at, Reading reading) {
    if (!reading.dismissed(at)) {
      reading.ask(at, new Question(reason, at.pointer(), text, List.of()));
    }
  }
}
