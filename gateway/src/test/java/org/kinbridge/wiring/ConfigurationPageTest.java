package org.kinbridge.wiring;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.access.person.ProviderFile;

/** An operator finds every setting there is, and none that there is not. */
class ConfigurationPageTest {
  private static final Path SOURCE = Path.of("src/main/java/org/kinbridge/wiring/Settings.java");

  private static String page() throws IOException {
    return Files.readString(Path.of(System.getProperty("kinbridge.docs"), "configuration.md"));
  }

  private static TreeSet<String> described() throws IOException {
    return Pattern.compile("^\\| `(kinbridge\\.[a-z.]+)` \\|", Pattern.MULTILINE)
        .matcher(page())
        .results()
        .map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }

  @Test
  void every_setting_is_on_the_page_and_no_other() throws IOException {
    TreeSet<String> read =
        Pattern.compile("\"(kinbridge\\.[a-z.]*[a-z])\"")
            .matcher(Files.readString(SOURCE))
            .results()
            .map((MatchResult found) -> found.group(1))
            .collect(toCollection(TreeSet::new));
    for (String role : List.of("owner", "application", "sequencer")) {
      read.add("kinbridge.database." + role + ".user");
      read.add("kinbridge.database." + role + ".password");
    }
    assertThat(described()).isEqualTo(read);
  }

  @Test
  void the_providers_file_of_the_page_is_read(@TempDir Path folder) throws IOException {
    String json = page().substring(page().indexOf("```json") + 7);
    Path file = folder.resolve("provider.json");
    Files.writeString(file, json.substring(0, json.indexOf("```")));
    assertThat(ProviderFile.read(file)).isInstanceOf(ProviderFile.Reading.Read.class);
  }
}
