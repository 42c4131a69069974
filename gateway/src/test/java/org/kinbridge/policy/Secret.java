package org.kinbridge.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SplittableRandom;
import java.util.UUID;

/** Something that a record may hold and that nobody but its own state may know of. */
enum Secret {
  /** Where she is hidden. */
  SHELTER {
    @Override
    void into(ObjectNode record, SplittableRandom random) {
      ObjectNode address = child(record).withArray("address").addObject();
      address.put("text", "Quenziwatter House " + random.nextInt(100)).put("country", "XC");
      Inventions.label(address, "cp-whereabouts-child");
    }
  },
  /** That she asked for protection: the telephone of the asylum office. */
  ASYLUM {
    @Override
    void into(ObjectNode record, SplittableRandom random) {
      ObjectNode telecom = child(record).withArray("telecom").addObject();
      telecom
          .put("system", "phone")
          .put("value", "+999 88" + random.nextInt(1_000_000, 10_000_000));
      Inventions.label(telecom, "cp-asylum");
      Inventions.label(telecom, "cp-whereabouts-child");
    }
  },
  /** Who reported what happened to her. */
  REPORTER {
    @Override
    void into(ObjectNode record, SplittableRandom random) {
      String child = record.path("entry").path(1).path("fullUrl").asText();
      String url = "urn:uuid:" + new UUID(random.nextLong(), random.nextLong());
      ObjectNode entry = ((ArrayNode) record.path("entry")).addObject().put("fullUrl", url);
      ObjectNode reporter = entry.putObject("resource").put("resourceType", "RelatedPerson");
      ObjectNode meta = reporter.putObject("meta");
      meta.putArray("profile")
          .add("https://kinbridge.example/fhir/StructureDefinition/cp-related-person");
      ArrayNode security = meta.putArray("security");
      record.at("/entry/2/resource/meta/security").forEach(label -> security.add(label.deepCopy()));
      Inventions.label(security.addObject());
      reporter.putObject("patient").put("reference", child);
      reporter
          .putArray("relationship")
          .addObject()
          .putArray("coding")
          .addObject()
          .put("system", "http://terminology.hl7.org/CodeSystem/v3-RoleCode")
          .put("code", "AUNT");
      reporter.putArray("name").addObject().put("text", "Wenzeslava Obristova");
      reporter
          .putArray("address")
          .addObject()
          .put("text", "Quenziwatter Quay")
          .put("country", "XA");
      for (JsonNode section : record.at("/entry/0/resource/section")) {
        if (section.at("/code/coding/0/code").asText().equals("family")) {
          ((ArrayNode) section.path("entry")).addObject().put("reference", url);
        }
      }
    }
  },
  /** How often she was moved. */
  SEVERAL {
    @Override
    void into(ObjectNode record, SplittableRandom random) {
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        SHELTER.into(record, random);
      }
    }
  };

  abstract void into(ObjectNode record, SplittableRandom random);

  private static ObjectNode child(ObjectNode record) {
    for (JsonNode entry : record.path("entry")) {
      if (entry.path("resource").path("resourceType").asText().equals("Patient")) {
        return (ObjectNode) entry.path("resource");
      }
    }
    throw new AssertionError("a record without a child");
  }
}
