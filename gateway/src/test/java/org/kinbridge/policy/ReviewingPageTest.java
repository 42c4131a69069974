package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Form;

/** An officer must find every code she can meet. */
class ReviewingPageTest {
  private static String page() throws Exception {
    return Files.readString(
        Path.of(System.getProperty("kinbridge.docs", "../docs"), "reviewing.md"));
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void explains_the_reason(Reason reason) throws Exception {
    assertThat(page().lines())
        .anyMatch(line -> line.matches("\\| `" + reason.code() + "` \\| .{20,} \\|"));
  }

  @Test
  void each_rule_has_an_id_of_its_own() {
    assertThat(rules()).doesNotHaveDuplicates().noneMatch(String::isBlank);
  }

  static List<String> rules() {
    return RuleList.complete().ids();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void explains_the_rule(String rule) throws Exception {
    assertThat(page().lines()).anyMatch(line -> line.matches("\\| " + rule + " \\| .{20,} \\|"));
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void explains_the_transformation(Form form) throws Exception {
    assertThat(page().lines())
        .anyMatch(line -> line.matches("\\| `" + form.code() + "` \\| .{20,} \\|"));
  }

  @Test
  void explains_no_reason_that_does_not_exist() throws Exception {
    List<String> codes = java.util.Arrays.stream(Reason.values()).map(Reason::code).toList();
    List<String> forms = java.util.Arrays.stream(Form.values()).map(Form::code).toList();
    assertThat(
            page()
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3))))
        .allMatch(code -> codes.contains(code) || forms.contains(code));
  }
}
