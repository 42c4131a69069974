package org.kinbridge.flow.standing;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.vault.Opening;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.Transaction;

/**
 * Port: by which name and birth date cases may be one child. Entries are added and never changed;
 * each is sealed for its child.
 */
public interface Likenesses {
  /** The table, in the words of seals and of the log; a bucket is a row that has many versions. */
  String TABLE = "likeness";

  /** One of them, unread. */
  record Entry(Place place, ChildRef child, SealedBody body) {
    public Entry {
      requireNonNull(place, "place is null");
      requireNonNull(child, "child is null");
      requireNonNull(body, "body is null");
    }
  }

  /** What a child bears, to be sealed. */
  record Fresh(String bucket, byte[] body) {
    public Fresh {
      requireNonNull(bucket, "bucket is null");
      requireNonNull(body, "body is null");
    }
  }

  /** Until the transaction ends nobody adds to these buckets. */
  void share(Transaction transaction, Set<String> buckets);

  /** Until the transaction ends nobody adds to these buckets, nor decides by them. */
  void alone(Transaction transaction, Set<String> buckets);

  /**
   * What these buckets hold, in each the oldest first.
   *
   * @throws org.kinbridge.vault.RowAltered where an entry is missing, or none as we wrote it
   */
  List<Entry> in(Transaction transaction, Set<String> buckets);

  /**
   * What these children bear.
   *
   * @throws org.kinbridge.vault.RowAltered where an entry is not as we wrote it
   */
  List<Entry> of(Transaction transaction, Set<ChildRef> children);

  Opening open(Transaction transaction, Entry entry);

  /** Adds entries for that child. The caller holds their buckets alone. */
  List<Place> add(Transaction transaction, ChildRef child, List<Fresh> several);
}
