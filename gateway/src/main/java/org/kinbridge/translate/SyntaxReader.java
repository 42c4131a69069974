package org.kinbridge.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kinbridge.translate.csv.DelimitedReader;
import org.kinbridge.translate.csv.Encoding;
import org.kinbridge.translate.hl7.Hl7Reader;
import org.kinbridge.translate.json.JsonReader;
import org.kinbridge.translate.source.SourceReader;
import org.kinbridge.translate.xml.XmlReader;
import org.kinbridge.translate.yaml.Yaml;

/** Which syntax the records of a format are written in: the words of a map's {@code record}. */
final class SyntaxReader {
  private static final Set<String> RECORD = Set.of("syntax", "wrappers", "recognisedBy", "when");
  private static final Set<String> CSV = Set.of("separators", "encodings", "split", "columns");
  private static final Set<String> XML = Set.of("root", "namespaces", "lists", "texts");

  private SyntaxReader() {}

  private enum Syntax {
    JSON,
    CSV,
    XML,
    HL7
  }

  static SourceReader read(Yaml record) {
    Syntax syntax = record.get("syntax").word(Syntax.class, Syntax.JSON);
    record.allow(words(syntax));
    return switch (syntax) {
      case JSON -> new JsonReader();
      case CSV -> csv(record);
      case XML -> xml(record);
      case HL7 -> new Hl7Reader();
    };
  }

  private static Set<String> words(Syntax syntax) {
    Set<String> own =
        switch (syntax) {
          case JSON, HL7 -> Set.of();
          case CSV -> CSV;
          case XML -> XML;
        };
    List<String> all = new ArrayList<>(RECORD);
    all.addAll(own);
    return Set.copyOf(all);
  }

  private static SourceReader csv(Yaml record) {
    Map<String, String> split = new HashMap<>();
    record
        .get("split")
        .members()
        .forEach((column, separators) -> split.put(column, separators.text()));
    List<String> columns = record.need("columns").texts();
    split.keySet().stream()
        .filter(column -> !columns.contains(column))
        .forEach(column -> record.get("split").get(column).wrong("there is no such column"));
    String separators = record.need("separators").scalar().asText();
    if (separators.isEmpty() || separators.indexOf('"') >= 0) {
      record.get("separators").wrong("one or several characters, none of them the quote");
    }
    return new DelimitedReader(separators, encodings(record.get("encodings")), columns, split);
  }

  private static List<Encoding> encodings(Yaml at) {
    return at.oneOrMore().stream().map(one -> one.word(Encoding.class, Encoding.UTF_8)).toList();
  }

  private static SourceReader xml(Yaml record) {
    Map<String, String> prefixes = new HashMap<>();
    record
        .need("namespaces")
        .members()
        .forEach(
            (prefix, uri) -> {
              if (prefixes.put(uri.text(), prefix) != null) {
                uri.wrong("the namespace has a prefix already");
              }
            });
    return new XmlReader(
        record.need("root").text(),
        prefixes,
        Set.copyOf(record.get("lists").texts()),
        Set.copyOf(record.get("texts").texts()));
  }
}
