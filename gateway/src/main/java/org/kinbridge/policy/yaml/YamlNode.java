package org.kinbridge.policy.yaml;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/** One node of a YAML file and where it stands ({@code file:line path}). */
public sealed interface YamlNode {
  String place();

  /** Nothing was written, or it could not be read. */
  record Absent(String place) implements YamlNode {
    public Absent {
      requireNonNull(place, "place is null");
    }
  }

  /** Any scalar, as the text it was written with. */
  record Scalar(String text, String place) implements YamlNode {
    public Scalar {
      requireNonNull(text, "text is null");
      requireNonNull(place, "place is null");
    }
  }

  record Sequence(List<YamlNode> elements, String place) implements YamlNode {
    public Sequence {
      elements = List.copyOf(elements);
      requireNonNull(place, "place is null");
    }
  }

  /** Members in the order of the file. */
  record Mapping(Map<String, YamlNode> members, String place) implements YamlNode {
    public Mapping {
      members = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(members));
      requireNonNull(place, "place is null");
    }
  }
}
