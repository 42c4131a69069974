package org.kinbridge.flow.standing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.flow.setting.BodyReader;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.policy.circumstance.Determination;

/** A determination under HCCH 1996 art. 37: a restriction that names a state and no person. */
public final class DeterminationReader {
  static final String KIND = "art-37-determination";
  private static final String AS = "registeredAs";

  private record Said(Optional<NodeId> node, Optional<AuthorityId> authority) {}

  private DeterminationReader() {}

  public static boolean isOne(JsonNode body) {
    return body.path("kind").asText().equals(KIND);
  }

  /** The same, with the role in which it was said, whatever the directory says tomorrow. */
  public static ObjectNode saidAs(JsonNode body, AuthorityRole role) {
    return ((ObjectNode) body.deepCopy()).put(AS, role.code());
  }

  /** Notes what is wrong with it. */
  static void read(BodyReader body) {
    said(body);
  }

  static Determination determination(Registration stored) {
    BodyReader body = BodyReader.of(StoredJson.read(stored.body()));
    Said said = said(body);
    Optional<AuthorityRole> by =
        body.optionalValue(AS, role -> BodyReader.coded(AuthorityRole.class, role));
    return new Determination(
        stored.child(),
        new Determination.Against.State(said.node().orElseThrow(), said.authority()),
        by.<Determination.Source>map(Determination.Source.Role::new)
            .orElseGet(Determination.Source.NotNoted::new));
  }

  private static Said said(BodyReader body) {
    return new Said(
        body.value("node", NodeId::new), body.optionalValue("authority", AuthorityId::new));
  }
}
