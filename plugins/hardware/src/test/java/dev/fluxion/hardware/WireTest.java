package dev.fluxion.hardware;

import static dev.fluxion.circuit.Circuits.circuit;
import static dev.fluxion.circuit.Circuits.x;
import static dev.fluxion.circuit.Circuits.y;
import static dev.fluxion.circuit.Circuits.z;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.Emulator;
import dev.fluxion.emulator.fault.Phase;
import dev.fluxion.emulator.schema.RequestSchema;
import dev.fluxion.emulator.setup.Account;
import dev.fluxion.hardware.journal.Journal;
import dev.fluxion.hardware.journal.SqliteJournal;
import dev.fluxion.hardware.provider.Provider;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Shots;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the drivers send, byte by byte, is what was recorded, and what the providers publish. To
 * record anew: {@code -Dfluxion.wire.record=src/test/resources/dev/fluxion/hardware/wire}.
 */
class WireTest {
  private static final String KEY = "emulator-key";
  private static final String SESSION = "4bd1ec80-7c52-4b7c-9a51-2f0e6d1c8a33";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final BoundPrimitive BELL =
      Points.call(x -> circuit(2).h(0).ry(1, x).cnot(0, 1).expectation(z(0).times(z(1))));

  private static final BoundPrimitive BASES =
      Points.call(
          x ->
              circuit(2)
                  .ry(0, x)
                  .cnot(0, 1)
                  .s(1)
                  .expectation(z(0).times(z(1)).plus(y(0).times(x(1)))));

  private static final BoundPrimitive SEVERAL =
      Points.call(
          x ->
              circuit(2)
                  .ry(0, x)
                  .cnot(0, 1)
                  .rz(1, x)
                  .expectations(z(0).times(z(1)), x(0).times(2).plus(y(1)).plus(0.5), y(0)));

  private static final BoundPrimitive PROBABILITIES =
      Points.call(x -> circuit(2).ry(0, x).cnot(0, 1).ry(1, 0.25).probabilities());

  @TempDir Path folder;

  /** A recorded request. */
  private enum Recorded {
    IONQ_ONE_CIRCUIT(RequestSchema.IONQ_CIRCUIT_JOB, at(BELL, 0.75)),
    IONQ_BATCH(RequestSchema.IONQ_MULTI_CIRCUIT_JOB, at(BASES, 0.75), at(BASES, 1.5)),
    IONQ_SIMULATOR(RequestSchema.IONQ_CIRCUIT_JOB, at(PROBABILITIES, 0.75)),
    IONQ_IN_SESSION(RequestSchema.IONQ_MULTI_CIRCUIT_JOB, Points.at(0.5, 1000, 1)),
    IBM_ONE_CIRCUIT(RequestSchema.IBM_ESTIMATOR_JOB, at(BELL, 0.75)),
    IBM_BATCH(RequestSchema.IBM_ESTIMATOR_JOB, at(BELL, 0.75), at(BELL, 1.5)),
    IBM_SEVERAL_OBSERVABLES(RequestSchema.IBM_ESTIMATOR_JOB, at(SEVERAL, 0.75)),
    IBM_PROBABILITIES(RequestSchema.IBM_ESTIMATOR_JOB, at(PROBABILITIES, 0.75)),
    IBM_EXECUTOR(RequestSchema.IBM_EXECUTOR_JOB, at(BELL, 0.75)),
    IBM_IN_SESSION(RequestSchema.IBM_ESTIMATOR_JOB, at(BELL, 0.75));

    final RequestSchema schema;
    final List<Evaluation> batch;

    Recorded(RequestSchema schema, Evaluation... batch) {
      this.schema = schema;
      this.batch = List.of(batch);
    }

    boolean isInSession() {
      return this == IONQ_IN_SESSION || this == IBM_IN_SESSION;
    }

    String file() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".json";
    }

    String text() throws IOException {
      try (InputStream in = WireTest.class.getResourceAsStream("wire/" + file())) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }

    Provider open(Emulator emulator) {
      if (name().startsWith("IONQ")) {
        Ionq ionq =
            Ionq.device(this == IONQ_SIMULATOR ? "simulator" : "qpu.forte-1")
                .at(emulator.ionq())
                .key(KEY::toCharArray);
        return (isInSession() ? ionq.session(SESSION) : ionq).open();
      }
      Ibm ibm =
          Ibm.device("ibm_emulator_7")
              .at(emulator.ibm(), emulator.ibmTokens())
              .key(KEY::toCharArray)
              .instance(Account.CRN::toCharArray);
      Ibm programmed = this == IBM_EXECUTOR ? ibm.executor() : ibm;
      return (isInSession() ? programmed.session(SESSION) : programmed).open();
    }
  }

  private static Evaluation at(BoundPrimitive call, double point) {
    return new Evaluation(
        call,
        List.of(),
        List.of(new double[] {point}),
        List.of(Shape.vector(1)),
        new Shots(1000, 1));
  }

  /** Returns a journal of the name under which the requests were recorded: keys depend on it. */
  private Journal recording() {
    return new SteppingJournal(SqliteJournal.open(folder.resolve("jobs.db")), step -> {}) {
      @Override
      public String id() {
        return "recorded";
      }
    };
  }

  /** Returns the body of the request that creates the job: as it came, where that is possible. */
  private String sent(Recorded recorded) {
    try (Emulator emulator = Emulator.start();
        Journal journal = recording();
        HardwareBackend backend =
            HardwareBackend.over(recorded.open(emulator))
                .journal(journal)
                .timing(Timing.standard().faster(100).awaiting(Duration.ofSeconds(30)))
                .build()) {
      if (recorded.isInSession()) {
        // The emulator has no such session; the journal has what would be sent.
        backend.submit(recorded.batch);
        return new String(backend.journal().request(1), StandardCharsets.UTF_8);
      }
      backend.evaluate(recorded.batch);
      assertEquals(1, emulator.seen().submissions());
      return emulator.seen().requests(Phase.CREATE).get(0).text();
    }
  }

  @ParameterizedTest
  @EnumSource(Recorded.class)
  void theSameIsSentAsWhenItWasRecorded(Recorded recorded) throws IOException {
    String sent = sent(recorded);
    Optional<Path> record =
        Optional.ofNullable(System.getProperty("fluxion.wire.record")).map(Path::of);
    if (record.isPresent()) {
      Files.createDirectories(record.get());
      Files.writeString(record.get().resolve(recorded.file()), sent);
      return;
    }
    assertEquals(recorded.text(), sent);
  }

  @ParameterizedTest
  @EnumSource(Recorded.class)
  void whatIsSentHasThePublishedForm(Recorded recorded) throws IOException {
    assertEquals(
        List.of(), recorded.schema.violations(recorded.text().getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @EnumSource(Recorded.class)
  void aKeyThatIsNotPublishedIsSeenAtEveryLevel(Recorded recorded) throws IOException {
    String inner = recorded.name().startsWith("IONQ") ? "input" : "params";
    ObjectNode atTheTop = (ObjectNode) JSON.readTree(recorded.text());
    atTheTop.put("priority", "high");
    assertViolated(recorded, "priority", atTheTop);
    ObjectNode inside = (ObjectNode) JSON.readTree(recorded.text());
    ((ObjectNode) inside.get(inner)).put("speed", 2);
    assertViolated(recorded, inner + "/speed", inside);
  }

  private static void assertViolated(Recorded recorded, String key, ObjectNode body) {
    assertEquals(
        List.of(key),
        recorded.schema.violations(body).stream().map(RequestSchema.Violation::key).toList());
  }

  @ParameterizedTest
  @EnumSource(Recorded.class)
  void noKeyOfAnAccountIsSentInABody(Recorded recorded) throws IOException {
    String text = recorded.text();
    for (String secret : List.of(KEY, Account.CRN, "apiKey", "Bearer", "crn:")) {
      assertFalse(text.contains(secret), secret);
    }
  }

  @Test
  void aBatchIsNoSingleCircuit() throws IOException {
    byte[] batch = Recorded.IONQ_BATCH.text().getBytes(StandardCharsets.UTF_8);
    assertFalse(RequestSchema.IONQ_CIRCUIT_JOB.violations(batch).isEmpty());
  }
}
