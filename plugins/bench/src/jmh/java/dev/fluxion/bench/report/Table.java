package dev.fluxion.bench.report;

import dev.fluxion.bench.task.Measurement;
import dev.fluxion.bench.task.Verdict;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints what was measured. */
public final class Table {
  private static final String LINE = "  %-21s %22s %12s %20s %10s %10s%n";

  private final PrintStream out;

  /**
   * Creates one.
   *
   * @param out where it is printed
   */
  public Table(PrintStream out) {
    this.out = out;
  }

  /**
   * Prints where a run is made.
   *
   * @param machine where
   */
  public void head(Machine machine) {
    out.printf(
        "%s, %d processors, %s%n%s%n%s%n",
        machine.cpu(),
        machine.processors(),
        machine.os(),
        machine.jvm(),
        String.join(
            ", ",
            machine.versions().entrySet().stream()
                .map(version -> version.getKey() + " " + version.getValue())
                .toList()));
    out.println(
        "± is half the width of the 99.9 % confidence interval; by cpu: the same ratio of processor"
            + " times,\nwhich other programs on the machine disturb less; one thread.");
    out.println();
  }

  /**
   * Prints a task.
   *
   * @param entry what was measured of it
   */
  public void print(Entry entry) {
    out.println(entry.name() + ": " + entry.description());
    boolean divided = entry.units() > 1;
    String first = entry.rows().isEmpty() ? "" : entry.rows().get(0).contestant();
    out.printf(
        LINE,
        "",
        "time",
        divided ? "ns/" + entry.unit() : "",
        "to " + first,
        "by cpu",
        "bytes/run");
    Optional<Double> cpu = entry.rows().stream().findFirst().flatMap(row -> row.measured().cpu());
    for (Entry.Row row : entry.rows()) {
      Measurement measured = row.measured();
      out.printf(
          LINE,
          row.contestant(),
          time(measured),
          divided ? number(measured.nanos() / entry.units()) : "",
          number(row.ratio()) + " ± " + number(row.ratioError()),
          measured.cpu().flatMap(own -> cpu.map(base -> number(own / base))).orElse(""),
          measured.bytes().map(bytes -> String.format(Locale.ROOT, "%.0f", bytes)).orElse(""));
    }
    entry.missing().forEach((name, why) -> out.println("  " + name + ": not here, " + why));
    for (Verdict verdict : entry.verdicts()) {
      out.printf("  %-8s %s%n", status(verdict), text(verdict));
    }
    out.println();
    out.flush();
  }

  /**
   * Prints the targets of all tasks.
   *
   * @param entries what was measured
   */
  public void targets(List<Entry> entries) {
    long all = entries.stream().mapToLong(entry -> entry.verdicts().size()).sum();
    long met =
        entries.stream().flatMap(entry -> entry.verdicts().stream()).filter(Verdict::met).count();
    out.printf("targets: %d of %d met (?: the limit lies within the error)%n", met, all);
    for (Entry entry : entries) {
      for (Verdict verdict : entry.verdicts()) {
        if (!verdict.met() || !verdict.isDecided()) {
          out.printf("  %-8s %-24s %s%n", status(verdict), entry.name(), text(verdict));
        }
      }
    }
    out.flush();
  }

  /** With a question mark where the limit lies within the error. */
  private static String status(Verdict verdict) {
    return (verdict.met() ? "met" : "MISSED") + (verdict.isDecided() ? "" : "?");
  }

  private static String text(Verdict verdict) {
    return verdict.goal()
        + ": "
        + number(verdict.measured())
        + (verdict.error() > 0 ? " ± " + number(verdict.error()) : "")
        + (verdict.unit().isEmpty() ? "" : " " + verdict.unit());
  }

  private static String time(Measurement measured) {
    double nanos = measured.nanos();
    double divisor = nanos < 1e4 ? 1 : nanos < 1e7 ? 1e3 : 1e6;
    String unit = nanos < 1e4 ? "ns" : nanos < 1e7 ? "µs" : "ms";
    return number(nanos / divisor) + " ± " + number(measured.error() / divisor) + " " + unit;
  }

  /** Three significant digits. */
  static String number(double value) {
    double size = Math.abs(value);
    String format =
        size >= 100 || size == 0 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }
}
