package org.kinbridge.policy.minimise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.kinbridge.profile.frozen.FrozenArray;
import org.kinbridge.profile.frozen.FrozenObject;
import org.kinbridge.profile.frozen.FrozenTree;

/** The few shapes of the shared profile that a leaving document gains. Nobody changes them. */
final class Fhir {
  static final String BASE = "https://kinbridge.example/fhir";
  static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
  static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
  static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
  static final String OBSERVATION_VALUE =
      "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

  /** Of everything that leaves. */
  static final FrozenObject VERY = FrozenTree.forMany(coding(CONFIDENTIALITY, "V"));

  /** Stands for an address or a number that is there and is not told. */
  static final FrozenObject MASKED =
      FrozenTree.forMany(
          single(
              "extension",
              list(
                  extension(
                      "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
                      "valueCode",
                      text("masked")))));

  private static final FrozenObject WITHHELD =
      constant("http://terminology.hl7.org/CodeSystem/list-empty-reason", "withheld");
  private static final FrozenObject WITHHELD_TEXT =
      FrozenTree.forMany(
          narrative(
              "generated", "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Withheld</p></div>"));

  private Fhir() {}

  static FrozenObject coding(String system, String code) {
    return pair("system", text(system), "code", text(code));
  }

  static FrozenObject concept(String system, String code) {
    return single("coding", list(coding(system, code)));
  }

  /** The same in every document, so it is made, and put into bytes, once. */
  static FrozenObject constant(String system, String code) {
    return FrozenTree.forMany(concept(system, code));
  }

  static FrozenObject own(String codeSystem, String code) {
    return concept(BASE + "/CodeSystem/" + codeSystem, code);
  }

  static FrozenObject reference(String url) {
    return single("reference", text(url));
  }

  static FrozenObject identifier(String name, String value) {
    return pair("system", text(BASE + "/sid/" + name), "value", text(value));
  }

  /** The same identifier, all it says beside its value included. */
  static FrozenObject renamed(JsonNode identifier, String value) {
    Part renamed = new Part();
    identifier.properties().forEach(member -> renamed.set(member.getKey(), member.getValue()));
    return renamed.replace("value", text(value)).done();
  }

  static FrozenObject period(String start, String end) {
    return pair("start", text(start), "end", text(end));
  }

  static FrozenArray list(JsonNode... items) {
    return FrozenArray.of(List.of(items));
  }

  static Part resource(String type, String profile) {
    FrozenObject meta =
        pair(
            "profile",
            list(text(BASE + "/StructureDefinition/" + profile)),
            "security",
            list(VERY));
    return new Part().set("resourceType", type).set("meta", meta);
  }

  static FrozenObject entry(String url, FrozenObject resource) {
    return pair("fullUrl", text(url), "resource", resource);
  }

  static FrozenObject meta(JsonNode profile, List<JsonNode> security) {
    return pair("profile", profile, "security", FrozenArray.of(security));
  }

  /** What is said under that address: an extension. */
  static FrozenObject extension(String url, String name, JsonNode value) {
    return pair("url", text(url), name, value);
  }

  static FrozenObject section(String code, FrozenArray entries) {
    return pair("code", own("cp-section", code), "entry", entries);
  }

  static FrozenObject withheldSection(String code) {
    return new Part()
        .set("code", own("cp-section", code))
        .set("emptyReason", WITHHELD)
        .set("text", WITHHELD_TEXT)
        .done();
  }

  static FrozenObject narrative(String status, String div) {
    return pair("status", text(status), "div", text(div));
  }

  static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }

  static FrozenObject single(String name, JsonNode value) {
    FrozenObject.Builder object = new FrozenObject.Builder(1);
    object.set(name, value);
    return object.done();
  }

  private static FrozenObject pair(String first, JsonNode value, String second, JsonNode other) {
    FrozenObject.Builder object = new FrozenObject.Builder(2);
    object.set(first, value);
    object.set(second, other);
    return object.done();
  }
}
