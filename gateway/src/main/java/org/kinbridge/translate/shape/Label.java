package org.kinbridge.translate.shape;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A label of a resource.
 *
 * @param veryRestricted whether it makes its resource so
 * @param coding as it stands among the labels, and which row or shape says so
 */
public record Label(String code, boolean veryRestricted, Fixed coding) {
  private static final String CONFIDENTIALITY =
      "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

  /** Its code tells it from almost every other. */
  @Override
  public int hashCode() {
    return code.hashCode();
  }

  static Label of(String system, String code, boolean veryRestricted, String pointer) {
    List<String> source = List.of(pointer);
    SequencedMap<String, Fixed> coding = new LinkedHashMap<>();
    coding.put("system", Fixed.of(TextNode.valueOf(system), source));
    coding.put("code", Fixed.of(TextNode.valueOf(code), source));
    return new Label(code, veryRestricted, Fixed.object(coding));
  }

  /** Who may read a resource of that shape. */
  static Label confidentiality(String code, String pointer) {
    return of(CONFIDENTIALITY, code, false, pointer);
  }
}
