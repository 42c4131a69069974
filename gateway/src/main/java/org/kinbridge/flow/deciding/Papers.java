package org.kinbridge.flow.deciding;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kinbridge.policy.circumstance.Printed;
import org.kinbridge.policy.request.Attachment;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;

/**
 * Prints the papers of a request that a named person released for its recipient, and no other: what
 * nobody released nobody looks at. It takes its time, and so belongs into no transaction.
 */
public final class Papers {
  private final Printing printing;

  public Papers(Printing printing) {
    this.printing = requireNonNull(printing, "printing is null");
  }

  /** Whether it releases a paper at all: most requests do not, and need nobody to look further. */
  public static boolean any(Reading reading) {
    return released(reading).findAny().isPresent();
  }

  List<Printed> of(Reading reading) {
    List<Printed> printed = new ArrayList<>();
    int rest = Printing.MOST_BYTES;
    for (Attachment file : released(reading).toList()) {
      if (!has(printed, file)) {
        Optional<List<byte[]>> pages = printing.pages(file.bytes("print the released paper"));
        int size = pages.map(Papers::size).orElse(0);
        if (pages.isPresent() && size <= rest) {
          printed.add(Printed.of(file.digest(), pages.get()));
          rest -= size;
        }
      }
    }
    return printed;
  }

  private static Stream<Attachment> released(Reading reading) {
    return switch (reading) {
      case Reading.Faulty faulty -> Stream.of();
      case Reading.Accepted(Request request) ->
          request.attachments().stream()
              .filter(file -> file.type() == Attachment.Type.PDF && request.releases(file));
    };
  }

  private static int size(List<byte[]> pages) {
    return pages.stream().mapToInt(page -> page.length).sum();
  }

  private static boolean has(List<Printed> printed, Attachment file) {
    return printed.stream().anyMatch(one -> one.file().equals(file.digest()));
  }
}
