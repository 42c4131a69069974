package org.kinbridge.translate.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.translate.source.SourceRefused;

/** The names of the columns, in order; empty for a column that has none. No name stands twice. */
record Header(List<String> names) {
  Header {
    names = List.copyOf(names);
  }

  static Header of(CsvRecord first) throws SourceRefused {
    Set<String> seen = new HashSet<>();
    List<String> names = names(first);
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).isEmpty() && !seen.add(names.get(i))) {
        throw new SourceRefused(
            Reason.DUPLICATE_MEMBER,
            "line " + first.getStartingLineNumber() + ", column " + (i + 1),
            "the header names a column twice");
      }
    }
    return new Header(names);
  }

  static List<String> names(CsvRecord first) {
    List<String> names = new ArrayList<>();
    first.getFields().forEach(name -> names.add(name.strip()));
    return names;
  }

  /** {@code /3/Стать} is {@code line 3, column 6: Стать}. */
  String place(String pointer) {
    String[] steps = pointer.split("/", 4);
    if (steps.length < 2) {
      return pointer;
    }
    if (steps.length < 3) {
      return "line " + steps[1];
    }
    String name = steps[2].replace("~1", "/").replace("~0", "~");
    return "line " + steps[1] + ", column " + (names.indexOf(name) + 1) + ": " + name;
  }
}
