package dev.fluxion.tck.backend;

import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** B-PERM: evaluations in another order give the same estimates in that order. */
record Permutations() implements BackendRule {
  private static final int SIZE = 12;
  private static final int ORDERS = 4;

  @Override
  public String id() {
    return "B-PERM";
  }

  @Override
  public String rule() {
    return "6.5";
  }

  @Override
  public boolean isPlannedFor(Hosted hosted) {
    return hosted.capabilities().batchLimit() > 1;
  }

  @Override
  public Outcome run(Hosted hosted, Trial trial) {
    RandomGenerator random = trial.random(this, hosted);
    for (int shots : hosted.modes()) {
      List<Evaluation> batch = hosted.batch(SIZE, shots, random);
      try (Device device = hosted.open()) {
        Device.Likeness likeness = device.likeness(random);
        List<Estimate> first = device.batch(batch);
        for (int k = 0; k < ORDERS; k++) {
          List<Integer> order = new ArrayList<>(IntStream.range(0, batch.size()).boxed().toList());
          if (k == 0) {
            Collections.reverse(order);
          } else {
            Collections.shuffle(order, new Random(random.nextLong()));
          }
          List<Estimate> permuted = device.batch(order.stream().map(batch::get).toList());
          for (int i = 0; i < order.size(); i++) {
            int was = order.get(i);
            if (!likeness.alike(first.get(was), permuted.get(i))) {
              return Outcome.broken(
                  Hosted.text(batch.get(was))
                      + " gave "
                      + Estimates.text(first.get(was))
                      + " as number "
                      + was
                      + " of a batch, "
                      + Estimates.text(permuted.get(i))
                      + " as number "
                      + i
                      + " of the same batch in the order "
                      + order);
            }
          }
        }
      }
    }
    return Outcome.kept(ORDERS + " orders of up to " + SIZE);
  }
}
