package org.kinbridge.policy;

import java.util.ArrayList;
import java.util.List;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.world.World;

/** A case whose files were read once, to be decided many times. */
record Prepared(PolicyCase one, World world, Request request) {

  static List<Prepared> all(PolicyVersion version) throws Exception {
    List<Prepared> cases = new ArrayList<>();
    Shelf shelf = new Shelf(version);
    for (PolicyCase one : PolicyCase.all()) {
      cases.add(shelf.read(one));
    }
    return cases;
  }
}
