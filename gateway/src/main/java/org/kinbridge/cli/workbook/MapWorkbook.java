package org.kinbridge.cli.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.kinbridge.translate.MapDescription;

/** Writes the workbook. All cells are texts: nothing in them is ever a formula. */
public final class MapWorkbook {
  private static final int WIDEST = 70;
  private static final List<String> SIGNERS =
      List.of(
          "Child protection case worker",
          "Lawyer or data protection officer",
          "Owner of the case system",
          "Person who wrote the map");

  private MapWorkbook() {}

  /**
   * @param maps of one format, one for each kind of record
   */
  public static void write(List<MapDescription> maps, OutputStream to) throws IOException {
    try (Workbook workbook = new Workbook(to, "Kinbridge", "1.0")) {
      signatures(workbook.newWorksheet("Signatures"), maps);
      for (int i = 0; i < maps.size(); i++) {
        sheets(workbook, maps.get(i), maps.size() == 1 ? "" : " " + (i + 1));
      }
    }
  }

  private static void sheets(Workbook workbook, MapDescription map, String number) {
    table(
        workbook.newWorksheet("Fields" + number),
        List.of("National member", "Shared element", "How", "When", "Direction", "Sensitivity"),
        map.fields().stream().map(MapWorkbook::line).toList());
    table(
        workbook.newWorksheet("Codes" + number),
        List.of("List", "National code", "Shared code", "What it means"),
        map.codes().stream()
            .map(one -> List.of(one.list(), one.national(), one.shared(), one.meaning()))
            .toList());
    table(
        workbook.newWorksheet("Stays home" + number),
        List.of("National member", "Why it is not shared"),
        map.home().stream().map(one -> List.of(one.national(), one.why())).toList());
    table(
        workbook.newWorksheet("A person is asked" + number),
        List.of("National member", "What is asked before anything leaves"),
        map.asked().stream().map(one -> List.of(one.national(), one.question())).toList());
    table(
        workbook.newWorksheet("Not filled" + number),
        List.of("Element of the profile", "State"),
        Stream.concat(
                map.unfilled().stream().map(one -> List.of(one, "no member of the record says it")),
                map.unwritten().stream().map(one -> List.of(one, "shared, and not written back")))
            .toList());
  }

  private static List<String> line(MapDescription.Field one) {
    return List.of(
        one.national(), one.shared(), one.how(), one.when(), one.direction(), one.labels());
  }

  private static void signatures(Worksheet sheet, List<MapDescription> maps) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("Format", maps.getFirst().format()));
    for (int i = 0; i < maps.size(); i++) {
      lines.add(List.of("Map " + (i + 1) + " is of records with", maps.get(i).kind()));
      lines.add(List.of("Digest of map " + (i + 1), maps.get(i).digest().hex()));
    }
    lines.add(List.of("", ""));
    lines.add(
        List.of(
            "What is signed",
            "The sheets of this workbook say what is executed under these digests. Any change of"
                + " a map changes its digest, and needs new signatures."));
    lines.add(
        List.of("What no sheet names", "A member of the record that no sheet names stays home."));
    int row = 0;
    for (List<String> line : lines) {
      sheet.value(row, 0, line.getFirst());
      sheet.value(row, 1, line.getLast());
      sheet.style(row, 0).bold().set();
      sheet.style(row, 1).wrapText(true).set();
      row++;
    }
    row++;
    header(sheet, row, List.of("Role", "Name", "Date", "Signature"));
    for (String signer : SIGNERS) {
      sheet.value(++row, 0, signer);
    }
    sheet.width(0, 36);
    sheet.width(1, WIDEST);
    sheet.width(2, 16);
    sheet.width(3, 36);
  }

  private static void table(Worksheet sheet, List<String> head, List<List<String>> lines) {
    header(sheet, 0, head);
    sheet.freezePane(0, 1);
    int row = 1;
    for (List<String> line : lines) {
      for (int column = 0; column < line.size(); column++) {
        sheet.value(row, column, line.get(column));
        sheet.style(row, column).wrapText(true).set();
      }
      row++;
    }
    for (int column = 0; column < head.size(); column++) {
      sheet.width(column, width(column, head, lines));
    }
  }

  private static int width(int column, List<String> head, List<List<String>> lines) {
    int longest = head.get(column).length();
    for (List<String> line : lines) {
      longest = Math.max(longest, line.get(column).length());
    }
    return Math.min(longest + 2, WIDEST);
  }

  private static void header(Worksheet sheet, int row, List<String> head) {
    for (int column = 0; column < head.size(); column++) {
      sheet.value(row, column, head.get(column));
      sheet.style(row, column).bold().fillColor("DDE6EE").set();
    }
  }
}
