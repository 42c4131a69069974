package org.kinbridge.policy.pack;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * An element of a profile, {@code cp-child.address}; without element the resource itself, {@code
 * cp-alert(missing)}.
 */
public record ElementPath(ElementStep resource, Optional<ElementStep> element) {
  public ElementPath {
    requireNonNull(resource, "resource is null");
    requireNonNull(element, "element is null");
  }

  /**
   * @throws IllegalArgumentException unless it is {@code profile} or {@code profile.element}
   */
  public static ElementPath parse(String text) {
    int dot = text.indexOf('.');
    return dot == -1
        ? new ElementPath(ElementStep.parse(text), Optional.empty())
        : new ElementPath(
            ElementStep.parse(text.substring(0, dot)),
            Optional.of(ElementStep.parse(text.substring(dot + 1))));
  }
}
