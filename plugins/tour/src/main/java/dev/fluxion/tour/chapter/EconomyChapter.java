package dev.fluxion.tour.chapter;

import dev.fluxion.tour.page.Page;

/** What derivatives of several parameters cost, in evaluations that are paid for. */
public final class EconomyChapter implements Chapter {
  private final int parameters;
  private final int repeats;
  private final int widest;

  /**
   * Creates the chapter.
   *
   * @param parameters the most parameters in the tables of counts
   * @param repeats how often noisy runs are repeated
   * @param widest the most parameters for which planning is timed
   */
  public EconomyChapter(int parameters, int repeats, int widest) {
    this.parameters = parameters;
    this.repeats = repeats;
    this.widest = widest;
  }

  @Override
  public String name() {
    return "economy";
  }

  @Override
  public String title() {
    return "The fewest evaluations that are known, counted by the device that makes them";
  }

  @Override
  public void run(Page page) {
    new OneParameter(page).write();
    new ManyParameters(page, parameters).write();
    new ShotNoise(page, parameters, repeats).write();
    new Prices(page).write();
    new ReuseAndBudget(page).write();
    new PlanningTime(page, widest).write();
  }
}
