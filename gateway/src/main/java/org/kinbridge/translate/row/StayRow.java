package org.kinbridge.translate.row;

import java.util.Set;
import org.kinbridge.translate.reading.Reading;
import org.kinbridge.translate.reading.Scope;
import org.kinbridge.translate.yaml.Yaml;

/** Members the map knows and leaves at home, and why. */
public record StayRow(Places places, String why) {

  public static StayRow compile(Yaml at) {
    at.allow(Set.of("within", "from", "when", "why"));
    return new StayRow(Places.compile(at), at.need("why").text());
  }

  void read(Scope scope, Reading reading) {
    places.forEach(scope, reading, at -> reading.account().stays(at, why));
  }
}
