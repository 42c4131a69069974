package org.kinbridge.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Set;

/**
 * The agency port over real TLS and PostgreSQL, with the stories behind a door that a test may
 * script.
 */
public final class DoorsProfile implements QuarkusTestProfile {
  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(DoorsNode.class);
  }
}
