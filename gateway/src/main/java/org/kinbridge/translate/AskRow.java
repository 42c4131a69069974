package org.kinbridge.translate;

import java.util.List;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;

/** Members that a person must read when they state anything: instructions in words, above all. */
record AskRow(List<SourcePath> from, List<Condition> when, Reason reason, String text) {

  void read(Scope scope, Reading reading) {
    if (!Condition.allHold(when, scope, reading)) {
      return;
    }
    for (SourcePath path : from) {
      for (At at : path.read(scope, reading)) {
        if (!reading.dismissed(at.pointer())) {
          reading.ask(new Question(reason, at.pointer(), text, List.of()));
        }
      }
    }
  }
}
