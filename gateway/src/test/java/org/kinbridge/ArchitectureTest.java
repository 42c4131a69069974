package org.kinbridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.laws.Law;
import org.kinbridge.laws.Packages;
import org.kinbridge.laws.TableOfRooms;

/**
 * The law: what each package may import, and the few things only some of them may do.
 *
 * <p>There is no list of exceptions and no suppression. Who needs to break a law changes it in
 * {@code org.kinbridge.laws}, in the same commit, with a record in {@code docs/decisions}. Each law
 * is shown to be able to fail by the classes in {@code org.kinbridge.lawless}, which break it.
 */
class ArchitectureTest {
  @TestFactory
  Stream<DynamicTest> the_gateway_keeps_the_law() {
    JavaClasses gateway = importing(Owned.class, "org/kinbridge/");
    return Law.all().stream()
        .map(law -> DynamicTest.dynamicTest(law.says(), () -> law.rule().check(gateway)));
  }

  @TestFactory
  Stream<DynamicTest> each_law_can_fail() {
    JavaClasses lawless = importing(ArchitectureTest.class, "org/kinbridge/lawless/");
    return Law.all().stream()
        .map(
            law ->
                DynamicTest.dynamicTest(
                    law.says(),
                    () ->
                        assertThat(law.rule().evaluate(lawless).getFailureReport().toString())
                            .contains(law.broken())));
  }

  @Test
  void each_package_states_its_promise_and_its_trust() throws IOException {
    assertThat(Packages.silent())
        .as("package-info.java: a promise, then '<p>Trust: …', @NullMarked unless at the edge")
        .isEmpty();
  }

  /** Written anew with {@code -Dgolden=write}. */
  @Test
  void the_table_in_the_documentation_is_this_table() throws IOException {
    Path page = Path.of(System.getProperty("kinbridge.docs"), "architecture.md");
    Pattern section =
        Pattern.compile("(<!-- table:begin -->\n).*?(<!-- table:end -->)", Pattern.DOTALL);
    String written = Files.readString(page);
    String table = TableOfRooms.table();
    String rendered =
        section.matcher(written).replaceFirst(found -> found.group(1) + table + found.group(2));
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(page, rendered);
    }
    assertThat(Files.readString(page)).as("run this test with -Dgolden=write").isEqualTo(rendered);
  }

  private static JavaClasses importing(Class<?> beside, String folder) {
    String classes = beside.getProtectionDomain().getCodeSource().getLocation().getPath();
    return new ClassFileImporter().importPath(Path.of(classes, folder));
  }
}
