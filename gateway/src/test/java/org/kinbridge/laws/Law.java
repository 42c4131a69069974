package org.kinbridge.laws;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** A rule and what its report must name when it is asked about {@code org.kinbridge.lawless}. */
public record Law(String says, ArchRule rule, String... broken) {
  /** All of them. */
  public static List<Law> all() {
    return Stream.of(TableOfRooms.laws(), FewPlaces.laws(), Stages.laws())
        .flatMap(List::stream)
        .toList();
  }
}
