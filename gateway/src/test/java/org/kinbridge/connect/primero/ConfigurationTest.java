package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.Fault;

/** What is wrong with a configuration is said at once, each with its line; then nothing starts. */
class ConfigurationTest {
  @TempDir Path folder;

  private List<String> faults(SetUp set) {
    return switch (Configuration.read(set.file())) {
      case Configuration.Reading.Complete complete -> List.of();
      case Configuration.Reading.Faulty(List<Fault> faults) ->
          faults.stream().map(fault -> fault.place() + " " + fault.detail()).toList();
    };
  }

  @Test
  void the_usual_one_is_read() {
    Configuration set = new SetUp(folder).read();

    assertThat(set.primero().url()).hasToString("https://primero.cassar.example");
    assertThat(set.node().client()).hasToString("xc-mosa-primero");
    assertThat(set.pace().poll()).hasMinutes(1);
    assertThat(set.memory()).isEqualTo(folder.resolve("remembered"));
  }

  @Test
  void the_example_of_the_page_is_read() throws IOException {
    String page =
        Files.readString(Path.of(System.getProperty("kinbridge.docs")).resolve("primero.md"));
    String example = page.substring(page.indexOf("```yaml\n") + 8);
    SetUp set = new SetUp(folder);
    set.secret("primero.password", FakePrimero.PASSWORD);
    set.pem("primero-ca.pem", set.certificate);

    assertThat(faults(set.with(SetUp.USUAL, example.substring(0, example.indexOf("```")))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://primero.cassar.example            | http://primero.cassar.example
          https://primero.cassar.example            | https://user:secret@primero.cassar.example
          https://primero.cassar.example            | https://primero.cassar.example/api
          format: primero-v2                        | formats: primero-v2
          poll: 60s                                 | poll: 1s
          sweep: 1h                                 | sweep: 40h
          prefix: kinbridge_                        | prefix: kinbridge
          place: case                               | place: somewhere
          freshDays: 14                             | freshDays: 0
          field: kinbridge_heard                    | field: urgent_protection_concern
          directly: direct                          | directly: aloud
          purpose: CPREUNIF                         | purpose: CPWHATEVER
          node: XA                                  | node: Aldmark
          facts: [child-heard, international-protection] | facts: [child-heard, presence]
          facts: [child-heard, international-protection] | facts: [child-heard, mood]
          fact: child-heard                         | fact: record-consent
          code: trafficked_smuggled, field          | field
          at: disclosure_deny_details               | at: //data
          """)
  void a_setting_that_is_not_one_is_named(String usual, String wrong) {
    SetUp set = new SetUp(folder);
    assertThat(faults(set.with(usual, wrong))).isNotEmpty().allMatch(one -> one.contains(":"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "tls.key", "assertion.jwk"})
  void a_secret_that_others_may_read_is_refused(String file) throws IOException {
    SetUp set = new SetUp(folder);
    Files.setPosixFilePermissions(
        folder.resolve(file), PosixFilePermissions.fromString("rw-r-----"));

    assertThat(faults(set)).singleElement().asString().contains("others may read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "tls.key", "assertion.jwk", "node.pem", "tls.pem"})
  void a_file_that_is_not_there_is_named(String file) throws IOException {
    SetUp set = new SetUp(folder);
    Files.delete(folder.resolve(file));

    assertThat(faults(set)).singleElement().asString().contains("cannot be read");
  }

  @Test
  void a_key_of_another_certificate_is_refused() throws IOException {
    SetUp set = new SetUp(folder);
    set.pem("tls.pem", SetUp.certificate(org.kinbridge.access.AnyClient.keyPair()));

    assertThat(faults(set)).singleElement().asString().contains("of the certificate");
  }

  @Test
  void everything_that_is_wrong_is_said_at_once() {
    assertThat(
            faults(
                new SetUp(folder)
                    .with("user: aldmark_gateway", "user: two words")
                    .with("client: xc-mosa-primero", "client: XC!")
                    .with("sweep: 1h", "sweep: often")))
        .hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void a_route_without_any_is_refused() {
    SetUp set = new SetUp(folder);
    int routes = SetUp.USUAL.indexOf("routes:");

    assertThat(faults(set.with(SetUp.USUAL.substring(routes), "routes: []\n"))).isNotEmpty();
  }

  @Test
  void words_for_a_reason_that_does_not_exist_are_refused() {
    assertThat(faults(new SetUp(folder).and("words: {no-such-reason: Non.}\n"))).hasSize(1);
  }

  @Test
  void done_says_only_what_primero_reads() {
    assertThat(faults(new SetUp(folder).and("done: {owned_by: me}\n"))).hasSize(1);
  }

  @Test
  void the_comparison_of_names_cannot_be_switched_off() {
    String off = "jdk.internal.httpclient.disableHostnameVerification";
    System.setProperty(off, "true");
    try {
      assertThat(faults(new SetUp(folder))).singleElement().asString().startsWith(off);
    } finally {
      System.clearProperty(off);
    }
  }
}
