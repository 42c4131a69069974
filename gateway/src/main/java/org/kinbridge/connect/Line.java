package org.kinbridge.connect;

/** The way to one service. */
public interface Line {

  /**
   * @throws NoAnswer when nothing came back that is an HTTP answer of bearable size in bearable
   *     time
   */
  Answer send(Call call) throws NoAnswer;
}
