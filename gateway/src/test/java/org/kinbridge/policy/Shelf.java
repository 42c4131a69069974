package org.kinbridge.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.world.World;
import org.kinbridge.policy.world.WorldRefused;

/** Reads cases under one policy: hundreds of them, on a few records and in a few worlds. */
@Owned(by = "one reading of all cases", lock = "none: one thread")
final class Shelf {
  private final PolicyVersion version;
  private final Map<String, JsonNode> records = new HashMap<>();
  private final Map<String, World> worlds;

  Shelf(PolicyVersion version) {
    this(version, new HashMap<>());
  }

  /**
   * @param worlds those that were read before under that policy
   */
  Shelf(PolicyVersion version, Map<String, World> worlds) {
    this.version = version;
    this.worlds = worlds;
  }

  Prepared read(PolicyCase one) throws IOException, WorldRefused, JsonRefused {
    return new Prepared(one, one.world(version, worlds), one.request(records));
  }
}
