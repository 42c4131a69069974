package org.kinbridge.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SplittableRandom;
import java.util.UUID;

/** Something that a record may hold and that nobody but its own state may know of. */
enum Hidden {
  /** Where she is hidden. */
  SHELTER {
    @Override
    void into(ObjectNode record, SplittableRandom random) {
      shelter(record, WORD + " House " + random.nextInt(100));
    }
  },
  /** The same in very many words. */
  LONG {
    @Override
    void into(ObjectNode record, SplittableRandom random) {
      shelter(record, (WORD + " House, behind the mill. ").repeat(random.nextInt(20, 60)));
    }
  },
  /** How often she was moved. */
  SEVERAL {
    @Override
    void into(ObjectNode record, SplittableRandom random) {
      for (int i = random.nextInt(2, 8); i > 0; i--) {
        SHELTER.into(record, random);
      }
    }
  },
  /** That she asked for protection: the telephone of the asylum office. */
  ASYLUM {
    @Override
    void into(ObjectNode record, SplittableRandom random) {
      ObjectNode telecom = child(record).withArray("telecom").addObject();
      telecom.put("system", "phone").put("value", "+999 88" + random.nextInt(1_000_000, 9_999_999));
      Inventions.label(telecom, "cp-asylum");
      Inventions.label(telecom, "cp-whereabouts-child");
    }
  },
  /** That she is one of two. */
  TWIN {
    @Override
    void into(ObjectNode record, SplittableRandom random) {
      child(record).put("multipleBirthInteger", random.nextInt(1, 3));
    }
  },
  /** Who reported what happened to her. */
  REPORTER {
    @Override
    void into(ObjectNode record, SplittableRandom random) {
      String url = "urn:uuid:" + new UUID(random.nextLong(), random.nextLong());
      ObjectNode entry = ((ArrayNode) record.path("entry")).addObject().put("fullUrl", url);
      ObjectNode reporter = entry.putObject("resource").put("resourceType", "RelatedPerson");
      ObjectNode meta = reporter.putObject("meta");
      meta.putArray("profile")
          .add("https://kinbridge.example/fhir/StructureDefinition/cp-related-person");
      ArrayNode security = meta.putArray("security");
      record.at("/entry/2/resource/meta/security").forEach(label -> security.add(label.deepCopy()));
      Inventions.label(security.addObject());
      reporter.putObject("patient").put("reference", entryOf(record).path("fullUrl").asText());
      reporter
          .putArray("relationship")
          .addObject()
          .putArray("coding")
          .addObject()
          .put("system", "http://terminology.hl7.org/CodeSystem/v3-RoleCode")
          .put("code", "AUNT");
      reporter.putArray("name").addObject().put("text", WORD + " Obristova");
      reporter.putObject("period").put("start", "2026-03");
      reporter.putArray("address").addObject().put("text", WORD + " Quay").put("country", "XA");
      for (JsonNode section : record.at("/entry/0/resource/section")) {
        if (section.at("/code/coding/0/code").asText().equals("family")) {
          ((ArrayNode) section.path("entry")).addObject().put("reference", url);
        }
      }
    }
  };

  /** In the texts of these alone. */
  static final String WORD = "Quenziwatter";

  abstract void into(ObjectNode record, SplittableRandom random);

  private static void shelter(ObjectNode record, String text) {
    ObjectNode address = child(record).withArray("address").addObject();
    address.put("text", text.strip()).put("country", "XC");
    Inventions.label(address, "cp-whereabouts-child");
  }

  static ObjectNode child(ObjectNode record) {
    return (ObjectNode) entryOf(record).path("resource");
  }

  private static JsonNode entryOf(ObjectNode record) {
    for (JsonNode entry : record.path("entry")) {
      if (entry.path("resource").path("resourceType").asText().equals("Patient")) {
        return entry;
      }
    }
    throw new AssertionError("a record without a child");
  }
}
