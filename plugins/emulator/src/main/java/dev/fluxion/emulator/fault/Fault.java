package dev.fluxion.emulator.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Something that goes wrong at a server. */
public sealed interface Fault {

  /** Returns a short name for tables, such as {@code answer lost}. */
  String label();

  /** Returns whether requests of a phase can have this fault. */
  boolean fits(Phase phase);

  /**
   * Returns all faults of a phase, those with numbers in typical form.
   *
   * @param phase what the request is for
   */
  static List<Fault> of(Phase phase) {
    List<Fault> all = new ArrayList<>(Arrays.asList(Transport.values()));
    all.addAll(Status.all());
    all.addAll(Arrays.asList(Fate.values()));
    all.add(new Late(Duration.ofSeconds(30)));
    Failed.CODES.forEach(code -> all.add(new Failed(code)));
    all.addAll(Arrays.asList(Content.values()));
    return all.stream().filter(fault -> fault.fits(phase)).toList();
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The connection or the form of an answer breaks. */
  enum Transport implements Fault {
    /** The connection is closed before the request is looked at; nothing happens. */
    RESET_BEFORE_HEADERS,
    /** The request is carried out, then the connection is closed without an answer. */
    ANSWER_LOST,
    /** The request is carried out; half of the answer comes, then the connection is closed. */
    TRUNCATED_BODY,
    /** The request is carried out; half of the answer comes, then nothing for long. */
    STALLED_BODY,
    /** The request is carried out; the answer comes byte by byte. */
    SLOW_DRIP,
    /** The request is carried out; the answer is a page of HTML, with the status of success. */
    HTML_BODY,
    /** The request is carried out; the answer is an empty object, without an id. */
    WITHOUT_ID;

    @Override
    public String label() {
      return words(this);
    }

    @Override
    public boolean fits(Phase phase) {
      return this != WITHOUT_ID || phase == Phase.CREATE;
    }
  }

  /**
   * An answer with a status of failure.
   *
   * @param code of HTTP, 400 or more
   * @param retryAfter what the answer says about another attempt
   * @param isDone whether the request is carried out nevertheless
   */
  record Status(int code, RetryAfter retryAfter, boolean isDone) implements Fault {
    /** The request is not carried out, and nothing is said about another attempt. */
    public Status(int code) {
      this(code, RetryAfter.NONE, false);
    }

    static List<Fault> all() {
      List<Fault> all = new ArrayList<>();
      for (int code : new int[] {400, 401, 403, 404, 409, 413, 422, 429}) {
        all.add(new Status(code));
      }
      all.add(new Status(429, RetryAfter.seconds(1), false));
      all.add(new Status(429, RetryAfter.date(Duration.ofSeconds(1)), false));
      for (int code : new int[] {500, 502, 503, 504}) {
        all.add(new Status(code));
        all.add(new Status(code, RetryAfter.NONE, true));
      }
      all.add(new Status(503, RetryAfter.seconds(1), false));
      for (int code = 520; code < 530; code++) {
        all.add(new Status(code));
      }
      all.add(new Status(524, RetryAfter.NONE, true));
      return all;
    }

    @Override
    public String label() {
      return code + (isDone ? " but done" : "") + retryAfter.words();
    }

    @Override
    public boolean fits(Phase phase) {
      return true;
    }
  }

  /** What becomes of a job, decided when it is created. */
  enum Fate implements Fault {
    /** The server creates the job twice. */
    DUPLICATED,
    /** The job never leaves the queue. */
    STUCK_IN_QUEUE,
    /** Somebody else cancels the job while it waits. */
    CANCELED_BY_OTHERS,
    /** The job runs longer than allowed and is canceled; it is billed. */
    RAN_TOO_LONG,
    /** One circuit of a batch fails, the job completes. */
    CHILD_FAILED,
    /** One circuit of a batch fails, and the job with it. */
    CHILD_AND_PARENT_FAILED,
    /** The children of a batch are listed in another order than that of the request. */
    CHILDREN_OUT_OF_ORDER,
    /** The last child of a batch is listed nowhere. */
    CHILD_MISSING,
    /** Some shots leak and do not count. */
    LEAKAGE,
    /** The backend is retired just before. */
    BACKEND_RETIRED,
    /** The map of couplings loses an edge just before. */
    CONFIGURATION_CHANGED,
    /** The request to cancel comes too late: the job completes first. */
    COMPLETED_FIRST;

    @Override
    public String label() {
      return words(this);
    }

    @Override
    public boolean fits(Phase phase) {
      return phase == (this == COMPLETED_FIRST ? Phase.CANCEL : Phase.CREATE);
    }
  }

  /**
   * A new job is in no list for a while, although it can be asked for by its id.
   *
   * @param delay how long
   */
  record Late(Duration delay) implements Fault {
    @Override
    public String label() {
      return "listed late";
    }

    @Override
    public boolean fits(Phase phase) {
      return phase == Phase.CREATE;
    }
  }

  /**
   * The job fails; it is not billed.
   *
   * @param code the provider's
   */
  record Failed(String code) implements Fault {
    /** The codes of IonQ. */
    public static final List<String> CODES =
        List.of(
            "InvalidInput",
            "CompilationError",
            "ContractExpiredError",
            "DebiasingError",
            "InternalError",
            "NotEnoughQubits",
            "OptimizationError",
            "PreflightError",
            "QuantumCircuitComplexityError",
            "QuantumComputerError",
            "QuotaExhaustedError",
            "SimulationError",
            "SimulationTimeout",
            "SystemCancel",
            "TooLongPredictedExecutionTime",
            "TooManyControls",
            "TooManyGates",
            "TooManyShots",
            "UnknownBillingError",
            "UnsupportedGate");

    @Override
    public String label() {
      return "failed: " + code;
    }

    @Override
    public boolean fits(Phase phase) {
      return phase == Phase.CREATE;
    }
  }

  /** A well-formed answer says something wrong. */
  enum Content implements Fault {
    /** A status that no specification has. */
    UNKNOWN_STATUS(Phase.POLL),
    /** A job that was further is waiting again. */
    STATUS_BACKWARDS(Phase.POLL),
    /** The answer describes another job. */
    OTHER_JOB(Phase.POLL),
    /** Results are of another form. */
    WRONG_SHAPE(Phase.RESULT),
    /** Probabilities have the sum 0.9; expectation values are beyond what the observable allows. */
    SUM_NOT_ONE(Phase.RESULT),
    /** A number is NaN, which is no JSON. */
    NOT_A_NUMBER(Phase.RESULT),
    /** An outcome has more bits than there are qubits; an array has too many numbers. */
    WRONG_WIDTH(Phase.RESULT),
    /** The results are those of another job. */
    OTHER_RESULT(Phase.RESULT),
    /** The results of the last part of a batch are left out. */
    MISSING_CHILD(Phase.RESULT),
    /** The job is completed, its results are not found yet. */
    NOT_YET(Phase.RESULT);

    private final Phase only;

    Content(Phase phase) {
      this.only = phase;
    }

    @Override
    public String label() {
      return words(this);
    }

    @Override
    public boolean fits(Phase phase) {
      return phase == only;
    }
  }
}
