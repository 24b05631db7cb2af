package dev.fluxion.bench.report;

import dev.fluxion.bench.task.Contestant;
import dev.fluxion.bench.task.Measurement;
import dev.fluxion.bench.task.Ratio;
import dev.fluxion.bench.task.Task;
import dev.fluxion.bench.task.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was measured of one task.
 *
 * @param name {@code WORKLOAD.WHAT} or {@code WORKLOAD.SIZE}
 * @param description what is computed
 * @param unit what a run computes several of, such as "node"
 * @param units how many
 * @param rows one for each contestant that was there, the one that ratios are taken to first
 * @param verdicts one for each target whose contestants were there
 * @param missing why the others were not, by their name
 */
public record Entry(
    String name,
    String description,
    String unit,
    int units,
    List<Row> rows,
    List<Verdict> verdicts,
    Map<String, String> missing) {

  /**
   * What was measured of one contestant.
   *
   * @param contestant its name
   * @param measured its times
   * @param ratio its mean time divided by the first contestant's
   * @param ratioError the error of that
   */
  public record Row(String contestant, Measurement measured, double ratio, double ratioError) {}

  /** Creates an entry. */
  public Entry {
    rows = List.copyOf(rows);
    verdicts = List.copyOf(verdicts);
    missing = Map.copyOf(missing);
  }

  /**
   * Returns what was measured of a task.
   *
   * @param task the task
   * @param measured by contestant
   * @param missing who was not there, and why
   */
  public static Entry of(
      Task task, Map<String, Measurement> measured, Map<String, String> missing) {
    List<Row> rows = new ArrayList<>();
    for (Contestant contestant : task.contestants()) {
      Measurement own = measured.get(contestant.name());
      Measurement first = measured.get(task.reference().name());
      if (own != null && first != null) {
        Ratio ratio = Ratio.of(own, first);
        rows.add(new Row(contestant.name(), own, ratio.value(), ratio.error()));
      }
    }
    List<Verdict> verdicts = new ArrayList<>();
    task.goals().forEach(goal -> goal.judge(task, measured).ifPresent(verdicts::add));
    return new Entry(
        task.name(), task.description(), task.unit(), task.units(), rows, verdicts, missing);
  }
}
