package org.kinbridge.sign;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.kinbridge.disclosure.ChildRef;

/**
 * A signed message as bytes. It proves nothing: {@link MessageSigner#reread} earns the proof again.
 *
 * @param openings JSON, as it goes to the recipient
 */
public record Unproven(
    byte[] jws, byte[] content, Salts salts, byte[] openings, List<ChildRef> children) {
  public Unproven {
    requireNonNull(jws, "jws is null");
    requireNonNull(content, "content is null");
    requireNonNull(salts, "salts is null");
    requireNonNull(openings, "openings is null");
    children = List.copyOf(children);
  }

  @Override
  public String toString() {
    return "<unproven message>";
  }
}
