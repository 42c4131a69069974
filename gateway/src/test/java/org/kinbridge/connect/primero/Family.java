package org.kinbridge.connect.primero;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import org.kinbridge.connect.NoAnswer;

/** A ministry whose form has rows for what the family answered. */
final class Family {
  static final String ROWS = "kinbridge_consents_section";

  static final String SECTION =
      """
        consents:
          system: xc-primero
          each: kinbridge_consents_section
          answer: {field: kinbridge_consent, label: "Do they agree?", values: {agreed: given, did_not_agree: refused}}
          by: {field: kinbridge_consent_by, label: "Who answered?", values: {child: child, guardian: guardian}}
          giver: {field: kinbridge_consent_giver, label: "Which guardian?", values: {mother: mother, father: father, not_noted: unknown}}
          capacity: {field: kinbridge_consent_capacity, label: "In what capacity?", values: {guardian: adult-guardian, old_enough: child-competent, child_agreed: child-assent-and-guardian}}
          language: {field: kinbridge_consent_language, label: "In what language?", values: {tigrinya: ti, english: en}}
          notice: {field: kinbridge_consent_notice, label: "Which notice was given?", values: {notice_2026: notice-2026-1}}
          recipient: {field: kinbridge_consent_recipient, label: "For whom?", values: {aldmark_casw: XA/xa-casw}}
          purposes: {field: kinbridge_consent_purposes, label: "What for?", values: {reunification: CPREUNIF, care: CPCARE}}
          saidOn: {field: kinbridge_consent_said_on, label: "On what day?"}
          until: {field: kinbridge_consent_until, label: "Until when?"}
          withdrawnOn: {field: kinbridge_consent_withdrawn_on, label: "Taken back on"}
      """;

  final Ministry ministry;

  Family(Path folder) {
    this(setUp(folder));
  }

  Family(SetUp set) {
    this(new Ministry(set));
  }

  Family(Ministry ministry) {
    this.ministry = ministry;
  }

  static SetUp setUp(Path folder) {
    return new SetUp(folder).with("routes:\n", SECTION + "routes:\n");
  }

  /** A mother's yes, whole, on a case whose other answers are there. */
  UUID agreed() {
    return agreed(row -> {});
  }

  UUID agreed(Consumer<ObjectNode> change) {
    UUID caseId = ministry.filledCase();
    row(caseId, change);
    return caseId;
  }

  ObjectNode row(UUID caseId, Consumer<ObjectNode> change) {
    ObjectNode row = ministry.primero.record(caseId).withArray(ROWS).addObject();
    row.put("unique_id", UUID.randomUUID().toString());
    row.put("kinbridge_consent", "agreed").put("kinbridge_consent_by", "guardian");
    row.put("kinbridge_consent_giver", "mother").put("kinbridge_consent_capacity", "guardian");
    row.put("kinbridge_consent_language", "tigrinya");
    row.put("kinbridge_consent_notice", "notice_2026");
    row.put("kinbridge_consent_recipient", "aldmark_casw");
    row.putArray("kinbridge_consent_purposes").add("reunification").add("care");
    row.put("kinbridge_consent_said_on", "2026-11-10");
    row.put("kinbridge_consent_until", "2027-04-30").putNull("kinbridge_consent_withdrawn_on");
    change.accept(row);
    return row;
  }

  ObjectNode row(UUID caseId) {
    return (ObjectNode) ministry.primero.record(caseId).path(ROWS).path(0);
  }

  UUID refer(UUID caseId) {
    return ministry.primero.refer(caseId, "family_seunification_service");
  }

  /** What a case worker changes afterwards. */
  void edit(UUID caseId, Consumer<ObjectNode> change) throws NoAnswer {
    change.accept(row(caseId));
    ministry.primero.touch(caseId);
    ministry.lookAgain();
  }
}
