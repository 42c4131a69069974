package org.kinbridge.flow.deciding;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.setting.Asker;
import org.kinbridge.policy.circumstance.Printed;
import org.kinbridge.policy.circumstance.Scale;
import org.kinbridge.policy.request.Reading;

/**
 * One disclosure as somebody asks for it now.
 *
 * @param printed what was printed of the papers that it releases
 */
public record Submission(Asker asker, Part part, Instant now, Scale scale, List<Printed> printed) {
  /** What it asks, read. */
  public record Part(DisclosureId id, byte[] body, Reading reading) {
    public Part {
      requireNonNull(id, "id is null");
      requireNonNull(body, "body is null");
      requireNonNull(reading, "reading is null");
    }
  }

  public Submission {
    requireNonNull(asker, "asker is null");
    requireNonNull(part, "part is null");
    requireNonNull(now, "now is null");
    requireNonNull(scale, "scale is null");
    printed = List.copyOf(printed);
  }

  /** Of what may have come before: nothing is printed to find out. */
  public Submission(Asker asker, Part part, Instant now) {
    this(asker, part, now, Scale.ONE, List.of());
  }

  public DisclosureId id() {
    return part.id();
  }

  public byte[] body() {
    return part.body();
  }

  public Occasion occasion(Occasion.Holding holding) {
    return new Occasion(asker, Optional.of(part.id()), now, now, holding, scale, printed);
  }
}
