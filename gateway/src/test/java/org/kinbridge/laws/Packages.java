package org.kinbridge.laws;

import static org.kinbridge.laws.Vocabulary.file;
import static org.kinbridge.laws.Vocabulary.name;
import static org.kinbridge.laws.Vocabulary.top;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packages as their sources show them, each with the promise that it states. */
public final class Packages {
  private static final Set<String> NULL_AT_THE_EDGE = Set.of("store", "http", "cli", "wiring");

  private static final Path SOURCES = Path.of("src/main/java/org/kinbridge");

  private Packages() {}

  /** Those that promise nothing, trust nobody by name, or allow null inside. */
  public static List<String> silent() throws IOException {
    List<String> silent = new ArrayList<>();
    for (String name : packages()) {
      String source = packageInfo(name).map(Packages::read).orElse("");
      boolean top = !name.contains(".");
      if (promise(name).isEmpty()
          || (top && !source.contains("<p>Trust: "))
          || (!NULL_AT_THE_EDGE.contains(top(name)) && !source.contains("@NullMarked\npackage "))) {
        silent.add(name);
      }
    }
    return silent;
  }

  static List<String> packages() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> SOURCES.relativize(file.getParent()).toString().replace('/', '.'))
          .distinct()
          .sorted()
          .toList();
    }
  }

  /** The first sentence or paragraph of the package's comment, on one line. */
  static Optional<String> promise(String name) {
    return packageInfo(name)
        .map(Packages::read)
        .map(Pattern.compile("^/\\*\\*\\s(.*?)(\n \\*\\s*\n|\\*/)", Pattern.DOTALL)::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1).replaceAll("\\s*\n?\\s\\*\\s", " ").strip())
        .map(text -> text.replaceAll("\\{@\\w+ ([^}]*)}", "`$1`").replace("|", "\\|"))
        .filter(text -> !text.isEmpty());
  }

  private static Optional<Path> packageInfo(String name) {
    return Optional.of(SOURCES.resolve(name.replace('.', '/')).resolve("package-info.java"))
        .filter(Files::exists);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
