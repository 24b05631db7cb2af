package dev.fluxion.tour.chapter;

import dev.fluxion.emulator.seen.Seen;
import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.provider.Price;
import dev.fluxion.spi.Shots;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.page.Page;
import java.math.BigDecimal;
import java.util.List;

/** The same functions on remote quantum processors: jobs, bills, and a process that is killed. */
public final class HardwareChapter implements Chapter {
  private static final Shots SHOTS = new Shots(4000, 7);

  /** Creates the chapter. */
  public HardwareChapter() {}

  @Override
  public String name() {
    return "hardware";
  }

  @Override
  public String title() {
    return "The same function on a quantum processor, and no job is paid for twice";
  }

  @Override
  public void run(Page page) {
    try (Places places = new Places(SHOTS)) {
      page.say(
          "IonQ and IBM are here an emulator in this process, which speaks their protocols, checks"
              + " requests strictly, samples by the simulator, and bills prices that are made up."
              + " What is sampled has "
              + SHOTS.count()
              + " shots for each evaluation. The sine of the article at x = "
              + RemoteSine.POINT
              + ":");
      new RemoteSine(page, places).write();
      page.say(
          "Costs are those that the journal has from the provider: dollars at IonQ, seconds at"
              + " IBM. The energy of the hydrogen molecule, in hartree, and its gradient, at the"
              + " minimum that the chapter before has found:");
      new RemoteEnergy(page, places).write();
      bill(page, places);
    }
    page.say(
        "A program of one line evaluates the sine on IonQ, in a process of its own. As soon as its"
            + " journal has the id of its job it is killed (SIGKILL). Then this process opens the"
            + " journal, resumes, and evaluates the same:");
    try (Scratch scratch = new Scratch()) {
      new KilledRun(page, scratch).write();
    }
  }

  private static void bill(Page page, Places places) {
    Seen seen = places.emulator().seen();
    Checks checks = page.checks();
    List<JobEntry> jobs =
        places.sampled().stream().flatMap(place -> place.jobs().stream()).toList();
    page.say(
        "In all the providers were sent "
            + checks.count("submissions", seen.submissions(), jobs.size())
            + " jobs, those of the picture included, and billed "
            + checks.count("billed", seen.billed(), jobs.size())
            + ", "
            + checks.within("dollars", sum(jobs, "usd"), seen.bill("usd").doubleValue(), 1e-9)
            + " dollars and "
            + checks.within("seconds", sum(jobs, "s"), seen.bill("s").doubleValue(), 1e-9)
            + " seconds: as the journals say.");
  }

  private static double sum(List<JobEntry> jobs, String unit) {
    return jobs.stream()
        .flatMap(job -> job.spent().stream())
        .filter(price -> price.unit().equals(unit))
        .map(Price::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }
}
