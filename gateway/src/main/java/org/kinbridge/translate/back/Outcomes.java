package org.kinbridge.translate.back;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.translate.map.NationalMap;
import org.kinbridge.translate.row.Arrived;
import org.kinbridge.translate.row.Arrived.Got;
import org.kinbridge.translate.shape.Instance;

/** What became of each value that came, while a patch is made. */
@Owned(by = "the thread of one translation", lock = "none")
final class Outcomes {
  private static final String NO_ROW = "no row of the map writes it back";
  private static final String NO_SHAPE = "the map language has no shape for it";
  private static final String LABELS = "its labels stay with the message: keep to them";
  private static final String NOT_THE_SAME = "read back, the record does not say quite the same";

  /**
   * @param proven whether reading the record again must show it
   */
  private record Write(String target, String why, boolean proven) {}

  private final Map<Got, Write> writes = new IdentityHashMap<>();
  private final Map<Got, String> reasons = new IdentityHashMap<>();

  void written(Got value, String target, String why, boolean proven) {
    writes.put(value, new Write(target, why, proven));
  }

  boolean isWritten(Got value) {
    return writes.containsKey(value);
  }

  /** Why a row did not write it; the first row that could have decides. */
  void not(Got value, String why) {
    reasons.putIfAbsent(value, why);
  }

  /**
   * @param standing what the record says after the patch, where a resource was put
   */
  PatchReport report(
      NationalMap map, Reception reception, Function<Arrived, List<Instance>> standing) {
    List<String> wrappers = map.recognition().wrappers();
    String prefix = wrappers.isEmpty() ? "" : "/" + wrappers.getFirst();
    Account account = new Account(prefix);
    account.unread(reception.unknown());
    for (Arrived one : reception.resources()) {
      List<Instance> here = standing.apply(one);
      for (int hole = 0; hole < one.holes().size(); hole++) {
        for (Got got : one.holes().get(hole)) {
          account.value(got, isRead(here, hole, got), this);
        }
      }
      one.known().values().forEach(got -> account.value(got, false, this));
      account.labels(one);
      account.masked(one.fit().masked());
      account.unread(one.fit().unread());
    }
    return account.report(map.format(), map.digest());
  }

  private static boolean isRead(List<Instance> here, int hole, Got got) {
    return here.stream().anyMatch(instance -> instance.values(hole).stream().anyMatch(got::saidBy));
  }

  /** Gathers the account: who says what is asked of the record as it is after the patch. */
  private static final class Account {
    private final List<PatchReport.Written> written = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final List<PatchReport.Approximated> approximated = new ArrayList<>();
    private final List<String> masked = new ArrayList<>();
    private final List<PatchReport.Lost> lost = new ArrayList<>();
    private final String prefix;

    /**
     * @param prefix under which the record stands in its wrapper
     */
    Account(String prefix) {
      this.prefix = prefix;
    }

    void value(Got value, boolean readBack, Outcomes outcomes) {
      Write write = outcomes.writes.get(value);
      for (String path : value.paths()) {
        if (write == null) {
          if (readBack) {
            said.add(path);
          } else {
            lost.add(new PatchReport.Lost(path, outcomes.reasons.getOrDefault(value, NO_ROW)));
          }
        } else if (write.why().isEmpty() && (readBack || !write.proven())) {
          written.add(new PatchReport.Written(path, prefix + write.target()));
        } else {
          String why = write.why().isEmpty() ? NOT_THE_SAME : write.why();
          approximated.add(new PatchReport.Approximated(path, prefix + write.target(), why));
        }
      }
    }

    void unread(List<String> paths) {
      paths.forEach(path -> lost.add(new PatchReport.Lost(path, NO_SHAPE)));
    }

    /** What is sensitive in a resource is said by labels, for which a case file has no place. */
    void labels(Arrived one) {
      if (one.sensitive()) {
        lost.add(new PatchReport.Lost(one.path() + ".meta.security", LABELS));
      }
    }

    void masked(List<String> paths) {
      masked.addAll(paths);
    }

    PatchReport report(String format, Sha256 digest) {
      return new PatchReport(format, digest, written, said, approximated, masked, lost);
    }
  }
}
