package org.kinbridge.translate.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kinbridge.translate.source.Pointer;
import org.kinbridge.translate.yaml.Yaml;

/**
 * A place in a national record: {@code name}, all elements of a list, one of them by its index from
 * 0, a name in each of them, {@code /name} from the record's root, {@code ^/name} in the object
 * that holds the element or its list, {@code alias:name} in a joined element, {@code .} for the
 * element itself. Before a colon that is no alias stands the prefix of a name, as in XML; a slash
 * inside a name is written {@code ~1} and a tilde {@code ~0}, as in JSON pointers.
 */
public final class SourcePath {
  private static final Pattern SHAPE =
      Pattern.compile("(?:([a-z][A-Za-z0-9-]*):|(\\^?/))?(\\.|[^/*]+(?:/(?:\\*|[^/*]+))*)");

  private static final String EACH = "*";
  private static final Pattern INDEX = Pattern.compile("[0-9]{1,3}");

  private enum Base {
    HERE,
    HOLDER,
    RECORD,
    NAMED
  }

  private final Base base;
  private final String alias;
  private final String[] names;
  private final String[] prefixed;
  private final boolean repeats;

  private SourcePath(Base base, String alias, List<String> names) {
    this.base = base;
    this.alias = alias;
    this.names = names.toArray(String[]::new);
    this.prefixed = prefixed(alias, names);
    this.repeats = names.contains(EACH);
  }

  /** What the path says where no element of that name was joined: the prefix of its first name. */
  private static String[] prefixed(String prefix, List<String> names) {
    List<String> all = new ArrayList<>(names.isEmpty() ? List.of(".") : names);
    all.set(0, prefix + ":" + all.getFirst());
    return all.toArray(String[]::new);
  }

  public static SourcePath compile(Yaml at) {
    String written = at.text();
    var match = SHAPE.matcher(written);
    if (!match.matches()) {
      if (!written.isEmpty()) {
        at.wrong("a source path is expected here");
      }
      return new SourcePath(Base.HERE, "", List.of());
    }
    List<String> names =
        match.group(3).equals(".")
            ? List.of()
            : Arrays.stream(match.group(3).split("/"))
                .map(Pointer::unescape)
                .map(String::intern)
                .toList();
    if (match.group(1) != null) {
      return new SourcePath(Base.NAMED, match.group(1), names);
    }
    return new SourcePath(base(match.group(2)), "", names);
  }

  /** The list in each of whose elements a row is read, where it names one. */
  public static Optional<SourcePath> within(Yaml row) {
    return row.has("within") ? Optional.of(compile(row.get("within"))) : Optional.empty();
  }

  /** The members that a row reads. */
  public static List<SourcePath> from(Yaml row) {
    return row.need("from").oneOrMore().stream().map(SourcePath::compile).toList();
  }

  private static Base base(@Nullable String begins) {
    if (begins == null) {
      return Base.HERE;
    }
    return begins.equals("/") ? Base.RECORD : Base.HOLDER;
  }

  /** Whether the other is the same path. */
  public boolean leadsTo(SourcePath other) {
    return base == other.base && alias.equals(other.alias) && Arrays.equals(names, other.names);
  }

  /** Whether the path may lead to several values. */
  public boolean repeats() {
    return repeats;
  }

  public String alias() {
    return alias;
  }

  /** Whether something can be written there: one place, or the end of one list. */
  public boolean writable() {
    int each = List.of(names).indexOf(EACH);
    return base != Base.HOLDER && (each < 0 || each == names.length - 1);
  }

  /**
   * Members on the way there, from where it starts.
   *
   * @param aliases what elements are called that are joined there
   */
  public List<String> members(Set<String> aliases) {
    String[] path = base == Base.NAMED && !aliases.contains(alias) ? prefixed : names;
    return List.of(path).subList(0, repeats ? path.length - 1 : path.length);
  }

  /** As it is written in a map. */
  @Override
  public String toString() {
    String path = names.length == 0 ? "." : String.join("/", names);
    return switch (base) {
      case HERE -> path;
      case HOLDER -> "^/" + path;
      case RECORD -> "/" + path;
      case NAMED -> alias + ":" + path;
    };
  }

  public boolean fromRecord() {
    return base == Base.RECORD;
  }

  /** The stated values, in order. A list or object where there must be another kind is a fault. */
  public List<At> read(Scope scope, Reading reading) {
    At start = start(scope);
    if (start.node().isMissingNode()) {
      return List.of();
    }
    String[] path = names(scope);
    if (path.length == 1 && !repeats) {
      return object(start, reading) ? stated(start.member(path[0])) : List.of();
    }
    List<At> found = new ArrayList<>();
    new Walk(path, found, reading).from(start, 0);
    return found;
  }

  private static List<At> stated(At one) {
    return one.stated() ? List.of(one) : List.of();
  }

  /** Where the value is or would be: for faults about what is not there. */
  public String pointer(Scope scope) {
    StringBuilder pointer = new StringBuilder(start(scope).pointer());
    for (String name : names(scope)) {
      if (name.equals(EACH)) {
        break;
      }
      pointer.append('/').append(Pointer.escape(name));
    }
    return pointer.toString();
  }

  private At start(Scope scope) {
    return switch (base) {
      case HERE -> scope.here();
      case HOLDER -> scope.here().holder();
      case RECORD -> scope.record();
      case NAMED ->
          scope.aliases().contains(alias)
              ? scope.named().getOrDefault(alias, At.nowhere())
              : scope.here();
    };
  }

  private String[] names(Scope scope) {
    return base == Base.NAMED && !scope.aliases().contains(alias) ? prefixed : names;
  }

  private record Walk(String[] names, List<At> found, Reading reading) {
    void from(At at, int depth) {
      if (!at.stated()) {
        return;
      }
      if (depth == names.length) {
        found.add(at);
      } else if (names[depth].equals(EACH)) {
        for (At element : elements(at, reading)) {
          from(element, depth + 1);
        }
      } else if (at.node().isArray() && INDEX.matcher(names[depth]).matches()) {
        List<At> elements = elements(at, reading);
        int index = Integer.parseInt(names[depth]);
        if (index < elements.size()) {
          from(elements.get(index), depth + 1);
        }
      } else if (object(at, reading)) {
        from(at.member(names[depth]), depth + 1);
      }
    }
  }

  private static List<At> elements(At list, Reading reading) {
    if (!list.node().isArray()) {
      reading.malformed(list.pointer(), "a list is expected here");
      return List.of();
    }
    if (list.node().size() > Reading.LONGEST_LIST) {
      reading.tooLarge(list.pointer(), "a list has more elements than are read");
      return List.of();
    }
    return list.elements();
  }

  private static boolean object(At at, Reading reading) {
    if (!at.node().isObject() && at.stated()) {
      reading.malformed(at.pointer(), "an object is expected here");
      return false;
    }
    return at.node().isObject();
  }
}
