package org.kinbridge.cli;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kinbridge.translate.back.Back;
import org.kinbridge.translate.back.PatchReport;
import org.kinbridge.translate.reading.Report;

/** A record in three columns: its members, the elements they became, what those write back. */
final class SideBySide {
  private static final int WIDTH = 58;

  private final JsonNode record;
  private final JsonNode document;
  private final Map<String, String> back = new HashMap<>();

  SideBySide(JsonNode record, JsonNode document, Back back) {
    this.record = record;
    this.document = document;
    switch (back) {
      case Back.Given given -> written(given);
      case Back.Refused nothingIsWritten -> {}
    }
  }

  private void written(Back.Given given) {
    for (PatchReport.Written one : given.report().written()) {
      back.put(one.path(), one.target() + " = " + value(given.patch(), one.target()));
    }
    for (PatchReport.Approximated one : given.report().approximated()) {
      back.put(one.path(), "~ " + one.target() + " = " + value(given.patch(), one.target()));
    }
    given.report().said().forEach(path -> back.putIfAbsent(path, "= by other members"));
    given.report().lost().forEach(one -> back.putIfAbsent(one.path(), "- " + one.why()));
  }

  List<String> lines(Report report) {
    List<String> lines = new ArrayList<>();
    lines.add(line("SOURCE", "SHARED", "BACK"));
    for (Report.Mapped one : report.mapped()) {
      if (!one.path().endsWith(".system")) {
        lines.add(line(source(one.source()), shared(one.path()), backOf(one.path())));
      }
    }
    for (Report.Approximated one : report.approximated()) {
      if (!one.path().endsWith(".system")) {
        lines.add(line(source(one.source()), "~ " + shared(one.path()), backOf(one.path())));
      }
    }
    report.asked().forEach(one -> lines.add(line(source(one), "? a person is asked", "")));
    report.stayedHome().forEach(one -> lines.add(line(source(one.source()), "- " + one.why(), "")));
    return lines;
  }

  private String backOf(String path) {
    return back.getOrDefault(path, "");
  }

  private String source(String pointer) {
    JsonNode value = record.at(JsonPointer.compile(pointer));
    return value.isValueNode() ? pointer + " = " + value.asText() : pointer;
  }

  private static String value(JsonNode patch, String pointer) {
    return patch.at(JsonPointer.compile(pointer)).asText();
  }

  /** The value, and the resource by its number: the end of a path says most. */
  private String shared(String path) {
    if (path.startsWith("fact:")) {
      return path;
    }
    String pointer =
        path.replaceFirst("^Bundle", "").replace("[", "/").replace("]", "").replace('.', '/');
    JsonNode value = document.at(JsonPointer.compile(pointer));
    String shorter = path.replaceFirst("^Bundle\\.entry\\[(\\d+)]\\.resource\\.?", "$1:");
    return (value.isValueNode() ? value.asText() + "  " : "") + shorter;
  }

  private static String line(String source, String shared, String back) {
    return (column(source) + " | " + column(shared) + " | " + back).stripTrailing();
  }

  private static String column(String text) {
    String one = text.replaceAll("\\s", " ");
    return one.length() > WIDTH
        ? one.substring(0, WIDTH - 1) + "…"
        : one + " ".repeat(WIDTH - one.length());
  }
}
