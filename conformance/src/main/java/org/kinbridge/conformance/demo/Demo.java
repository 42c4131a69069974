package org.kinbridge.conformance.demo;

/** Two states, one child: tells the story of a disclosure on packaged nodes. */
public final class Demo {
  private Demo() {}

  public static void main(String[] arguments) {
    System.err.println("kinbridge demo: not built yet");
    System.exit(1);
  }
}
