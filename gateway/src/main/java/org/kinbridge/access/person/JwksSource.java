package org.kinbridge.access.person;

import java.io.IOException;

/** Port: where the provider's public keys are read. Asked again whenever they may have changed. */
@FunctionalInterface
public interface JwksSource {
  /**
   * @throws IOException where nothing can be read now
   */
  byte[] read() throws IOException;
}
