package dev.fluxion.tck.run.child;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes what a plugin prints: counts it, keeps the beginning, and stops a plugin that prints more
 * than it may by an error out of the very call.
 */
final class Output extends OutputStream {
  private static final int KEPT = 400;

  private final long limit;
  private final StringBuilder head = new StringBuilder();
  private long count;

  /** More was printed than allowed. */
  static final class Flood extends Error {
    private static final long serialVersionUID = 1L;

    Flood(long limit) {
      super("printed more than " + limit + " bytes while one check was made");
    }
  }

  Output(long limit) {
    this.limit = limit;
  }

  /** Takes the place of both standard streams of this JVM. */
  static Output install(long limit) {
    Output output = new Output(limit);
    PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
    System.setOut(stream);
    System.setErr(stream);
    return output;
  }

  synchronized void reset() {
    count = 0;
    head.setLength(0);
  }

  synchronized boolean isFlood() {
    return count > limit;
  }

  synchronized String head() {
    return head.toString();
  }

  @Override
  public synchronized void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    count += length;
    int room = Math.min(KEPT - head.length(), length);
    if (room > 0) {
      head.append(new String(bytes, offset, room, StandardCharsets.UTF_8));
    }
    if (count > limit) {
      throw new Flood(limit);
    }
  }
}
