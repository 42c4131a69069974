package org.kinbridge.translate.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Optional;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.translate.csv.DelimitedReader.Opened;
import org.kinbridge.translate.source.Cut;
import org.kinbridge.translate.source.Cutting;
import org.kinbridge.translate.source.Records;
import org.kinbridge.translate.source.Source;
import org.kinbridge.translate.source.SourceRefused;

/**
 * The records of a delimited file of any length. Its header says once how it is written; each
 * record is then read as if it stood alone below the header.
 */
@Owned(by = "the thread that reads the file", lock = "none")
final class DelimitedRecords implements Records {
  private static final byte[] LINE_END = {'\n'};
  private static final int LONGEST_HEADER = 1 << 16;
  private final DelimitedReader format;
  private final Opened opened;
  private final Header header;
  private final byte[] headerLine;
  private final Cutting cutting;

  private DelimitedRecords(
      DelimitedReader format, Opened opened, byte[] headerLine, Cutting cutting)
      throws SourceRefused {
    this.format = format;
    this.opened = opened;
    this.header = Header.of(DelimitedReader.record(opened.text(), opened.separator(), 1));
    this.headerLine = headerLine;
    this.cutting = cutting;
  }

  /**
   * @throws SourceRefused when the file does not begin with the header of the format
   */
  static DelimitedRecords open(DelimitedReader format, InputStream file)
      throws SourceRefused, IOException {
    byte[] beginning = file.readNBytes(LONGEST_HEADER);
    byte[] mark = Arrays.copyOf(beginning, Opening.lengthOfMark(beginning));
    byte[] rest = Arrays.copyOfRange(beginning, mark.length, beginning.length);
    Optional<SourceRefused> refused = Optional.empty();
    for (char separator : format.separators().toCharArray()) {
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(rest), kept(file));
      Cutting cutting = Cutting.ofFields(whole, separator, DelimitedReader.LONGEST_RECORD);
      byte[] line = concat(mark, header(cutting));
      try {
        Opened opened = new Opening(format, line).open();
        if (opened.separator() == separator) {
          return new DelimitedRecords(format, opened, line, cutting);
        }
      } catch (SourceRefused otherwise) {
        refused = refused.isPresent() ? refused : Optional.of(otherwise);
      }
    }
    throw refused.orElseThrow();
  }

  /** A sequence closes what it has read to its end, and another separator is to be tried on it. */
  private static InputStream kept(InputStream file) {
    return new FilterInputStream(file) {
      @Override
      public void close() {}
    };
  }

  /** The first line that is not empty; nothing, when none is that a header could be. */
  private static byte[] header(Cutting cutting) throws IOException {
    Optional<Cut> cut = cutting.next();
    while (cut.isPresent() && cut.get() instanceof Cut.Whole(long l, long k, byte[] content)) {
      if (content.length > 0) {
        return content;
      }
      cut = cutting.next();
    }
    return new byte[0];
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @Override
  public Optional<One> next() throws IOException {
    Optional<Cut> cut = cutting.next();
    while (cut.isPresent() && cut.get() instanceof Cut.Whole whole && whole.content().length == 0) {
      cut = cutting.next();
    }
    return cut.map(this::one);
  }

  private One one(Cut cut) {
    String place = "line " + cut.line();
    return switch (cut) {
      case Cut.Whole whole -> read(whole, place);
      case Cut.TooLong tooLong ->
          new One.Broken(
              cut.line(),
              cut.lastLine(),
              new Fault(Reason.TOO_LARGE, place, "the line is longer than any that is read"));
      case Cut.Unclosed unclosed ->
          new One.Lost(
              cut.line(),
              cut.lastLine(),
              new Fault(
                  Reason.MALFORMED_RECORD,
                  place,
                  "a quote is not closed: where the next record begins cannot be told"));
    };
  }

  private One read(Cut.Whole cut, String place) {
    try {
      String text =
          opened
              .encoding()
              .text(cut.content(), 0)
              .orElseThrow(
                  () ->
                      new SourceRefused(
                          Reason.MALFORMED_RECORD,
                          place,
                          "the record is not in the encoding of the header"));
      Opening.refuseControls(text, cut.line());
      CsvRecord record = DelimitedReader.record(text, opened.separator(), cut.line());
      Source source = format.source(header, record, cut.line());
      byte[] alone = concat(headerLine, LINE_END, cut.content());
      return new One.Read(cut.line(), cut.lastLine(), alone, source);
    } catch (SourceRefused refused) {
      return new One.Broken(cut.line(), cut.lastLine(), refused.fault());
    }
  }

  @Override
  public long bytes() {
    return cutting.bytes();
  }

  @Override
  public Sha256 digest() {
    return cutting.digest();
  }
}
