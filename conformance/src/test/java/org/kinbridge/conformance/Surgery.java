package org.kinbridge.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Breaks a copy of the packaged application, one method at a time; the original has no such switch.
 */
public final class Surgery {
  private final Installation copy;

  private Surgery(Installation copy) {
    this.copy = copy;
  }

  public static Surgery on(Installation installation, Path copy) {
    Folder.copy(installation.application(), copy);
    return new Surgery(new Installation(copy, installation.profiles()));
  }

  /** The copy, in which {@code method} answers true whatever it is asked. */
  public Installation answeringYes(String className, String method) {
    String entry = className.replace('.', '/') + ".class";
    List<Path> changed = new ArrayList<>();
    try (Stream<Path> jars = Files.list(copy.application().resolve("app"))) {
      for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
        if (rewritten(jar, entry, method)) {
          changed.add(jar);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("couldn't operate on the copy", e);
    }
    if (changed.size() != 1) {
      throw new IllegalStateException(
          "there is no such method any more: " + className + "." + method);
    }
    return copy;
  }

  private static boolean rewritten(Path jar, String entry, String method) throws IOException {
    Path half = jar.resolveSibling(jar.getFileName() + ".half");
    boolean found = false;
    Set<String> names = new HashSet<>();
    try (InputStream in = Files.newInputStream(jar);
        ZipInputStream from = new ZipInputStream(in);
        OutputStream out = Files.newOutputStream(half);
        ZipOutputStream to = new ZipOutputStream(out)) {
      for (ZipEntry next = from.getNextEntry(); next != null; next = from.getNextEntry()) {
        byte[] bytes = from.readAllBytes();
        if (!names.add(next.getName())) {
          continue; // the packager lists some folders twice
        }
        to.putNextEntry(new ZipEntry(next.getName()));
        if (next.getName().equals(entry)) {
          byte[] operated = yes(bytes, method);
          found = operated.length != bytes.length;
          bytes = operated;
        }
        to.write(bytes);
        to.closeEntry();
      }
    }
    Files.move(half, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return found;
  }

  /** JVMS 4.7.3: a body that pushes 1 and returns it. */
  private static byte[] yes(byte[] classFile, String method) {
    ClassFile tool = ClassFile.of();
    ClassTransform change =
        ClassTransform.transformingMethods(
            candidate -> candidate.methodName().equalsString(method),
            MethodTransform.transformingCode(
                CodeTransform.ofStateful(
                    () ->
                        new CodeTransform() {
                          @Override
                          public void accept(
                              java.lang.classfile.CodeBuilder code,
                              java.lang.classfile.CodeElement element) {
                            // Every instruction of the old body is dropped.
                          }

                          @Override
                          public void atEnd(java.lang.classfile.CodeBuilder code) {
                            code.iconst_1().ireturn();
                          }
                        })));
    return tool.transformClass(tool.parse(classFile), change);
  }
}
