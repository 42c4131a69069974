package org.kinbridge.policy.residual;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.residual.Finding.Hit;
import org.kinbridge.policy.residual.Finding.Kind;
import org.kinbridge.profile.frozen.FrozenTree;

/** Reads the bytes to be signed as a stranger would. Shared by all threads. */
public final class SecondPass {
  private final Scalars.Shapes shapes = new Scalars.Shapes();

  public Finding over(byte[] bytes, Evidence evidence) {
    JsonNode leaving;
    try {
      leaving = FrozenTree.read(bytes, StrictJson.Limits.DOCUMENT);
    } catch (JsonRefused unreadable) {
      return new Finding.Unreadable(new Hit(Kind.UNTRACED, unreadable.fault().place()));
    }
    Scalars before = Scalars.of(evidence.record(), shapes);
    Scalars after = Scalars.of(leaving, shapes);
    List<Hit> hits = new ArrayList<>(new Trace(evidence, before).untraced(after));
    Leaks leaks = new Leaks(evidence, before, after);
    hits.addAll(leaks.hits());
    return hits.isEmpty()
        ? new Finding.Clean(leaving, leaks.coincident())
        : new Finding.Residue(leaving, hits);
  }
}
