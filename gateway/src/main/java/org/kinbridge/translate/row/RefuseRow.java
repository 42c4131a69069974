package org.kinbridge.translate.row;

import java.util.Set;
import org.kinbridge.translate.reading.Reading;
import org.kinbridge.translate.reading.Scope;
import org.kinbridge.translate.yaml.Yaml;

/** What no record of the format may state, since nobody could read it safely. */
public record RefuseRow(Places places, String why) {

  public static RefuseRow compile(Yaml at) {
    at.allow(Set.of("within", "from", "when", "why"));
    return new RefuseRow(Places.compile(at), at.need("why").text());
  }

  void read(Scope scope, Reading reading) {
    places.forEach(scope, reading, at -> reading.malformed(at.pointer(), why));
  }
}
