package dev.fluxion.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.circuit.Circuits;
import dev.fluxion.emulator.Emulator;
import dev.fluxion.emulator.fault.Phase;
import dev.fluxion.emulator.seen.Seen;
import dev.fluxion.emulator.setup.ResultForm;
import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.journal.JobState;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Shots;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The driver of IonQ against the emulator, which refuses what is not published. */
class IonqTest {
  private static final String KEY = "emulator-key";

  @TempDir Path folder;

  private HardwareBackend.Builder builder(Emulator emulator, String device) {
    Ionq ionq = Ionq.device(device).at(emulator.ionq()).key(KEY::toCharArray);
    return HardwareBackend.over(ionq.open())
        .journal(folder.resolve("ionq.db"))
        .timing(Timing.standard().faster(50).awaiting(Duration.ofSeconds(60)));
  }

  private static void assertNear(double expected, Estimate estimate) {
    double error = estimate.standardErrors().get(0)[0];
    assertEquals(expected, estimate.values().get(0)[0], 5 * error + 1e-9);
  }

  @ParameterizedTest
  @EnumSource(ResultForm.class)
  void oneCircuitIsAJobOfItsOwn(ResultForm form) {
    try (Emulator emulator = Emulator.builder().results(form).start();
        HardwareBackend backend = builder(emulator, "qpu.forte-1").build()) {
      BoundPrimitive call =
          Points.call(x -> Circuits.circuit(1).ry(0, x).expectation(Circuits.z(0)));
      Evaluation evaluation =
          new Evaluation(
              call,
              List.of(),
              List.of(new double[] {0.7}),
              List.of(Shape.vector(1)),
              new Shots(3000, 1));
      assertNear(Math.cos(0.7), backend.evaluate(List.of(evaluation)).get(0));
      Seen seen = emulator.seen();
      assertEquals(1, seen.submissions());
      String body = seen.requests(Phase.CREATE).get(0).text();
      assertTrue(body.contains("\"type\":\"ionq.circuit.v1\""), body);
      assertEquals(1, seen.billed());
      JobEntry job = backend.journal().jobs().get(0);
      assertEquals(0, seen.bill("usd").compareTo(job.spent().orElseThrow().amount()));
    }
  }

  @ParameterizedTest
  @EnumSource(ResultForm.class)
  void severalCircuitsAreABatch(ResultForm form) {
    try (Emulator emulator = Emulator.builder().results(form).start();
        HardwareBackend backend = builder(emulator, "qpu.forte-1").build()) {
      List<Evaluation> batch =
          IntStream.range(0, 130).mapToObj(k -> Points.at(k / 20.0, 400, k)).toList();
      List<Estimate> estimates = backend.evaluate(batch);
      for (int k = 0; k < batch.size(); k++) {
        assertNear(Points.value(k / 20.0), estimates.get(k));
      }
      assertEquals(1, emulator.seen().submissions());
      assertEquals(1, emulator.seen().billed());
      assertEquals(260, emulator.seen().jobs().get(0).tasks().size());
      assertEquals(List.of(), emulator.seen().requests(Phase.DELETE));
    }
  }

  @Test
  void theSimulatorInTheCloudGivesExactProbabilities() {
    try (Emulator emulator = Emulator.start();
        HardwareBackend backend = builder(emulator, "simulator").build()) {
      Estimate estimate = backend.evaluate(List.of(Points.at(0.3, 101, 1))).get(0);
      assertEquals(Points.value(0.3), estimate.values().get(0)[0], 1e-9);
      assertEquals(0, emulator.seen().billed());
    }
  }

  @Test
  void everyGateOfADeviceIsSpoken() {
    try (Emulator emulator = Emulator.start();
        HardwareBackend backend = builder(emulator, "simulator").build()) {
      BoundPrimitive call =
          Points.call(
              x ->
                  Circuits.circuit(3)
                      .h(0)
                      .x(1)
                      .y(2)
                      .z(0)
                      .s(0)
                      .sdg(1)
                      .t(2)
                      .tdg(0)
                      .sx(1)
                      .rx(0, x)
                      .ry(1, x)
                      .rz(2, x)
                      .cnot(0, 1)
                      .cz(1, 2)
                      .swap(0, 2)
                      .ry(0, 0.3)
                      .cy(0, 1)
                      .rxx(0, 1, x)
                      .crx(1, 2, x)
                      .sxdg(0)
                      .expectation(
                          Circuits.z(0)
                              .times(Circuits.x(1))
                              .plus(Circuits.y(2))
                              .plus(Circuits.z(1))));
      Evaluation evaluation =
          new Evaluation(
              call,
              List.of(),
              List.of(new double[] {0.7}),
              List.of(Shape.vector(1)),
              new Shots(300, 1));
      Evaluation exact =
          new Evaluation(call, List.of(), evaluation.inputs(), evaluation.shapes(), Shots.EXACT);
      double expected =
          new dev.fluxion.circuit.Simulator().evaluate(List.of(exact)).get(0).values().get(0)[0];
      assertEquals(expected, backend.evaluate(List.of(evaluation)).get(0).values().get(0)[0], 1e-8);
    }
  }

  @Test
  void theCostOfAJobIsAskedBeforeItIsSent() {
    try (Emulator emulator = Emulator.start();
        HardwareBackend backend =
            builder(emulator, "qpu.forte-1").budget(Budget.unlimited().cost(0.5, "usd")).build()) {
      FluxionException e =
          assertThrows(
              FluxionException.class, () -> backend.evaluate(List.of(Points.at(0.3, 1000, 1))));
      assertEquals("FLX-504", e.code(), e.getMessage());
      assertEquals(0, emulator.seen().submissions());
      assertEquals(JobState.WITHDRAWN, backend.journal().jobs().get(0).state());
    }
  }

  @Test
  void aSessionLimitsTheJobsAtTheProvider() {
    try (Emulator emulator = Emulator.start()) {
      Ionq device =
          Ionq.device("qpu.forte-1").at(emulator.ionq()).key(KEY::toCharArray).startSession(1, 50);
      try (HardwareBackend backend =
          HardwareBackend.over(device.open()).journal(folder.resolve("ionq.db")).build()) {
        assertNear(Points.value(0.3), backend.evaluate(List.of(Points.at(0.3, 900, 1))).get(0));
        FluxionException e =
            assertThrows(
                FluxionException.class, () -> backend.evaluate(List.of(Points.at(0.4, 900, 1))));
        assertEquals("FLX-505", e.code(), e.getMessage());
        assertEquals(1, emulator.seen().billed());
      }
      device.endSession();
      FluxionException e =
          assertThrows(
              FluxionException.class, () -> device.session("no-such-session").endSession());
      assertTrue(
          e.getMessage().startsWith("FLX-505: the provider refused to end a session (HTTP 404"),
          e.getMessage());
    }
  }

  @Test
  void aWrongKeyIsRefusedAndNotShown() {
    try (Emulator emulator = Emulator.start();
        HardwareBackend backend =
            HardwareBackend.over(
                    Ionq.device("simulator")
                        .at(emulator.ionq())
                        .key("not-the-key"::toCharArray)
                        .open())
                .journal(folder.resolve("ionq.db"))
                .build()) {
      FluxionException e =
          assertThrows(
              FluxionException.class, () -> backend.evaluate(List.of(Points.at(0.3, 1000, 1))));
      assertEquals("FLX-505", e.code());
      assertFalse(e.getMessage().contains("not-the-key"), e.getMessage());
    }
  }

  @Test
  @Tag("long")
  void tenThousandCircuitsLeaveInTwoJobs() {
    try (Emulator emulator = Emulator.start();
        HardwareBackend backend = builder(emulator, "qpu.forte-1").build()) {
      List<Evaluation> batch = new ArrayList<>();
      for (int k = 0; k < 5000; k++) {
        batch.add(Points.at(k / 800.0, 2, k));
      }
      assertEquals(5000, backend.evaluate(batch).size());
      assertEquals(
          List.of(5000, 5000),
          emulator.seen().jobs().stream().map(job -> job.tasks().size()).toList());
    }
  }
}
