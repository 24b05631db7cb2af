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
import dev.fluxion.emulator.setup.Account;
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
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver of IBM over the program that executes circuits, against the emulator. */
class IbmExecutorTest {
  private static final String KEY = "0123456789abcdef".repeat(4);
  private static final String OTHER = "fedcba9876543210".repeat(4);

  @TempDir Path folder;

  private static Ibm ibm(Emulator emulator, String device) {
    return Ibm.device(device)
        .at(emulator.ibm(), emulator.ibmTokens())
        .key("emulator-key"::toCharArray)
        .instance(Account.CRN::toCharArray)
        .executor()
        .jobsPerMinute(1000)
        .deadline(Duration.ofSeconds(3));
  }

  private HardwareBackend backend(Emulator emulator, String device) {
    return HardwareBackend.over(ibm(emulator, device).open())
        .journal(folder.resolve("ibm.db"))
        .timing(Timing.standard().faster(50).awaiting(Duration.ofSeconds(60)))
        .build();
  }

  private static <T> T answer(Reply<T> reply) {
    if (reply instanceof Reply.Answer<T> answer) {
      return answer.value();
    }
    throw new AssertionError(reply);
  }

  /** Qubit 0 is turned by an angle, qubit 1 follows it, qubit 2 is flipped. */
  private static Task task(String key, double angle) {
    return new Task(
        key,
        3,
        List.of(
            new Instruction("ry", List.of(0), angle),
            new Instruction("cx", List.of(0, 1), 0),
            new Instruction("x", List.of(2), 0)),
        List.of(),
        4000);
  }

  private static byte[] results(Provider provider, byte[] request) throws InterruptedException {
    String id = ((Submission.Accepted) provider.submit(request)).id();
    RemoteJob job = answer(provider.poll(List.of(id))).get(id);
    for (int k = 0; !job.state().isFinal() && k < 1000; k++) {
      Thread.sleep(2);
      job = answer(provider.poll(List.of(id))).get(id);
    }
    return answer(provider.fetch(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ibm_emulator_7", "ibm_emulator_16", "ibm_emulator_127"})
  void outcomesOfEachCircuitAreCounted(String device) throws InterruptedException {
    try (Emulator emulator = Emulator.start();
        Provider provider = ibm(emulator, device).open()) {
      byte[] request = provider.request(new Work(KEY, List.of(task(KEY, 0.8), task(OTHER, 2.0))));
      List<Reading> readings = provider.read(request, results(provider, request));
      double[] angles = {0.8, 2.0};
      for (int k = 0; k < 2; k++) {
        Reading.Counts counts = (Reading.Counts) readings.get(k);
        double chance = Math.pow(Math.sin(angles[k] / 2), 2);
        double error = Math.sqrt(chance * (1 - chance) / 4000);
        assertEquals(4000, counts.shots());
        assertEquals(chance, counts.fractions().get(7L), 5 * error);
        assertEquals(1 - counts.fractions().get(7L), counts.fractions().get(4L), 1e-12);
      }
      assertEquals(1, emulator.seen().billed(KEY));
    }
  }

  private static Evaluation at(BoundPrimitive call, double point, Shots shots) {
    return new Evaluation(
        call, List.of(), List.of(new double[] {point}), List.of(Shape.vector(1)), shots);
  }

  private static final BoundPrimitive SEVERAL =
      Points.call(
          x ->
              circuit(3)
                  .ry(0, x)
                  .cnot(0, 1)
                  .rx(2, x)
                  .cz(1, 2)
                  .expectations(
                      z(0).times(z(1)), x(0).times(y(1)).times(2).plus(z(2)).plus(0.5), y(2)));

  @ParameterizedTest
  @ValueSource(strings = {"ibm_emulator_7", "ibm_emulator_16"})
  void expectationValuesAndTheirErrorsAreWorkedOutHere(String device) {
    try (Emulator emulator = Emulator.start();
        Simulator simulator = new Simulator();
        HardwareBackend backend = backend(emulator, device)) {
      double[] exact =
          simulator.evaluate(List.of(at(SEVERAL, 0.7, Shots.EXACT))).get(0).values().get(0);
      Estimate estimate = backend.evaluate(List.of(at(SEVERAL, 0.7, new Shots(20_000, 1)))).get(0);
      double[] errors = estimate.standardErrors().get(0);
      for (int k = 0; k < exact.length; k++) {
        assertEquals(exact[k], estimate.values().get(0)[k], 5 * errors[k] + 1e-9);
        assertTrue(errors[k] < 0.05, "error " + errors[k]);
      }
      // circuits of a job have equal shots, the bases of these observables have two numbers of them
      assertEquals(2, emulator.seen().submissions());
      assertEquals(2, emulator.seen().billed());
    }
  }

  @Test
  void probabilitiesAreCounted() {
    BoundPrimitive call =
        Points.call(x -> circuit(2).ry(0, x).cnot(0, 1).ry(1, 0.4).probabilities());
    try (Emulator emulator = Emulator.start();
        Simulator simulator = new Simulator();
        HardwareBackend backend = backend(emulator, "ibm_emulator_7")) {
      double[] exact =
          simulator.evaluate(List.of(at(call, 0.7, Shots.EXACT))).get(0).values().get(0);
      Estimate estimate = backend.evaluate(List.of(at(call, 0.7, new Shots(9000, 1)))).get(0);
      // five standard deviations of a fraction of 9,000 are 0.027 at most
      assertArrayEquals(exact, estimate.values().get(0), 0.027);
    }
  }

  @Test
  void manyCircuitsAreFewJobsAndALostAnswerIsFoundByItsTag() {
    try (Emulator emulator = Emulator.start();
        HardwareBackend backend = backend(emulator, "ibm_emulator_7")) {
      emulator.faults().next(Phase.CREATE, Fault.Transport.ANSWER_LOST);
      List<Evaluation> batch =
          IntStream.range(0, 310).mapToObj(k -> Points.at(k / 100.0, 400, k)).toList();
      List<Estimate> estimates = backend.evaluate(batch);
      for (int k = 0; k < batch.size(); k++) {
        double error = estimates.get(k).standardErrors().get(0)[0];
        assertEquals(
            Points.value(k / 100.0), estimates.get(k).values().get(0)[0], 5 * error + 1e-9);
      }
      // each has two bases
      assertEquals(3, emulator.seen().submissions());
      assertEquals(3, emulator.seen().billed());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.Content.class,
      names = {
        "WRONG_SHAPE",
        "SUM_NOT_ONE",
        "NOT_A_NUMBER",
        "WRONG_WIDTH",
        "OTHER_RESULT",
        "MISSING_CHILD"
      })
  void resultsThatAreNotThoseOfTheRequestAreRefused(Fault.Content fault)
      throws InterruptedException {
    try (Emulator emulator = Emulator.start();
        Provider provider = ibm(emulator, "ibm_emulator_7").open()) {
      byte[] request = provider.request(new Work(KEY, List.of(task(KEY, 0.8))));
      emulator.faults().next(Phase.RESULT, fault);
      byte[] wrong = results(provider, request);
      FluxionException e =
          assertThrows(FluxionException.class, () -> provider.read(request, wrong));
      assertEquals("FLX-508", e.code(), e.getMessage());
    }
  }

  @Test
  void resultsOfOtherCircuitsAreSeenByTheKeysThatWentThrough() throws InterruptedException {
    try (Emulator emulator = Emulator.start();
        Provider provider = ibm(emulator, "ibm_emulator_7").open()) {
      byte[] mine = provider.request(new Work(KEY, List.of(task(KEY, 0.8))));
      byte[] other = provider.request(new Work(KEY, List.of(task(OTHER, 0.8))));
      byte[] results = results(provider, other);
      assertEquals(
          "FLX-508: the result is not that of the request: it has other keys of circuits",
          assertThrows(FluxionException.class, () -> provider.read(mine, results)).getMessage());
    }
  }

  @Test
  void aCircuitWithObservablesIsNotCounted() {
    Task estimated = new Task(KEY, 1, List.of(), List.of(z(0)), 10);
    try (Emulator emulator = Emulator.start();
        Provider provider = ibm(emulator, "ibm_emulator_7").open()) {
      assertEquals(
          "FLX-515: ibm_emulator_7 counts outcomes, a circuit has observables",
          assertThrows(
                  FluxionException.class, () -> provider.request(new Work(KEY, List.of(estimated))))
              .getMessage());
    }
  }
}
