package dev.fluxion.tck.run.child;

import dev.fluxion.tck.run.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts a child JVM with an order, follows its journal, and ends it if it does not go on. */
final class ChildJvm {
  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final int KEPT = 4000;

  private final Limits limits;
  private final Class<?> program;
  private final String classpath;

  /**
   * Creates what starts children.
   *
   * @param limits what they may use up
   * @param program the class with their main method, which takes the file of an order
   * @param classpath where it is found
   */
  ChildJvm(Limits limits, Class<?> program, String classpath) {
    this.limits = limits;
    this.program = program;
    this.classpath = classpath;
  }

  /**
   * How a child ended.
   *
   * @param exitCode its code
   * @param output the beginning of what it wrote past the streams of Java
   * @param overdue whether it was ended for doing nothing
   * @param flood whether it was ended for writing without end
   */
  record Ending(int exitCode, String output, boolean overdue, boolean flood) {
    /** Returns whether the heap was exhausted; the JVM says so before it ends. */
    boolean isOutOfMemory() {
      return output.contains("java.lang.OutOfMemoryError");
    }
  }

  /**
   * Runs a child.
   *
   * @param order what it is to do
   * @param directory where files can be put
   * @param events hears of each event, in order
   */
  Ending run(Order order, Path directory, Consumer<Event> events)
      throws IOException, InterruptedException {
    Path journal = Path.of(order.journal());
    Files.createFile(journal);
    Path file = directory.resolve(journal.getFileName() + ".order");
    order.write(file);
    Process process = new ProcessBuilder(command(file)).redirectErrorStream(true).start();
    Thread killer = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(killer);
    Drain drain = new Drain(process.getInputStream());
    drain.start();
    try (Journal lines = Journal.read(journal)) {
      return follow(process, lines, drain, events);
    } finally {
      end(process);
      Runtime.getRuntime().removeShutdownHook(killer);
    }
  }

  private Ending follow(Process process, Journal lines, Drain drain, Consumer<Event> events)
      throws IOException, InterruptedException {
    long last = System.nanoTime();
    long longest = limits.perCheck().plus(GRACE).toNanos();
    boolean overdue = false;
    boolean flood = false;
    while (true) {
      boolean ended = process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
      List<Event> next = lines.next();
      next.forEach(events);
      if (!next.isEmpty()) {
        last = System.nanoTime();
        drain.restart();
      }
      if (ended) {
        drain.join(GRACE.toMillis());
        return new Ending(process.exitValue(), drain.head(), overdue, flood);
      }
      overdue = System.nanoTime() - last > longest;
      flood = drain.count() > limits.outputBytes();
      if (overdue || flood) {
        end(process);
        lines.next().forEach(events);
        return new Ending(process.waitFor(), drain.head(), overdue, flood);
      }
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private List<String> command(Path order) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+IgnoreUnrecognizedVMOptions",
        "-Xmx" + limits.megabytes() + "m",
        "-XX:MaxDirectMemorySize=" + limits.megabytes() + "m",
        "-XX:+ExitOnOutOfMemoryError",
        // A run is over before the second compiler would pay; this halves its time.
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-XX:-UsePerfData",
        "-Djava.awt.headless=true",
        "-Dfile.encoding=UTF-8",
        "-Dlogback.configurationFile=dev/fluxion/tck/cli/logback.xml",
        "-cp",
        classpath,
        program.getName(),
        order.toString());
  }

  /** Reads what a child writes, so that it does not block, and keeps no more than its beginning. */
  private static final class Drain extends Thread {
    private final InputStream in;
    private final StringBuilder head = new StringBuilder();
    private long count;

    Drain(InputStream in) {
      super("fluxion-tck-drain");
      this.in = in;
      setDaemon(true);
    }

    @Override
    public void run() {
      byte[] buffer = new byte[1 << 16];
      try {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          add(buffer, read);
        }
      } catch (IOException e) {
        // The child has ended, and there is nothing more to read.
        return;
      }
    }

    private synchronized void add(byte[] bytes, int read) {
      count += read;
      int room = Math.min(KEPT - head.length(), read);
      if (room > 0) {
        head.append(new String(bytes, 0, room, StandardCharsets.UTF_8));
      }
    }

    synchronized void restart() {
      count = 0;
    }

    synchronized long count() {
      return count;
    }

    synchronized String head() {
      return head.toString();
    }
  }
}
