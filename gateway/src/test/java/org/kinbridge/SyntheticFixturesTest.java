package org.kinbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.FixtureLeaves.OF_PLACE;
import static org.kinbridge.FixtureLeaves.documents;
import static org.kinbridge.FixtureLeaves.other;
import static org.kinbridge.FixtureLeaves.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.FixtureLeaves.Leaf;

/**
 * No real child, place or telephone ever enters this repository by way of a fixture.
 *
 * <p>Nobody can tell an invented name from a real one, so this looks at what can be told: every
 * fixture plays in the demo states XA, XB, XC (and XS, a state that nobody trusts), codes that ISO
 * 3166 leaves to users; telephones start with +999, which is assigned to nobody; mail goes to names
 * that RFC 2606 reserves; a FHIR resource carries the label HTEST. So a file exported from a
 * running system and "anonymised" by hand is refused for the first place or number that was missed.
 *
 * <p>Nationalities, citizenships and countries of origin are real codes: translating them is under
 * test. Terminology and profiles (definitions, not records) list all countries and are read for
 * telephones and mail only. What a translator makes of a sample ({@code expected/}) bears no label
 * that the sample does not bear.
 */
class SyntheticFixturesTest {
  private static final Set<String> STATES = Set.of("XA", "XB", "XC", "XS");
  private static final String HTEST = "\"code\":\"HTEST\"";

  private static final Set<String> DEFINITIONS =
      Set.of(
          "CapabilityStatement",
          "CodeSystem",
          "ConceptMap",
          "ImplementationGuide",
          "NamingSystem",
          "OperationDefinition",
          "OperationOutcome",
          "SearchParameter",
          "StructureDefinition",
          "ValueSet");

  private static final Pattern OF_ORIGIN =
      Pattern.compile("national|citizen|origin|language|birth", Pattern.CASE_INSENSITIVE);

  private static final Pattern OF_TELEPHONE =
      Pattern.compile("phone|mobile|^fax$|^tel$|^тел", Pattern.CASE_INSENSITIVE);

  private static final Pattern PLACE_CODE = Pattern.compile("([A-Z]{2})[A-Z]?(-?[0-9]+)?");

  private static final Pattern TELEPHONE =
      Pattern.compile("(?<![\\w/+])(\\+|00)[1-9][0-9][0-9 ()./-]{6,}[0-9](?!\\w)");

  private static final Pattern MAIL = Pattern.compile("[\\w.%-]+@([\\w-]+(\\.[\\w-]+)+)");

  private static final Pattern RESERVED =
      Pattern.compile("(.*\\.)?(example|invalid|test|localhost|example\\.(com|net|org))");

  private static final Set<String> COUNTRY_NAMES =
      Arrays.stream(Locale.getISOCountries())
          .map(code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH))
          .collect(Collectors.toUnmodifiableSet());

  @TestFactory
  Stream<DynamicTest> each_fixture_is_synthetic() throws IOException {
    List<Path> fixtures = new ArrayList<>();
    for (String folder :
        List.of("../profiles", "../conformance", "../keys-example", "src/test/resources")) {
      fixtures.addAll(files(Path.of(folder)));
    }
    return fixtures.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.toString(), () -> assertThat(faults(file)).as(file.toString()).isEmpty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.json | {"address":{"country":"KE"}}                                | country
          a.json | {"location_current":"Nairobi, Kenya"}                       | location_current
          a.json | {"facts":[{"code":"presence","state":"DE"}]}                | state
          a.json | {"reachableThrough":["XB","FR"]}                            | reachableThrough
          a.json | {"telephone_current":"0712 345678"}                         | telephone_current
          a.json | {"note":"call +254 712 345678"}                             | note
          a.json | {"note":"someone@mail.com"}                                 | note
          a.json | {"resourceType":"Patient","meta":{"security":[]}}           | HTEST
          a.json | {"record":{"resourceType":"Bundle","type":"document"}}      | HTEST
          a.yaml | node: DE                                                    | node
          a.csv  | Name;Тел. опікуна                                           | опікуна
          a.xml  | <p><LocationCountryISO3166Alpha2Code>GR</LocationCountryISO3166Alpha2Code></p> | LocationCountry
          a.hl7  | NK1_1_Haile^Alem_CGV_14 Row^^^^^GR                          | NK1.4
          """)
  void refuses(String name, String content, String named) throws Exception {
    String text = content.replace('_', name.endsWith("hl7") ? '|' : '_');
    if (name.endsWith("csv")) {
      text += "\nA;+380 44 1234567";
    }
    assertThat(faults(name, text)).anySatisfy(fault -> assertThat(fault).contains(named));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.json | {"nationality":["ER"],"country_of_origin_be16aa0":"ET"}
          a.json | {"address":{"country":"XA"},"phone":"+999 555 0100","status":"OK"}
          a.json | {"state":"open","sent":"20260405081530+0300","mail":"duty@xc-mosa.example"}
          a.json | {"resourceType":"ValueSet","compose":{"country":"KE"}}
          a.json | {"resourceType":"Patient","meta":{"security":[{"code":"HTEST"}]}}
          """)
  void lets_pass(String name, String content) throws Exception {
    assertThat(faults(name, content)).isEmpty();
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(file -> file.toString().matches(".*\\.(json|ya?ml|csv|xml|hl7|ndjson)"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }

  private static List<String> faults(Path file) throws Exception {
    return faults(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
  }

  private static List<String> faults(String name, String text) throws Exception {
    List<String> faults = new ArrayList<>();
    List<Leaf> leaves = new ArrayList<>();
    for (JsonNode document : documents(name, text)) {
      boolean definition = isDefinition(name, document);
      List<Leaf> found = new ArrayList<>();
      walk("", "", document, found);
      found.stream()
          .filter(leaf -> !definition)
          .filter(SyntheticFixturesTest::isForeign)
          .forEach(leaf -> faults.add("a place outside the demo states: " + leaf));
      if (!definition && name.endsWith("json") && !name.contains("/expected/")) {
        unlabelled(document, faults);
      }
      leaves.addAll(found);
    }
    List<Leaf> others = other(name, text);
    others.stream()
        .filter(SyntheticFixturesTest::isForeign)
        .forEach(leaf -> faults.add("a place outside the demo states: " + leaf));
    leaves.addAll(others);
    leaves.stream()
        .filter(SyntheticFixturesTest::isReachable)
        .forEach(leaf -> faults.add("a telephone or mail that may be somebody's: " + leaf));
    return faults;
  }

  private static boolean isForeign(Leaf leaf) {
    if (OF_ORIGIN.matcher(leaf.path()).find() || !OF_PLACE.matcher(leaf.name()).find()) {
      return false;
    }
    Matcher code = PLACE_CODE.matcher(leaf.value().strip());
    return code.matches()
        ? !STATES.contains(code.group(1))
        : COUNTRY_NAMES.stream().anyMatch(country -> namesWord(leaf.value(), country));
  }

  private static boolean namesWord(String text, String word) {
    return text.contains(word) && text.matches("(?s).*\\b" + Pattern.quote(word) + "\\b.*");
  }

  private static boolean isReachable(Leaf leaf) {
    String digits = leaf.value().replaceAll("[^0-9+]", "");
    if (OF_TELEPHONE.matcher(leaf.name()).find() && digits.length() >= 5) {
      return !digits.startsWith("+999") && !digits.startsWith("00999");
    }
    return TELEPHONE
            .matcher(leaf.value())
            .results()
            .anyMatch(found -> !found.group().matches("(\\+|00)999.*"))
        || MAIL.matcher(leaf.value())
            .results()
            .anyMatch(found -> !RESERVED.matcher(found.group(1)).matches());
  }

  private static boolean isDefinition(String name, JsonNode document) {
    return name.contains("/profiles/shared/") && !name.contains("/examples/")
        || DEFINITIONS.contains(document.path("resourceType").asText());
  }

  /** The outermost resource speaks for what it contains. */
  private static void unlabelled(JsonNode node, List<String> faults) {
    if (node.has("resourceType") && !DEFINITIONS.contains(node.get("resourceType").asText())) {
      if (!node.path("meta").path("security").toString().contains(HTEST)) {
        faults.add("a resource without the label HTEST: " + node.get("resourceType").asText());
      }
      return;
    }
    node.forEach(member -> unlabelled(member, faults));
  }
}
