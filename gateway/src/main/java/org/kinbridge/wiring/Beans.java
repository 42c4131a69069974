package org.kinbridge.wiring;

import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.kinbridge.access.AccessTokens;
import org.kinbridge.access.RequestRate;
import org.kinbridge.access.TokenGrants;
import org.kinbridge.access.person.PersonTokens;
import org.kinbridge.flow.AgencyDoor;
import org.kinbridge.flow.PersonDoor;
import org.kinbridge.store.SqlRequestRate;
import org.kinbridge.store.SqlSpentAssertions;
import org.kinbridge.trust.keystore.TlsIdentity;

/** What the endpoints ask for, each taken from the one running node. */
@Singleton
public class Beans {

  @Produces
  @Singleton
  Settings settings() {
    return switch (Settings.read(Settings.fromOutside(System.getenv(), System.getProperties()))) {
      case Settings.Reading.Complete complete -> complete.settings();
      case Settings.Reading.Faulty faulty -> throw new BootRefused(faulty.faults());
    };
  }

  @Produces
  @Singleton
  InstantSource clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  SecureRandom random() {
    return new SecureRandom();
  }

  @Produces
  @Singleton
  Supplier<UUID> ids(SecureRandom random) {
    return () -> RandomIds.next(random);
  }

  @Produces
  @Singleton
  Checked checked(Settings settings, InstantSource clock) {
    return Checked.read(settings, clock);
  }

  @Produces
  @Singleton
  Running running(
      Checked checked, Settings settings, Vertx vertx, InstantSource clock, SecureRandom random) {
    return Running.start(checked, settings, vertx, clock, random);
  }

  /** The web server asks for it before there is an event loop, and so before the node runs. */
  @Produces
  @Singleton
  TlsIdentity tls(Checked checked) {
    return checked.identity().keystore().tls();
  }

  @Produces
  @Singleton
  AgencyDoor agencyDoor(Running running) {
    return running.node().agencyDoor();
  }

  @Produces
  @Singleton
  AccessTokens tokens(Checked checked, Settings settings, InstantSource clock, Supplier<UUID> ids) {
    return new AccessTokens(
        settings.node(),
        settings.entity(),
        checked.identity().keystore().accessTokenSigning(),
        checked.identity().keystore().accessTokenVerification(),
        checked.clients(),
        clock,
        ids);
  }

  @Produces
  @Singleton
  PersonDoor personDoor(Running running) {
    return running.node().personDoor();
  }

  @Produces
  @Singleton
  PersonTokens people(Checked checked, InstantSource clock) {
    return checked.people().tokens(clock);
  }

  @Produces
  @Singleton
  TokenGrants grants(Checked checked, Running running, AccessTokens tokens, InstantSource clock) {
    return new TokenGrants(
        checked.clients(), new SqlSpentAssertions(running.database()), tokens, clock);
  }

  @Produces
  @Singleton
  RequestRate rate(Running running) {
    return new SqlRequestRate(running.database());
  }
}
