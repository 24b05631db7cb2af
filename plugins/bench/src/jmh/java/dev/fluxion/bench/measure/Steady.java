package dev.fluxion.bench.measure;

import dev.fluxion.bench.task.Kernel;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The time of a run among many. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Steady {
  /** The name of the task. */
  @Param("none")
  public String task = "none";

  /** The name of the contestant. */
  @Param("none")
  public String contestant = "none";

  private @Nullable Running running;

  /** The kernel is the only one that is called from here, so that the call is inlined. */
  private @Nullable Kernel kernel;

  /** Makes the kernel. */
  @Setup(Level.Trial)
  public void start() {
    running = new Running(task, contestant);
    kernel = running.kernel();
  }

  /** Runs it. */
  @Benchmark
  public Object run() {
    return Objects.requireNonNull(kernel).run();
  }

  /** Checks its results. */
  @TearDown(Level.Trial)
  public void finish() {
    Objects.requireNonNull(running).finish();
  }
}
