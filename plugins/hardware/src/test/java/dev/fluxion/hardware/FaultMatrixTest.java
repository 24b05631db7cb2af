package dev.fluxion.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.emulator.Emulator;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.fault.Phase;
import dev.fluxion.emulator.setup.Account;
import dev.fluxion.hardware.provider.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every fault of the server in every kind of request: what the journal says, how many requests to
 * create a job the server saw, how many jobs it billed, and the value. The table is printed, and
 * kept in {@code target/fault-matrix-*.txt}.
 */
@Tag("long")
class FaultMatrixTest {
  private static final List<Phase> PHASES =
      List.of(
          Phase.CREATE, Phase.LIST, Phase.POLL, Phase.RESULT, Phase.CANCEL, Phase.TOKEN, Phase.ASK);
  private static final Set<Integer> REFUSING = Set.of(400, 401, 403, 404, 409, 413, 422);
  private static final Set<Integer> DENYING = Set.of(400, 401, 403, 413, 422);

  private static final FaultCase.Outcome RIGHT = outcome("right", "DECODED", 1, 1, "right", 1, 1);

  /** Nothing is known, nothing is sent again. */
  private static final FaultCase.Outcome STOPPED =
      outcome("FLX-506", "UNKNOWN", 1, 0, "FLX-506", 1, 0);

  /** Refused without effect, accepted the second time. */
  private static final FaultCase.Outcome SECOND = outcome("right", "DECODED", 2, 1, "right", 2, 1);

  /** A clear error before there is anything to send; opened again, all is well. */
  private static final FaultCase.Outcome NOT_OPENED = outcome("FLX-516", "-", 0, 0, "right", 1, 1);

  private static final FaultCase.Outcome FAILED = outcome("FLX-509", "FAILED", 1, 0, "right", 2, 1);

  private static final FaultCase.Outcome INVALID =
      outcome("FLX-508", "INVALID", 1, 1, "FLX-506", 1, 1);

  private static FaultCase.Outcome outcome(
      String result, String state, int sent, int billed, String again, int allSent, int allBilled) {
    return new FaultCase.Outcome(result, state, sent, billed, again, allSent, allBilled);
  }

  /** A provider, its driver, and what it does in a way of its own. */
  private enum Cloud {
    IONQ,
    IBM,
    IBM_EXECUTOR;

    Provider open(Emulator emulator) {
      Duration deadline = Duration.ofMillis(2500);
      if (this == IONQ) {
        return Ionq.device("qpu.forte-1")
            .at(emulator.ionq())
            .key("emulator-key"::toCharArray)
            .deadline(deadline)
            .open();
      }
      Ibm device =
          Ibm.device("ibm_emulator_7")
              .at(emulator.ibm(), emulator.ibmTokens())
              .key("emulator-key"::toCharArray)
              .instance(Account.CRN::toCharArray)
              .deadline(deadline);
      return (this == IBM ? device : device.executor()).open();
    }

    /** Which request of the phase the results of a job are fetched by. */
    int resultRequest() {
      // IonQ lists the parts of a batch first.
      return this == IONQ ? 2 : 1;
    }

    Optional<FaultCase.Outcome> special(FaultCase one) {
      return this == IONQ ? Optional.empty() : ibm(one.phase(), one.fault());
    }

    /** The driver gets a token, and then asks for the device, when it is opened. */
    private static boolean isRefusedAtOpening(Phase phase, int code) {
      return phase == Phase.TOKEN
          ? REFUSING.contains(code)
          : phase == Phase.ASK && code != 401 && (DENYING.contains(code) || code == 404);
    }

    private static Optional<FaultCase.Outcome> ibm(Phase phase, Fault fault) {
      if (fault instanceof Fault.Status status && isRefusedAtOpening(phase, status.code())) {
        return Optional.of(NOT_OPENED);
      }
      if (fault instanceof Fault.Status status && status.code() == 401 && phase != Phase.CANCEL) {
        // A new token is fetched, and the request repeated: a refused one did nothing.
        return Optional.of(phase == Phase.CREATE ? SECOND : RIGHT);
      } else if (fault instanceof Fault.Status status && status.code() == 409) {
        return phase == Phase.CREATE ? Optional.of(SECOND) : Optional.empty();
      } else if (fault instanceof Fault.Fate fate) {
        return switch (fate) {
          // It is paid for.
          case RAN_TOO_LONG -> Optional.of(outcome("FLX-509", "FAILED", 1, 1, "FLX-506", 1, 1));
          case CHILD_FAILED, CHILD_AND_PARENT_FAILED -> Optional.of(FAILED);
          case CHILD_MISSING -> Optional.of(INVALID);
          default -> Optional.empty();
        };
      }
      return fault == Fault.Content.NOT_A_NUMBER || fault == Fault.Content.MISSING_CHILD
          ? Optional.of(INVALID)
          : Optional.empty();
    }
  }

  private static FaultCase.Outcome expected(Cloud cloud, FaultCase one) {
    return cloud
        .special(one)
        .orElseGet(
            () ->
                switch (one.phase()) {
                  case CREATE -> created(one.fault());
                  case LIST -> asked(one.fault(), "UNKNOWN");
                  case POLL -> asked(one.fault(), "SUBMITTED");
                  case RESULT -> result(one.fault());
                  // Canceled, and run when it is asked for again; unless it ended first.
                  case CANCEL ->
                      one.fault() == Fault.Fate.COMPLETED_FIRST
                          ? RIGHT
                          : outcome("FLX-509", "CANCELED", 1, 0, "right", 2, 1);
                  default -> RIGHT;
                });
  }

  private static FaultCase.Outcome created(Fault fault) {
    if (fault instanceof Fault.Status status) {
      if (REFUSING.contains(status.code())) {
        return outcome("FLX-505", "REFUSED", 1, 0, "right", 2, 1);
      } else if (status.code() == 429) {
        return SECOND;
      }
      return status.isDone() ? RIGHT : STOPPED;
    } else if (fault instanceof Fault.Failed) {
      return FAILED;
    } else if (fault instanceof Fault.Fate fate) {
      return fate(fate);
    }
    return fault == Fault.Transport.RESET_BEFORE_HEADERS ? STOPPED : RIGHT;
  }

  private static FaultCase.Outcome fate(Fault.Fate fate) {
    return switch (fate) {
      case STUCK_IN_QUEUE -> outcome("FLX-507", "SUBMITTED", 1, 0, "FLX-507", 1, 0);
      case CANCELED_BY_OTHERS -> outcome("FLX-509", "CANCELED", 1, 0, "right", 2, 1);
      case RAN_TOO_LONG -> FAILED;
      // What has a result is kept; only the circuit that failed is run again.
      case CHILD_FAILED, CHILD_AND_PARENT_FAILED ->
          outcome("FLX-509", "DECODED", 1, 1, "right", 2, 2);
      // It may be paid for: it is not run again by itself.
      case CHILD_MISSING -> outcome("FLX-509", "DECODED", 1, 1, "FLX-506", 1, 1);
      case BACKEND_RETIRED -> outcome("FLX-505", "REFUSED", 1, 0, "FLX-505", 2, 0);
      default -> RIGHT;
    };
  }

  private static FaultCase.Outcome asked(Fault fault, String state) {
    boolean isDenied =
        fault instanceof Fault.Status status
            && (DENYING.contains(status.code())
                || (status.code() == 404 && state.equals("UNKNOWN")));
    return isDenied ? outcome("FLX-505", state, 1, 1, "right", 1, 1) : RIGHT;
  }

  private static FaultCase.Outcome result(Fault fault) {
    if (fault instanceof Fault.Content content) {
      return switch (content) {
        // No JSON is no answer: it is fetched again.
        case NOT_A_NUMBER, NOT_YET, MISSING_CHILD -> RIGHT;
        default -> INVALID;
      };
    }
    return asked(fault, "SUBMITTED");
  }

  @TestFactory
  List<DynamicTest> everyFaultOfIonqEndsAsPlanned(@TempDir Path folder) throws Exception {
    return matrix(Cloud.IONQ, folder);
  }

  @TestFactory
  List<DynamicTest> everyFaultOfIbmEndsAsPlanned(@TempDir Path folder) throws Exception {
    return matrix(Cloud.IBM, folder);
  }

  @TestFactory
  List<DynamicTest> everyFaultOfIbmsExecutorEndsAsPlanned(@TempDir Path folder) throws Exception {
    return matrix(Cloud.IBM_EXECUTOR, folder);
  }

  private static List<DynamicTest> matrix(Cloud cloud, Path folder) throws Exception {
    Map<FaultCase, Future<FaultCase.Outcome>> started = new LinkedHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(12);
    for (Phase phase : PHASES) {
      for (Fault fault : Fault.of(phase)) {
        boolean isLate = fault instanceof Fault.Late;
        Fault used = isLate ? new Fault.Late(Duration.ofMillis(500)) : fault;
        FaultCase one = new FaultCase(phase, used);
        started.put(one, threads.submit(() -> one.run(folder, cloud::open, cloud.resultRequest())));
      }
    }
    List<DynamicTest> tests = new ArrayList<>();
    List<String> table = new ArrayList<>();
    table.add(
        "phase   fault                                 result   journal    sent billed   again   "
            + "  sent billed");
    for (Map.Entry<FaultCase, Future<FaultCase.Outcome>> each : started.entrySet()) {
      FaultCase one = each.getKey();
      FaultCase.Outcome outcome = each.getValue().get();
      String name =
          String.format(
              Locale.ROOT,
              "%-7s %-37s",
              one.phase().name().toLowerCase(Locale.ROOT),
              one.fault().label());
      table.add(name + " " + outcome);
      tests.add(
          DynamicTest.dynamicTest(name.strip(), () -> assertEquals(expected(cloud, one), outcome)));
    }
    threads.shutdown();
    write(cloud, table);
    return tests;
  }

  private static void write(Cloud cloud, List<String> table) throws IOException {
    Path file = Path.of("target", "fault-matrix-" + cloud.name().toLowerCase(Locale.ROOT) + ".txt");
    Files.createDirectories(file.getParent());
    Files.write(file, table);
    table.forEach(System.out::println);
  }
}
