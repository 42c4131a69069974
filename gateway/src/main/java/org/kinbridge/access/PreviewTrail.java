package org.kinbridge.access;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;

/**
 * Notices who tries which purpose or legal basis would open a case. A case is the child that the
 * node takes it for, and it is also the record: who gives the same record a new reference each time
 * is noticed too. It keeps keyed digests for a day, so that neither the case nor what was tried can
 * be read or guessed from the rows.
 */
public final class PreviewTrail {
  public static final int SUSPICIOUS = 5;
  private static final Duration KEPT = Duration.ofDays(1);

  /**
   * What one look at a decision asked.
   *
   * @param child as the node resolves the case
   * @param record the digest of the national record
   * @param basis purpose, legal basis, instrument and article, as the request names them
   */
  public record Asked(
      ChildRef child, Sha256 record, NodeId node, AuthorityId authority, List<String> basis) {
    public Asked {
      requireNonNull(child, "child is null");
      requireNonNull(record, "record is null");
      requireNonNull(node, "node is null");
      requireNonNull(authority, "authority is null");
      basis = List.copyOf(basis);
    }
  }

  /** What the officer should make of it. */
  public enum Verdict {
    ORDINARY,
    /**
     * This client asked about this case and recipient on five or more different grounds within a
     * day.
     */
    TRIES_GROUNDS
  }

  /** Port: the rows. */
  public interface Rows {

    /**
     * Adds a row for each of {@code about} unless it stands already; the number of different
     * grounds since {@code since}, this one included, of the one that has most.
     */
    int add(List<Sha256> about, Sha256 ground, Instant at, Instant since);
  }

  private final Rows rows;
  private final SecretKey key;

  /**
   * @param key the node's search key
   */
  public PreviewTrail(Rows rows, SecretKey key) {
    this.rows = requireNonNull(rows, "rows is null");
    this.key = requireNonNull(key, "key is null");
  }

  public Verdict note(AuthenticatedClient client, Asked asked, Instant now) {
    List<Sha256> about =
        List.of(
            about("preview-child", client, asked, asked.child().toString()),
            about("preview-record", client, asked, asked.record().hex()));
    int grounds = rows.add(about, token(asked.basis()), now, now.minus(KEPT));
    return grounds >= SUSPICIOUS ? Verdict.TRIES_GROUNDS : Verdict.ORDINARY;
  }

  private Sha256 about(String kind, AuthenticatedClient client, Asked asked, String which) {
    return token(
        List.of(kind, client.id().value(), which, asked.node().value(), asked.authority().value()));
  }

  private Sha256 token(List<String> words) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      for (String word : words) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        mac.update(bytes);
      }
      return Sha256.wrap(mac.doFinal());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java has no HMAC-SHA256", impossible);
    }
  }
}
