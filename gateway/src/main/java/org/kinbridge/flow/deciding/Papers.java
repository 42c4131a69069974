package org.kinbridge.flow.deciding;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.policy.circumstance.Printed;
import org.kinbridge.policy.request.Attachment;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;

/**
 * Prints the papers of a request that a named person released for its recipient, and no other: what
 * nobody released nobody looks at. It takes its time, and so belongs into no transaction.
 */
public final class Papers {
  /** Of all papers of one request: one envelope holds no more. */
  private static final int MOST_BYTES = 500_000;

  private final Printing printing;

  public Papers(Printing printing) {
    this.printing = requireNonNull(printing, "printing is null");
  }

  public List<Printed> of(Reading reading) {
    return switch (reading) {
      case Reading.Faulty faulty -> List.of();
      case Reading.Accepted(Request request) -> of(request);
    };
  }

  public List<Printed> of(Request request) {
    List<Printed> printed = new ArrayList<>();
    int rest = MOST_BYTES;
    for (Attachment file : request.attachments()) {
      if (file.type() == Attachment.Type.PDF && isReleased(file, request) && !has(printed, file)) {
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

  private static int size(List<byte[]> pages) {
    return pages.stream().mapToInt(page -> page.length).sum();
  }

  private static boolean has(List<Printed> printed, Attachment file) {
    return printed.stream().anyMatch(one -> one.file().equals(file.digest()));
  }

  private static boolean isReleased(Attachment file, Request request) {
    return request.releases().stream()
        .map(Request.Release::source)
        .anyMatch(file.id()::equals); // for another recipient it is no request at all
  }
}
