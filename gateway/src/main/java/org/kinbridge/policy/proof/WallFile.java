package org.kinbridge.policy.proof;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kinbridge.policy.pack.PolicyRefused;
import org.kinbridge.policy.proof.Wall.When;
import org.kinbridge.policy.yaml.Faults;
import org.kinbridge.policy.yaml.YamlFile;
import org.kinbridge.policy.yaml.YamlMap;

/** Reads {@code proof/walls.yaml}. */
final class WallFile {
  private WallFile() {}

  static List<Wall> read(Path file) throws PolicyRefused {
    Faults faults = new Faults();
    YamlMap walls =
        YamlFile.read(file, "proof/walls.yaml", faults)
            .members("source", "asOf", "walls")
            .neededMap("walls");
    List<Wall> read = new ArrayList<>();
    for (String id : walls.keys()) {
      YamlMap wall = walls.map(id).members("when", "values");
      Optional<When> when = wall.neededCode("when", When.class);
      List<String> values = wall.list("values", Function.identity());
      when.ifPresent(known -> read.add(new Wall(id, known, values)));
    }
    if (faults.any()) {
      throw new PolicyRefused(faults.found());
    }
    return read;
  }
}
