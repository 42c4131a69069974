package org.kinbridge.profile;

import ca.uhn.fhir.context.support.IValidationSupport.ValueSetExpansionOutcome;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.ValueSet;

/** Which codes a value set holds, as the reference implementation expands it. */
final class ValueSets {
  static final String BCP_47 = "urn:ietf:bcp:47";

  private ValueSets() {}

  static JsonNode expansion(Oracle oracle, String url) {
    ValueSet set = (ValueSet) oracle.support.fetchValueSet(url);
    if (set.getCompose().getInclude().stream().anyMatch(i -> i.getSystem().equals(BCP_47))) {
      return JsonNodeFactory.instance.textNode(BCP_47);
    }
    ValueSetExpansionOutcome outcome =
        oracle.support.expandValueSet(new ValidationSupportContext(oracle.support), null, set);
    if (outcome == null || outcome.getValueSet() == null) {
      throw new IllegalStateException("cannot expand " + url);
    }
    Map<String, Set<String>> bySystem = new TreeMap<>();
    flatten(((ValueSet) outcome.getValueSet()).getExpansion().getContains())
        .forEach(
            c -> bySystem.computeIfAbsent(c.getSystem(), s -> new TreeSet<>()).add(c.getCode()));
    return new ObjectMapper().valueToTree(bySystem);
  }

  private static List<ValueSet.ValueSetExpansionContainsComponent> flatten(
      List<ValueSet.ValueSetExpansionContainsComponent> contains) {
    List<ValueSet.ValueSetExpansionContainsComponent> all = new ArrayList<>();
    for (ValueSet.ValueSetExpansionContainsComponent one : contains) {
      all.add(one);
      all.addAll(flatten(one.getContains()));
    }
    return all;
  }
}
