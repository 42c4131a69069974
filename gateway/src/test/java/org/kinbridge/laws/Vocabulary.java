package org.kinbridge.laws;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.function.Predicate;

/** The words of the laws: how a class, its package and its stage are called. */
final class Vocabulary {
  static final String ROOT = "org.kinbridge.";

  private static final String LAWLESS = ROOT + "lawless.";

  private Vocabulary() {}

  static DescribedPredicate<JavaClass> are(String words, Predicate<JavaClass> holds) {
    return DescribedPredicate.describe(words, holds);
  }

  static <T extends JavaAccess<?>> DescribedPredicate<T> access(
      String words, Predicate<JavaAccess<?>> holds) {
    return DescribedPredicate.describe(words, holds);
  }

  static boolean in(JavaClass type, String... packages) {
    return Arrays.asList(packages).contains(top(packageOf(type)));
  }

  /** {@code policy.request}: without the root, or the root of the fixtures. */
  static String packageOf(JavaClass type) {
    String name = type.getPackageName() + ".";
    String own =
        name.startsWith(LAWLESS) ? name.substring(LAWLESS.length()) : name.substring(ROOT.length());
    return own.isEmpty() ? "" : own.substring(0, own.length() - 1);
  }

  static String top(String name) {
    return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
  }

  /** {@code profile.SharedRecord}, {@code policy.Permitted$Terms}. */
  static String name(JavaClass type) {
    return type.getName().startsWith(ROOT)
        ? packageOf(type) + type.getName().substring(type.getPackageName().length())
        : type.getName();
  }

  /** The class that a reader looks for: of a nested class the outermost. */
  static String file(JavaClass type) {
    return name(type).split("\\$")[0];
  }

  static String owner(JavaAccess<?> access) {
    return access.getTargetOwner().getName();
  }
}
