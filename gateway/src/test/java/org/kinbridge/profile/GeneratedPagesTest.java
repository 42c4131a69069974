package org.kinbridge.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Two pages that people read are made from the profiles. -Dregenerate=true writes them. */
class GeneratedPagesTest {
  private static final Path DOCS = Path.of(System.getProperty("kinbridge.docs", "../docs"));

  @Test
  void the_glossary_says_what_the_code_systems_say() throws IOException {
    isWritten("glossary.md", GlossaryPage.text());
  }

  @Test
  void the_table_of_elements_says_what_the_check_demands() throws IOException {
    isWritten("elements.md", ElementsPage.text());
  }

  private static void isWritten(String page, String text) throws IOException {
    Path file = DOCS.resolve(page);
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(file, text);
    }
    assertThat(Files.readString(file)).isEqualTo(text);
  }
}
