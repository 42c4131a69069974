package org.kinbridge.sign.withheld;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.policy.Stayed;

/** Contents and what stayed beside them, for tests of trees. */
public final class AnyRecord {
  private AnyRecord() {}

  /** A document of so many scalars that says that something is withheld. */
  public static ObjectNode content(int scalars) {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    ObjectNode meta = content.putObject("meta");
    meta.putArray("profile")
        .add("https://kinbridge.example/fhir/StructureDefinition/cp-case-document");
    meta.putArray("security").addObject().put("code", "REDACTED");
    ArrayNode entries = content.putArray("entry");
    for (int i = 2; i < scalars; i++) {
      entries.addObject().put("text", "value " + i);
    }
    return content;
  }

  public static Stayed stayed(int announced, int silent) {
    List<Stayed.Announced> told = new ArrayList<>();
    for (int i = 0; i < announced; i++) {
      String path = "cp-child.member%03d".formatted(i);
      told.add(new Stayed.Announced(path, "R08", value("announced " + i)));
    }
    List<Stayed.Silent> quiet = new ArrayList<>();
    for (int i = 0; i < silent; i++) {
      String path = "Bundle.entry[%d].resource(cp-alert).code".formatted(i);
      quiet.add(new Stayed.Silent(path, "R11", value("silent " + i)));
    }
    return new Stayed(told, quiet);
  }

  private static Personal<JsonNode> value(String text) {
    return Personal.of("test", TextNode.valueOf(text));
  }
}
