package dev.fluxion.bench.measure;

import dev.fluxion.bench.task.Contestant;
import dev.fluxion.bench.task.Measurement;
import dev.fluxion.bench.task.MissingPeer;
import dev.fluxion.bench.task.Pace;
import dev.fluxion.bench.task.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Checks all contestants of a task, then times them in turns. */
public final class Stopwatch {
  private final Function<Pace, Effort> efforts;
  private final Timer jmh;
  private final Timer children = new ChildTimer();

  /**
   * Creates one.
   *
   * @param efforts how much time is spent
   * @param folder where the output of JMH is written
   */
  public Stopwatch(Function<Pace, Effort> efforts, Path folder) {
    this.efforts = efforts;
    this.jmh = new JmhTimer(folder);
  }

  /**
   * Checks the contestants of a task.
   *
   * @param task the task
   * @param missing gets why a contestant is not there, by its name
   * @return those that are there
   * @throws IllegalStateException if results differ
   */
  public List<Contestant> check(Task task, Map<String, String> missing) {
    double[] reference = Check.reference(task);
    List<Contestant> present = new ArrayList<>();
    for (Contestant contestant : task.contestants()) {
      try {
        Check.check(task, contestant, reference);
        present.add(contestant);
      } catch (MissingPeer e) {
        missing.put(contestant.name(), e.getMessage());
      }
    }
    return present;
  }

  /**
   * Times contestants.
   *
   * @param task their task
   * @param contestants who have been checked
   * @return what was measured, by contestant
   * @throws IllegalStateException if one fails
   */
  public Map<String, Measurement> time(Task task, List<Contestant> contestants) {
    Effort effort = efforts.apply(task.pace());
    Timer timer = task.pace() == Pace.FIRST ? children : jmh;
    Map<String, Samples> samples = new LinkedHashMap<>();
    for (int round = 0; round < effort.rounds(); round++) {
      for (Contestant contestant : contestants) {
        Samples own = samples.computeIfAbsent(contestant.name(), name -> new Samples());
        timer.time(task, contestant, effort, round, own);
      }
    }
    Map<String, Measurement> measured = new LinkedHashMap<>();
    samples.forEach((name, taken) -> measured.put(name, taken.measurement()));
    return measured;
  }
}
