package dev.fluxion.tck.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.tck.backend.TestDevice;
import dev.fluxion.tck.backend.WrongDevices;
import dev.fluxion.tck.backend.WrongSamplers;
import dev.fluxion.tck.run.Profile;
import dev.fluxion.tck.statistics.Significance;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an author of a backend reads. */
class BackendReportTest {
  private static final Conditions LITTLE = Conditions.USUAL.withEffort(0.05);

  private static Suite suite(Supplier<? extends Backend> backend) {
    return Suite.of(WrongBackends.plugin(backend), List.of());
  }

  private static Verdict verdict(
      Supplier<? extends Backend> backend, String check, Conditions conditions) {
    Suite suite = suite(backend);
    return suite.subjects().stream()
        .flatMap(subject -> suite.planned(subject).stream())
        .filter(planned -> planned.check().id().equals(check))
        .findFirst()
        .orElseThrow()
        .run(conditions);
  }

  private static Supplier<Backend> wrong(String name) {
    return Stream.concat(WrongDevices.all().stream(), WrongSamplers.all().stream())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow()
        .device();
  }

  @Test
  void primitivesAreCheckedInProcessAndOnTheBackend() {
    assertEquals(
        List.of(
            "test:shifted-sin[shift=0.5]",
            "test:expectations on [[2]]",
            "backend 'device': test:shifted-sin[shift=0.5]",
            "backend 'device': test:expectations on [[2]]"),
        suite(TestDevice::new).subjects().stream().map(Subject::title).toList());
  }

  @Test
  void aPassedStatisticSaysWhatItWouldHaveFound() {
    Verdict verdict = verdict(TestDevice::new, "ST-BIAS", LITTLE);
    assertEquals(Grade.PASS, verdict.grade(), verdict::text);
    for (String part :
        List.of("3 points", "N = ", "detectable bias ", "sigma of a shot", "alpha ")) {
      assertTrue(verdict.text().contains(part), verdict::text);
    }
  }

  @Test
  void aFailedStatisticSaysByHowMuchAndWhere() {
    Verdict verdict =
        verdict(wrong("threshold off by one part in a hundred"), "ST-BIAS", Conditions.USUAL);
    assertEquals(Grade.FAIL, verdict.grade(), verdict::text);
    for (String part :
        List.of("ST-BIAS", "rule 7.1", "seed 0", "mean ", "expected ", "z = ", "limit ", "repro")) {
      assertTrue(verdict.text().contains(part), verdict::text);
    }
  }

  @Test
  void aFailedRuleSaysWhatWasEvaluatedAndFromWhichSeed() {
    Verdict verdict = verdict(wrong("key without the seed"), "B-KEY", LITTLE);
    assertEquals(Grade.FAIL, verdict.grade(), verdict::text);
    for (String part :
        List.of("test:shifted-sin[shift=0.5] of ([", "100 shots from seed ", " gave ", " after ")) {
      assertTrue(verdict.text().contains(part), verdict::text);
    }
  }

  /** Counts the shots that are asked of it. */
  private static final class Counter extends TestDevice {
    private final AtomicLong shots;

    Counter(AtomicLong shots) {
      this.shots = shots;
    }

    @Override
    public List<Estimate> evaluate(List<Evaluation> batch) {
      batch.forEach(evaluation -> shots.addAndGet(evaluation.shots().count()));
      return super.evaluate(batch);
    }
  }

  private static double shots(String check, double effort) {
    AtomicLong shots = new AtomicLong();
    Verdict verdict = verdict(() -> new Counter(shots), check, Conditions.USUAL.withEffort(effort));
    assertEquals(Grade.PASS, verdict.grade(), verdict::text);
    return shots.get();
  }

  @Test
  void shotsFollowTheProfile() {
    for (String check : List.of("ST-VAR", "ST-SCALE", "ST-LATTICE", "ST-SEED", "ST-INDEP")) {
      double usual = shots(check, 1);
      double few = shots(check, Profile.SMOKE.effort()) / usual;
      double many = shots(check, Profile.CERT.effort()) / usual;
      assertTrue(few > 0.05 && few < 0.15, () -> check + ": " + few);
      assertTrue(many > 3 && many < 5, () -> check + ": " + many);
    }
    for (String check : List.of("ST-BIAS", "ST-TINY")) {
      double few = shots(check, Profile.SMOKE.effort()) / shots(check, 1);
      assertTrue(few > 0.05 && few < 0.15, () -> check + ": " + few);
    }
  }

  @Test
  void allTestsOfSamplesTogetherBlameOneInAMillion() {
    Suite suite = suite(TestDevice::new);
    double sum = 0;
    for (Subject subject : suite.subjects()) {
      for (Suite.Planned planned : suite.planned(subject)) {
        if (planned.check() instanceof OnBackend check) {
          sum += check.each().tests(((Served) subject).hosted()) * check.significance().alpha();
        }
      }
    }
    assertEquals(Significance.OF_A_SUITE, sum, 1e-12);
  }
}
