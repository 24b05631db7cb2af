package dev.fluxion.bench.measure;

import dev.fluxion.bench.task.Kernel;
import dev.fluxion.bench.workload.FirstGradient;

/** The program of a fresh JVM: prints the time in ns of its first run, and the results. */
public final class FirstRun {
  private FirstRun() {}

  /**
   * Runs the program.
   *
   * @param args the names of the task and of the contestant
   */
  public static void main(String[] args) {
    long start = System.nanoTime();
    Kernel kernel = FirstGradient.kernel(args[1]);
    kernel.run();
    long end = System.nanoTime();
    System.out.println(end - start);
    for (double result : kernel.results()) {
      System.out.println(result);
    }
    System.exit(0);
  }
}
