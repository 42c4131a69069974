package org.kinbridge.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.world.World;

/** A case whose files were read once, to be decided many times. */
record Prepared(PolicyCase one, World world, Request request) {

  static List<Prepared> all(PolicyVersion version) throws Exception {
    List<Prepared> cases = new ArrayList<>();
    Map<String, JsonNode> records = new HashMap<>(); // hundreds of cases on a few records
    for (PolicyCase one : PolicyCase.all()) {
      cases.add(new Prepared(one, one.world(version), one.request(records)));
    }
    return cases;
  }
}
