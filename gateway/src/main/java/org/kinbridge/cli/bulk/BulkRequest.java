package org.kinbridge.cli.bulk;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.translate.map.Origin;

/**
 * What is to be translated, and where it goes.
 *
 * @param input a file of many records; empty for standard input
 * @param out empty for standard output, which nobody can go on with after a crash
 * @param refused where it is said why records were refused; empty for standard error
 */
public record BulkRequest(
    String format,
    Path profiles,
    Optional<Path> input,
    Optional<Path> out,
    Optional<Path> refused,
    Origin origin) {

  /** The same as of then. */
  Origin origin(Instant asOf) {
    return new Origin(
        origin.node(),
        origin.authority(),
        origin.authorityName(),
        origin.role(),
        new Moment(asOf, origin.asOf().zone()));
  }

  /** What decides, with the input, what is written. */
  Sha256 digest(Sha256 rules) {
    StringBuilder all = new StringBuilder(rules.hex());
    for (String part :
        new String[] {
          format,
          origin.node().value(),
          origin.authority().value(),
          origin.authorityName(),
          origin.role().code(),
          origin.asOf().zone().getId()
        }) {
      all.append('\n').append(part.length()).append(' ').append(part);
    }
    return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  Optional<Path> checkpoint() {
    return out.map(file -> file.resolveSibling(file.getFileName() + ".checkpoint"));
  }

  /** Beside the output, when nothing else is said. */
  Optional<Path> refusedOrBeside() {
    return refused.or(() -> out.map(file -> file.resolveSibling(file.getFileName() + ".refused")));
  }
}
