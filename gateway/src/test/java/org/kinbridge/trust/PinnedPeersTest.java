package org.kinbridge.trust;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each side of a connection trusts the pinned peer of the other side, and no other. */
class PinnedPeersTest {
  private static final Instant NOW = Instant.now();
  private static final AnyNode ALDMARK =
      AnyNode.valid("XA", NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)));
  private static final X509Certificate[] SHOWN = {ALDMARK.keystore.tls().chain().getFirst()};

  private final PinnedPeers clients =
      PinnedPeers.clients(AnyPartners.of(List.of(ALDMARK.metadata), () -> NOW));
  private final PinnedPeers servers = PinnedPeers.servers(ALDMARK.metadata.tls().serverSpki());

  @Test
  void the_pinned_one_is_trusted_on_its_own_side_only() {
    assertThatCode(() -> clients.checkClientTrusted(SHOWN, "EC")).doesNotThrowAnyException();
    assertThatCode(() -> servers.checkServerTrusted(SHOWN, "EC")).doesNotThrowAnyException();
    assertThatThrownBy(() -> clients.checkServerTrusted(SHOWN, "EC"))
        .isInstanceOf(CertificateException.class)
        .hasMessage("this side is the server");
    assertThatThrownBy(() -> servers.checkClientTrusted(SHOWN, "EC"))
        .isInstanceOf(CertificateException.class)
        .hasMessage("this side is the client");
  }

  @Test
  void nobody_is_trusted_who_shows_nothing() {
    X509Certificate[] nothing = {};
    assertThatThrownBy(() -> clients.checkClientTrusted(nothing, "EC"))
        .isInstanceOf(CertificateException.class);
    assertThatThrownBy(() -> servers.checkServerTrusted(nothing, "EC"))
        .isInstanceOf(CertificateException.class);
  }

  @Test
  void nobody_is_trusted_where_nobody_is_pinned() {
    assertThatThrownBy(() -> PinnedPeers.servers(Set.of()).checkServerTrusted(SHOWN, "EC"))
        .isInstanceOf(CertificateException.class)
        .hasMessage("the server's key is not pinned");
    assertThatThrownBy(
            () ->
                PinnedPeers.clients(AnyPartners.of(List.of(), () -> NOW))
                    .checkClientTrusted(SHOWN, "EC"))
        .isInstanceOf(CertificateException.class);
  }
}
