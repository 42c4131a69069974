package org.kinbridge.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Scale;

/** What our own files may say, and what is told of one that says something else. */
class YamlFileTest {
  @TempDir Path directory;

  private final Faults faults = new Faults();

  private YamlMap read(String text) throws Exception {
    Path file = Files.writeString(directory.resolve("f.yaml"), text);
    return YamlFile.read(file, "f.yaml", faults);
  }

  private void found(Reason reason, String place, String detail) {
    assertThat(faults.any()).isTrue();
    assertThat(faults.found()).containsExactly(new Fault(reason, place, detail));
  }

  @Test
  void a_member_is_text_a_list_or_a_mapping_and_every_scalar_is_text() throws Exception {
    YamlMap file = read("a: 013\nb: [no, 1.0]\nc: {d: x}\ne: [{f: g}]\nh: null\n");
    assertThat(file.text("a")).contains("013");
    assertThat(file.neededText("a")).contains("013");
    assertThat(file.list("b", word -> word)).containsExactly("no", "1.0");
    assertThat(file.map("c").text("d")).contains("x");
    assertThat(file.neededMap("c").text("d")).contains("x");
    assertThat(file.maps("e")).extracting(one -> one.text("f").orElseThrow()).containsExactly("g");
    assertThat(file.keys()).containsExactly("a", "b", "c", "e", "h");
    assertThat(file.has("a")).isTrue();
    assertThat(faults.any()).isFalse();
  }

  @Test
  void what_is_not_written_and_what_is_written_as_nothing_are_absent() throws Exception {
    YamlMap file = read("a: null\nb:\n");
    for (String name : List.of("a", "b", "c")) {
      assertThat(file.has(name)).isFalse();
      assertThat(file.text(name)).isEmpty();
      assertThat(file.list(name, word -> word)).isEmpty();
      assertThat(file.maps(name)).isEmpty();
      assertThat(file.map(name).keys()).isEmpty();
      assertThat(file.code(name, Scale.class)).isEmpty();
    }
    assertThat(faults.any()).isFalse();
  }

  @Test
  void a_code_is_one_of_its_list() throws Exception {
    YamlMap file = read("a: many\n");
    assertThat(file.code("a", Scale.class)).contains(Scale.MANY);
    assertThat(file.neededCode("a", Scale.class)).contains(Scale.MANY);
    assertThat(faults.any()).isFalse();
  }

  @Test
  void a_code_that_is_in_no_list_is_none() throws Exception {
    assertThat(read("a: several\n").code("a", Scale.class)).isEmpty();
    found(Reason.INVALID_VALUE, "f.yaml:1 /a", "not of the form this member has");
  }

  @Test
  void its_json_is_what_it_says_and_not_how_it_looks() throws Exception {
    YamlMap file = read("b: [1, {c: x}]\na: null\n");
    assertThat(YamlFile.json(file.node())).hasToString("{\"b\":[\"1\",{\"c\":\"x\"}],\"a\":null}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: 1\\na: 2|DUPLICATE_MEMBER|f.yaml:2 /a|a key is named twice",
        "a: &x 1\\nb: *x|INVALID_VALUE|f.yaml:2 /b|aliases are not part of this format",
        "a: 1\\n---\\nb: 1|MALFORMED_RECORD|f.yaml:3|one document is expected",
        "a: &x 1\\nb: [*x]|INVALID_VALUE|f.yaml:2 /b/0|aliases are not part of this format",
        "a: 1\\nb: [1|MALFORMED_RECORD|f.yaml:2|this is not YAML",
        "a: [1|MALFORMED_RECORD|f.yaml:1|this is not YAML",
        "[1]|MALFORMED_RECORD|f.yaml:1|a mapping is expected",
        "one|MALFORMED_RECORD|f.yaml:1|a mapping is expected"
      })
  void a_file_that_is_none_is_a_fault_with_its_line(
      String text, Reason reason, String place, String detail) throws Exception {
    read(text.replace("\\n", "\n"));
    found(reason, place, detail);
  }

  @Test
  void an_empty_file_has_no_mapping_and_no_members() throws Exception {
    assertThat(read("").keys()).isEmpty();
    found(Reason.MALFORMED_RECORD, "f.yaml:1", "a mapping is expected");
  }

  @Test
  void a_missing_file_is_a_fault_and_one_that_cannot_be_read_is_not() {
    YamlFile.read(directory.resolve("none.yaml"), "none.yaml", faults);
    found(Reason.MALFORMED_RECORD, "none.yaml", "the file is missing");
    assertThatThrownBy(() -> YamlFile.read(directory, "folder", faults))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void a_member_of_another_shape_is_a_fault_with_its_path() throws Exception {
    YamlMap file = read("a: [{b: [x, [y]]}]\nc: d\n");
    YamlMap inner = file.maps("a").getFirst();
    assertThat(inner.list("b", word -> word)).containsExactly("x");
    found(Reason.INVALID_VALUE, "f.yaml:1 /a/0/b/1", "a single value is expected");
  }

  @Test
  void a_list_is_expected() throws Exception {
    assertThat(read("a: b").list("a", word -> word)).isEmpty();
    found(Reason.INVALID_VALUE, "f.yaml:1 /a", "a list is expected");
  }

  @Test
  void mappings_are_expected() throws Exception {
    assertThat(read("a: [b]").maps("a")).isEmpty();
    found(Reason.INVALID_VALUE, "f.yaml:1 /a/0", "a mapping is expected");
  }

  @Test
  void a_mapping_is_expected() throws Exception {
    assertThat(read("a: b").map("a").keys()).isEmpty();
    found(Reason.INVALID_VALUE, "f.yaml:1 /a", "a mapping is expected");
  }

  @Test
  void a_shape_refuses_what_is_not_of_it() throws Exception {
    assertThat(read("a: b").needed("a", Integer::valueOf)).isEmpty();
    found(Reason.INVALID_VALUE, "f.yaml:1 /a", "not of the form this member has");
  }

  @Test
  void mandatory_is_mandatory_and_named_where_it_should_stand() throws Exception {
    YamlMap file = read("a: {b: 1}");
    assertThat(file.map("a").neededText("c")).isEmpty();
    found(Reason.MISSING_MEMBER, "f.yaml:1 /a c", "mandatory");
  }

  @Test
  void a_mandatory_mapping_that_is_missing_is_told_once() throws Exception {
    assertThat(read("a: 1").neededMap("b").keys()).isEmpty();
    found(Reason.MISSING_MEMBER, "f.yaml:1 / b", "mandatory");
  }

  @Test
  void what_is_said_to_be_wrong_is_told_at_the_member_or_where_it_should_stand() throws Exception {
    YamlMap file = read("a: 1\n");
    file.wrong("a", "too small");
    file.map("b").wrong("c", "missing");
    assertThat(faults.found())
        .extracting(Fault::place)
        .containsExactly("f.yaml:1 /a", "f.yaml:1 / b c");
  }

  @Test
  void a_member_nobody_knows_is_told_where_it_stands() throws Exception {
    YamlMap file = read("a: 1\nb: 2\n");
    assertThat(file.members("a")).isSameAs(file);
    found(Reason.UNKNOWN_MEMBER, "f.yaml:2 /b", "no such member here");
  }
}
