package org.kinbridge.profile.frozen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.json.CompactJson;

/**
 * The names of an object's members, in order; none stands twice.
 *
 * <p>What follows from names alone is found out once for the names that are kept, not for each
 * object that has them. Only what a profile knows is kept: whoever makes an object finds what is
 * there and adds nothing, so what a stranger calls the members of an object goes with the object.
 */
@Owned(by = "the process", lock = "the room; who looks sees what was kept whole, or not yet")
public final class Names {
  /** Beyond this, looking along is slower, and an attacker would choose it. */
  private static final int FEW = 64;

  private static final byte NOBODY = -1;
  private static final byte[][] UNWRITTEN = {};
  private static final Room NO_ROOM = new Room(0);

  /** Names that are not kept, and whatever begins like them. */
  static final Names OTHERS = new Names(new String[0], NO_ROOM);

  /** Strangers can put known names into any order; the profiles have a tenth of this. */
  private static final Names KEPT = new Names(new String[0], new Room(4_096));

  private final String[] all;
  private final Room room;

  /** Which of a few names has its hash here; the next that has it too is at the next free one. */
  private final byte[] places;

  private final Map<String, Integer> placesOfMany;

  /** How those that are kept are written; empty for others. */
  private final byte[][] written;

  /** What is kept and has one name more, by its hash likewise. */
  private volatile @Nullable Names @Nullable [] longer;

  /** What is kept in place of these, when somebody has found it. */
  private @Nullable Names same;

  private Names(String[] all, Room room) {
    this.all = all;
    this.room = room;
    boolean few = all.length <= FEW;
    this.places = few ? places(all) : new byte[0];
    this.placesOfMany = few ? Map.of() : placesOfMany(all);
    this.written = areKept() ? written(all) : UNWRITTEN;
  }

  /** Of no member: where the way to all that are kept begins. */
  static Names none() {
    return KEPT;
  }

  /** The same, for whoever keeps apart. */
  static Names none(Room room) {
    return new Names(new String[0], room);
  }

  /**
   * Those of one object.
   *
   * @param all given away
   * @throws IllegalArgumentException when a name stands twice
   */
  static Names of(String[] all) {
    return new Names(all, NO_ROOM);
  }

  private static byte[] places(String[] all) {
    byte[] places = new byte[room(all.length)];
    Arrays.fill(places, NOBODY);
    for (byte i = 0; i < all.length; i++) {
      int place = all[i].hashCode() & places.length - 1;
      while (places[place] != NOBODY) {
        if (all[places[place]].equals(all[i])) {
          throw twice();
        }
        place = place + 1 & places.length - 1;
      }
      places[place] = i;
    }
    return places;
  }

  /** A power of two, so that a hash has a place, of which less than half is taken. */
  private static int room(int names) {
    return 4 * Math.max(1, Integer.highestOneBit(names));
  }

  private static Map<String, Integer> placesOfMany(String[] all) {
    Map<String, Integer> places = HashMap.newHashMap(all.length);
    for (int i = 0; i < all.length; i++) {
      if (places.put(all[i], i) != null) {
        throw twice();
      }
    }
    return places;
  }

  private static byte[][] written(String[] all) {
    byte[][] written = new byte[all.length][];
    Arrays.setAll(written, i -> CompactJson.before(i, all[i]));
    return written;
  }

  private static IllegalArgumentException twice() {
    return new IllegalArgumentException("an object names a member twice");
  }

  public int size() {
    return all.length;
  }

  String[] all() {
    return all;
  }

  public String name(int i) {
    return all[i];
  }

  /** How the name there is written, with what stands before it and behind. */
  byte[] before(int i) {
    return areKept() ? written[i] : CompactJson.before(i, all[i]);
  }

  public boolean has(String name) {
    return at(name) >= 0;
  }

  /** Where that name stands; below 0 where it does not. */
  int at(@Nullable Object name) {
    if (name == null) {
      return NOBODY;
    }
    if (all.length > FEW) {
      return placesOfMany.getOrDefault(name, (int) NOBODY);
    }
    for (int hash = name.hashCode(); ; hash++) {
      int at = places[hash & places.length - 1];
      if (at == NOBODY || all[at].equals(name)) {
        return at;
      }
    }
  }

  /** The same names as they are kept; these very ones if they are not. */
  Names kept() {
    Names known = same;
    return known == null ? this : known;
  }

  /** Whether what follows from them is worth finding out: others may have the very same. */
  public boolean areKept() {
    return room != NO_ROOM;
  }

  /** These and one name more, if they are kept; {@link #OTHERS} if not. */
  Names and(String name) {
    @Nullable Names[] known = longer;
    if (known == null) {
      return OTHERS;
    }
    for (int hash = name.hashCode(); ; hash++) {
      Names one = known[hash & known.length - 1];
      if (one == null) {
        return OTHERS;
      }
      if (one.last().equals(name)) {
        return one;
      }
    }
  }

  private String last() {
    return all[all.length - 1];
  }

  /**
   * From now on objects have these very names, while there is room.
   *
   * <p>WARNING: they outlive every document. For names that a profile has, and for no others.
   */
  public void keep() {
    keep(KEPT);
  }

  void keep(Names none) {
    Names kept = all.length <= FEW ? none : OTHERS;
    for (int i = 0; i < all.length && kept != OTHERS; i++) {
      Names known = kept.and(all[i]);
      kept = known == OTHERS ? kept.with(all[i]) : known;
    }
    if (kept != OTHERS) {
      same = kept;
    }
  }

  /** These and one more, from now on kept; {@link #OTHERS} where there is no room. */
  private Names with(String name) {
    if (room.left == 0) {
      return OTHERS;
    }
    synchronized (room) {
      Names meanwhile = and(name);
      if (meanwhile != OTHERS || room.left == 0) {
        return meanwhile;
      }
      String[] names = Arrays.copyOf(all, all.length + 1);
      names[all.length] = name.intern();
      Names added = new Names(names, room);
      longer = table(added, longer);
      room.left--;
      return added;
    }
  }

  private static @Nullable Names[] table(Names added, @Nullable Names @Nullable [] before) {
    List<Names> all = new ArrayList<>(List.of(added));
    for (Names one : before == null ? new Names[0] : before) {
      if (one != null) {
        all.add(one);
      }
    }
    @Nullable Names[] table = new Names[room(all.size())];
    for (Names one : all) {
      int place = one.last().hashCode() & table.length - 1;
      while (table[place] != null) {
        place = place + 1 & table.length - 1;
      }
      table[place] = one;
    }
    return table;
  }

  /** How many more lists of names can be kept. */
  @Owned(by = "what is kept in it", lock = "itself, to write")
  static final class Room {
    private volatile int left;

    Room(int most) {
      left = most;
    }
  }
}
