package org.kinbridge.translate;

import java.util.List;

/** Members the map knows and leaves at home, and why. */
record StayRow(List<SourcePath> from, String why) {

  void read(Scope scope, Reading reading) {
    for (SourcePath path : from) {
      path.read(scope, reading).forEach(at -> reading.account().stays(at.pointer(), why));
    }
  }
}
