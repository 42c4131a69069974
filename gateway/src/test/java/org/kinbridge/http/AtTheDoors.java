package org.kinbridge.http;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URL;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/**
 * A program that has signed in stands at the doors of a node. What the stories answer a test may
 * script; every class of tests meets the same node.
 */
public abstract class AtTheDoors {
  @TestHTTPResource(value = "/", tls = true)
  protected URL root;

  protected Caller mosa;

  @BeforeEach
  void sign_in() {
    DoorsNode.AHEAD.set(Duration.ZERO);
    DoorsNode.DATABASE.asSuperuser("TRUNCATE request_rate");
    DoorsNode.DOOR.isItself();
    mosa = signedIn(DoorsNode.MOSA);
  }

  protected final Caller signedIn(DoorsNode.Agent agent) {
    return Caller.as(url(), agent).signedIn(agent);
  }

  protected final String url() {
    return root.toString().replaceAll("/$", "");
  }
}
