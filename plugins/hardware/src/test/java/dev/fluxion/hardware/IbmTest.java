package dev.fluxion.hardware;

import static dev.fluxion.circuit.Circuits.circuit;
import static dev.fluxion.circuit.Circuits.x;
import static dev.fluxion.circuit.Circuits.y;
import static dev.fluxion.circuit.Circuits.z;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.circuit.Instruction;
import dev.fluxion.circuit.Simulator;
import dev.fluxion.emulator.Emulator;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.fault.Phase;
import dev.fluxion.emulator.seen.Seen;
import dev.fluxion.emulator.setup.Account;
import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.journal.JobState;
import dev.fluxion.hardware.provider.Provider;
import dev.fluxion.hardware.provider.Reading;
import dev.fluxion.hardware.provider.RemoteJob;
import dev.fluxion.hardware.provider.Reply;
import dev.fluxion.hardware.provider.Submission;
import dev.fluxion.hardware.provider.Task;
import dev.fluxion.hardware.provider.Work;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Shots;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver of IBM against the emulator, which refuses what is not published. */
class IbmTest {
  private static final String KEY = "emulator-key";
  private static final String SEVEN = "ibm_emulator_7";

  @TempDir Path folder;

  private static Ibm ibm(Emulator emulator, String device) {
    return Ibm.device(device)
        .at(emulator.ibm(), emulator.ibmTokens())
        .key(KEY::toCharArray)
        .instance(Account.CRN::toCharArray)
        .jobsPerMinute(1000)
        .deadline(Duration.ofSeconds(3));
  }

  private HardwareBackend.Builder builder(Emulator emulator, String device) {
    return HardwareBackend.over(ibm(emulator, device).open())
        .journal(folder.resolve("ibm.db"))
        .timing(Timing.standard().faster(50).awaiting(Duration.ofSeconds(60)));
  }

  private static void assertNear(double expected, Estimate estimate) {
    double error = estimate.standardErrors().get(0)[0];
    assertEquals(expected, estimate.values().get(0)[0], 5 * error + 1e-9);
  }

  private static Task bell(String key) {
    return new Task(
        key,
        2,
        List.of(
            new Instruction("h", List.of(0), 0),
            new Instruction("cx", List.of(0, 1), 0),
            new Instruction("ry", List.of(1), 0.6)),
        List.of(z(0).times(z(1)), x(0).times(x(1)).times(2).plus(0.5), y(0)),
        4000);
  }

  private static <T> T answer(Reply<T> reply) {
    if (reply instanceof Reply.Answer<T> answer) {
      return answer.value();
    }
    throw new AssertionError(reply);
  }

  @ParameterizedTest
  @ValueSource(strings = {SEVEN, "ibm_emulator_16", "ibm_emulator_127"})
  void oneRequestIsSentAskedForFetchedAndRead(String device) throws InterruptedException {
    String key = "0123456789abcdef".repeat(4);
    try (Emulator emulator = Emulator.start();
        Provider provider = ibm(emulator, device).open()) {
      byte[] request = provider.request(new Work(key, List.of(bell(key), bell(key))));
      String id = ((Submission.Accepted) provider.submit(request)).id();
      RemoteJob job = answer(provider.poll(List.of(id))).get(id);
      for (int k = 0; !job.state().isFinal() && k < 1000; k++) {
        Thread.sleep(2);
        job = answer(provider.poll(List.of(id))).get(id);
      }
      assertEquals(RemoteJob.State.COMPLETED, job.state());
      assertEquals(
          List.of(id),
          answer(provider.find(key, Instant.EPOCH)).stream().map(RemoteJob::id).toList());
      List<Reading> readings = provider.read(request, answer(provider.fetch(id)));
      assertEquals(2, readings.size());
      double[] exact = {Math.cos(0.6), 2 * Math.cos(0.6) + 0.5, 0};
      for (Reading reading : readings) {
        Reading.Values values = (Reading.Values) reading;
        for (int k = 0; k < exact.length; k++) {
          assertEquals(exact[k], values.values()[k], 5 * values.errors()[k] + 1e-12);
        }
        assertEquals(4000, values.shots());
      }
      assertEquals(0, emulator.seen().bill("s").compareTo(answer(provider.cost(id)).amount()));
    }
  }

  private static BoundPrimitive manyGates() {
    return Points.call(
        x ->
            circuit(4)
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
                .cy(0, 3)
                .rxx(0, 1, x)
                .crx(1, 3, x)
                .cnot(2, 3)
                .sxdg(0)
                .expectation(z(0).times(x(1)).plus(y(2)).plus(z(1)).plus(x(3).times(0.5))));
  }

  private static Evaluation at(BoundPrimitive call, double point, Shots shots) {
    return new Evaluation(
        call, List.of(), List.of(new double[] {point}), List.of(Shape.vector(1)), shots);
  }

  @ParameterizedTest
  @ValueSource(strings = {SEVEN, "ibm_emulator_16", "ibm_emulator_127"})
  void everyGateIsWrittenForTheDevice(String device) {
    try (Emulator emulator = Emulator.start();
        Simulator simulator = new Simulator();
        HardwareBackend backend = builder(emulator, device).build()) {
      double exact =
          simulator.evaluate(List.of(at(manyGates(), 0.7, Shots.EXACT))).get(0).values().get(0)[0];
      Estimate estimate =
          backend.evaluate(List.of(at(manyGates(), 0.7, new Shots(20_000, 1)))).get(0);
      assertNear(exact, estimate);
      assertTrue(estimate.standardErrors().get(0)[0] < 0.03);
      assertEquals(1, emulator.seen().billed());
    }
  }

  @Test
  void probabilitiesAreMadeOfParities() {
    BoundPrimitive call =
        Points.call(x -> circuit(2).ry(0, x).cnot(0, 1).ry(1, 0.4).probabilities());
    try (Emulator emulator = Emulator.start();
        Simulator simulator = new Simulator();
        HardwareBackend backend = builder(emulator, SEVEN).build()) {
      double[] exact =
          simulator.evaluate(List.of(at(call, 0.7, Shots.EXACT))).get(0).values().get(0);
      Estimate estimate = backend.evaluate(List.of(at(call, 0.7, new Shots(9000, 1)))).get(0);
      assertArrayEquals(exact, estimate.values().get(0), 0.06);
      assertEquals(1, emulator.seen().submissions());
    }
  }

  @Test
  void threeHundredCircuitsAreAJob() {
    try (Emulator emulator = Emulator.start();
        HardwareBackend backend = builder(emulator, SEVEN).build()) {
      List<Evaluation> batch =
          IntStream.range(0, 310).mapToObj(k -> Points.at(k / 100.0, 400, k)).toList();
      List<Estimate> estimates = backend.evaluate(batch);
      for (int k = 0; k < batch.size(); k++) {
        assertNear(Points.value(k / 100.0), estimates.get(k));
      }
      Seen seen = emulator.seen();
      assertEquals(2, seen.submissions());
      assertEquals(2, seen.billed());
      assertEquals(List.of(), seen.requests(Phase.DELETE));
      assertEquals(1, seen.requests(Phase.TOKEN).size());
    }
  }

  @Test
  void theTimeOfAJobIsReservedBeforeItIsSent() {
    try (Emulator emulator = Emulator.start();
        HardwareBackend backend =
            builder(emulator, SEVEN).budget(Budget.unlimited().cost(62, "s")).build()) {
      backend.evaluate(List.of(Points.at(0.3, 1000, 1)));
      JobEntry job = backend.journal().jobs().get(0);
      assertEquals(0, emulator.seen().bill("s").compareTo(job.spent().orElseThrow().amount()));
      FluxionException e =
          assertThrows(
              FluxionException.class, () -> backend.evaluate(List.of(Points.at(0.4, 1000, 1))));
      assertEquals("FLX-504", e.code(), e.getMessage());
      assertEquals(1, emulator.seen().submissions());
    }
  }

  @Test
  void aWrongKeyIsRefusedAndNotShown() {
    try (Emulator emulator = Emulator.start()) {
      Ibm wrong = ibm(emulator, SEVEN).key("not-the-key"::toCharArray);
      assertEquals(
          "FLX-516: the configuration of ibm_emulator_7 is not to be had: BXNIM0415E: Provided API"
              + " key could not be found.",
          assertThrows(FluxionException.class, wrong::open).getMessage());
    }
  }

  @Test
  void tokensThatEndInTheMiddleAreRenewed() {
    try (Emulator emulator = Emulator.builder().tokenLife(Duration.ofSeconds(1)).start();
        HardwareBackend backend = builder(emulator, SEVEN).build()) {
      for (int k = 0; k < 3; k++) {
        emulator.faults().next(Phase.POLL, new Fault.Status(401));
        assertNear(Points.value(0.3), backend.evaluate(List.of(Points.at(0.3, 1000, k))).get(0));
      }
      assertEquals(3, emulator.seen().billed());
      assertTrue(emulator.seen().requests(Phase.TOKEN).size() >= 4);
    }
  }

  @Test
  void aDeviceThatHasChangedIsAskedForAgain() {
    try (Emulator emulator = Emulator.start();
        HardwareBackend backend = builder(emulator, SEVEN).build()) {
      emulator.faults().next(Phase.CREATE, Fault.Fate.CONFIGURATION_CHANGED);
      FluxionException e =
          assertThrows(
              FluxionException.class,
              () -> backend.evaluate(List.of(at(manyGates(), 0.7, new Shots(1000, 1)))));
      assertTrue(e.getMessage().contains("1517"), e.getMessage());
      assertEquals(JobState.FAILED, backend.journal().jobs().get(0).state());
      try (Simulator simulator = new Simulator()) {
        double exact =
            simulator
                .evaluate(List.of(at(manyGates(), 0.7, Shots.EXACT)))
                .get(0)
                .values()
                .get(0)[0];
        assertNear(
            exact, backend.evaluate(List.of(at(manyGates(), 0.7, new Shots(1000, 1)))).get(0));
      }
      assertEquals(1, emulator.seen().billed());
    }
  }

  @Test
  void aJobWhoseAnswerIsLostIsFoundByItsTag() {
    try (Emulator emulator = Emulator.start();
        HardwareBackend backend = builder(emulator, SEVEN).build()) {
      emulator.faults().next(Phase.CREATE, Fault.Transport.ANSWER_LOST);
      emulator.faults().next(Phase.LIST, new Fault.Status(503));
      assertNear(Points.value(0.3), backend.evaluate(List.of(Points.at(0.3, 1000, 1))).get(0));
      assertEquals(1, emulator.seen().submissions());
      assertEquals(1, emulator.seen().billed());
    }
  }

  @Test
  void aJobThatRanTooLongHasFailedAndIsPaid() {
    try (Emulator emulator = Emulator.start();
        HardwareBackend backend = builder(emulator, SEVEN).build()) {
      emulator.faults().next(Phase.CREATE, Fault.Fate.RAN_TOO_LONG);
      FluxionException e =
          assertThrows(
              FluxionException.class, () -> backend.evaluate(List.of(Points.at(0.3, 1000, 1))));
      assertTrue(e.getMessage().contains("1305"), e.getMessage());
      JobEntry job = backend.journal().jobs().get(0);
      assertEquals(JobState.FAILED, job.state());
      assertEquals(0, emulator.seen().bill("s").compareTo(job.spent().orElseThrow().amount()));
    }
  }

  @Test
  void withoutANameItIsTheFirstDevice() {
    try (Emulator emulator = Emulator.start();
        Provider provider =
            Ibm.firstDevice()
                .at(emulator.ibm(), emulator.ibmTokens())
                .key(KEY::toCharArray)
                .instance(Account.CRN::toCharArray)
                .open()) {
      assertEquals("ibm:ibm_emulator_127", provider.id());
    }
  }
}
