package org.kinbridge.http;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.kinbridge.access.AccessTokens;
import org.kinbridge.access.AnyClient;
import org.kinbridge.access.AssertionKey;
import org.kinbridge.access.CertificateThumbprint;
import org.kinbridge.access.Clients;
import org.kinbridge.access.RegisteredClient;
import org.kinbridge.access.RequestRate;
import org.kinbridge.access.SelfSigned;
import org.kinbridge.access.TokenGrants;
import org.kinbridge.access.person.AnyProvider;
import org.kinbridge.access.person.PersonTokens;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.SystemId;
import org.kinbridge.flow.AgencyDoor;
import org.kinbridge.flow.PersonDoor;
import org.kinbridge.store.SqlRequestRate;
import org.kinbridge.store.SqlSpentAssertions;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.trust.keystore.TlsIdentity;
import org.kinbridge.wiring.TwoNodes;

/** What wiring would produce, with a clock that a test moves and two registered clients. */
@Alternative
@Singleton
public class DoorsNode {
  static final String ENTITY = "https://node.xc.example";
  public static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);
  public static final ScriptedDoor DOOR = new ScriptedDoor();
  public static final TestDatabase DATABASE = new TestDatabase();
  static final TestDatabase ALDMARK_DATABASE = new TestDatabase();
  public static final TwoNodes NODES = new TwoNodes(DATABASE, ALDMARK_DATABASE);
  public static final AnyProvider PROVIDER = new AnyProvider();
  static final KeyPair SERVER_KEY = AnyClient.keyPair();
  static final X509Certificate SERVER = certificate(SERVER_KEY);
  public static final Agent MOSA = new Agent("xc-mosa-casework", "xc-mosa", "xc-primero");
  static final Agent POLICE = new Agent("xc-police-desk", "xc-police", "xc-police");

  /** A client with its keys. */
  static final class Agent {
    final String id;
    final KeyPair assertionKey = AnyClient.keyPair();
    final KeyPair tlsKey = AnyClient.keyPair();
    final X509Certificate certificate = certificate(tlsKey);
    final RegisteredClient registration;

    Agent(String id, String authority, String system) {
      this.id = id;
      this.registration =
          new RegisteredClient(
              new ClientId(id),
              new AuthorityId(authority),
              new SystemId(system),
              ENTITY,
              List.of(new AssertionKey("key-1", AnyClient.verification(assertionKey))),
              Set.of(CertificateThumbprint.of(certificate)));
    }
  }

  private final KeyPair tokenKey = AnyClient.keyPair();

  static X509Certificate certificate(KeyPair key) {
    return SelfSigned.certificate(key, Instant.now().minusSeconds(3600), Duration.ofDays(1));
  }

  @Produces
  @Singleton
  TlsIdentity tls() {
    return new TlsIdentity(SERVER_KEY.getPrivate(), List.of(SERVER));
  }

  @Produces
  @Singleton
  InstantSource clock() {
    return () -> Instant.now().plus(AHEAD.get());
  }

  @Produces
  @Singleton
  Supplier<UUID> ids() {
    return UUID::randomUUID;
  }

  @Produces
  @Singleton
  RequestRate rate() {
    return new SqlRequestRate(DATABASE.open());
  }

  @Produces
  @Singleton
  AccessTokens tokens(InstantSource clock, Supplier<UUID> ids) {
    return new AccessTokens(
        new NodeId("XC"),
        new EntityId(ENTITY),
        AnyClient.signing(tokenKey),
        AnyClient.verification(tokenKey),
        clients(),
        clock,
        ids);
  }

  @Produces
  @Singleton
  TokenGrants grants(AccessTokens tokens, InstantSource clock) {
    return new TokenGrants(clients(), new SqlSpentAssertions(DATABASE.open()), tokens, clock);
  }

  @Produces
  @Singleton
  AgencyDoor door() {
    return DOOR.over(AgencyDoor.class, NODES.agency());
  }

  @Produces
  @Singleton
  PersonDoor personDoor() {
    return DOOR.over(PersonDoor.class, NODES.sender().personDoor());
  }

  @Produces
  @Singleton
  PersonTokens people(InstantSource clock) {
    return PROVIDER.tokens(clock);
  }

  private static Clients clients() {
    return id ->
        List.of(MOSA, POLICE).stream()
            .map(agent -> agent.registration)
            .filter(client -> client.id().equals(id))
            .findFirst();
  }
}
