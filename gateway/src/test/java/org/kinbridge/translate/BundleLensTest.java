package org.kinbridge.translate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.source.NationalRecord;

class BundleLensTest extends LensLaws {
  @Override
  Origin origin() {
    return Samples.HOSPITAL;
  }

  @Override
  List<String> ours() {
    return List.of("9100456", "Penicillin", "urn:example:aldmark:ward");
  }

  @Override
  NationalRecord record(Random random) {
    ObjectNode bundle = Samples.JSON.createObjectNode().put("resourceType", "Bundle");
    ArrayNode entries =
        bundle
            .put("type", "collection")
            .put("timestamp", "2026-04-05T08:15:30+03:00")
            .putArray("entry");
    ObjectNode child =
        resource(entries, "urn:uuid:11111111-1111-4111-8111-111111111111", "Patient");
    child.putArray("identifier").addObject().put("system", "urn:oid:1.2").put("value", "9100456");
    child
        .putArray("extension")
        .addObject()
        .put("url", "urn:example:aldmark:ward")
        .put("valueString", "3");
    ArrayNode names = child.putArray("name");
    String family = one(random, "Berhe", "Okoye");
    ObjectNode official =
        names
            .addObject()
            .put("use", "official")
            .put("text", "Natan " + family)
            .put("family", family);
    official.putArray("given").add("Natan");
    if (random.nextBoolean()) {
      names
          .addObject()
          .put("use", one(random, "usual", "nickname", "old"))
          .put("text", one(random, "Nat", "Tam"));
    }
    if (random.nextBoolean()) {
      ObjectNode script = names.addObject().put("use", "official").put("text", "ናታን");
      script
          .putArray("extension")
          .addObject()
          .put("url", "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation")
          .put("valueCode", "SYL");
    }
    child.put("gender", one(random, "male", "female", "unknown"));
    child.put("birthDate", one(random, "2019", "2019-07", "2019-07-14"));
    if (random.nextBoolean()) {
      child
          .putArray("telecom")
          .addObject()
          .put("system", "phone")
          .put("value", one(random, "+999 555 0155", "+999 555 0156"));
    }
    if (random.nextBoolean()) {
      child
          .putArray("address")
          .addObject()
          .put("use", "home")
          .put("text", one(random, "1 Row", "2 Quay"))
          .put("country", "XA");
    }
    if (random.nextBoolean()) {
      child.put("multipleBirthInteger", 2);
    }
    ObjectNode mother =
        resource(entries, "urn:uuid:22222222-2222-4222-8222-222222222222", "RelatedPerson");
    mother.putObject("patient").put("reference", "urn:uuid:11111111-1111-4111-8111-111111111111");
    mother
        .putArray("relationship")
        .addObject()
        .putArray("coding")
        .addObject()
        .put("system", "http://terminology.hl7.org/CodeSystem/v3-RoleCode")
        .put("code", one(random, "MTH", "AUNT"));
    mother.putArray("name").addObject().put("text", one(random, "Saba Berhe", "Sela Okoye"));
    ObjectNode allergy =
        resource(entries, "urn:uuid:33333333-3333-4333-8333-333333333333", "AllergyIntolerance");
    allergy.putObject("patient").put("reference", "urn:uuid:11111111-1111-4111-8111-111111111111");
    allergy.putObject("code").put("text", "Penicillin");
    return new NationalRecord(
        "aldmark-hospital", bundle.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode resource(ArrayNode entries, String url, String type) {
    return entries.addObject().put("fullUrl", url).putObject("resource").put("resourceType", type);
  }
}
