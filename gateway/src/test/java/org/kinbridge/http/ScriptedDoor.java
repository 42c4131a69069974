package org.kinbridge.http;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Lets a test say what the story answers, and otherwise is the story. */
public final class ScriptedDoor {
  private final AtomicReference<Supplier<Object>> script = new AtomicReference<>();
  private final AtomicReference<Object[]> last = new AtomicReference<>();

  /** The next calls answer this. */
  public void answers(Object outcome) {
    script.set(() -> outcome);
  }

  /** The next calls come in, and their answer when the test opens the latch. */
  void answersAfter(CountDownLatch cameIn, CountDownLatch open, Object outcome) {
    script.set(
        () -> {
          cameIn.countDown();
          try {
            open.await();
          } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
          }
          return outcome;
        });
  }

  void fails(RuntimeException fault) {
    script.set(
        () -> {
          throw fault;
        });
  }

  public void isItself() {
    script.set(null);
    last.set(null);
  }

  /** What the last call was given; null when none came through. */
  public Object[] lastCall() {
    return last.get();
  }

  /** A door of that kind that is this script as well. */
  <T> T over(Class<T> door, T real) {
    return door.cast(
        Proxy.newProxyInstance(
            door.getClassLoader(),
            new Class<?>[] {door},
            (proxy, method, arguments) -> {
              last.set(arguments);
              Supplier<Object> scripted = script.get();
              if (scripted != null) {
                return scripted.get();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }
}
