package org.kinbridge.vault;

/**
 * Storage did not answer, or not well. Whether the transaction was kept is unknown: its caller
 * looks, then tries again. The message names the step and never a value.
 */
public final class StorageFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StorageFailed(String step, Throwable cause) {
    super(step, cause);
  }
}
