package dev.fluxion.emulator;

import dev.fluxion.circuit.Noise;
import dev.fluxion.emulator.fault.FaultSchedule;
import dev.fluxion.emulator.setup.Account;
import dev.fluxion.emulator.setup.Prices;
import dev.fluxion.emulator.setup.ResultForm;
import dev.fluxion.emulator.setup.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The options of an {@link Emulator}, each with a default. */
public final class EmulatorBuilder {
  private final FaultSchedule faults = new FaultSchedule();
  private int port;
  private List<Account> accounts = List.of(Account.DEFAULT);
  private Clock clock = Clock.systemUTC();
  private Duration queue = Duration.ofMillis(5);
  private Duration run = Duration.ofMillis(2);
  private long seed = 1;
  private Optional<Noise> noise = Optional.empty();
  private Prices prices = Prices.DEFAULT;
  private int ionqPerMinute;
  private int ibmPerMinute;
  private Duration tokenLife = Duration.ofHours(1);
  private ResultForm results = ResultForm.BOTH;
  private Duration hold = Duration.ofSeconds(60);
  private Duration drip = Duration.ofMillis(20);

  EmulatorBuilder() {}

  /** Sets the port of the loopback interface; by default a free one is taken. */
  public EmulatorBuilder port(int number) {
    this.port = number;
    return this;
  }

  /** Sets who may use the emulator; by default {@link Account#DEFAULT}. */
  public EmulatorBuilder accounts(Account... all) {
    this.accounts = List.of(all);
    return this;
  }

  /** Sets what time it is; jobs move with it. */
  public EmulatorBuilder clock(Clock time) {
    this.clock = time;
    return this;
  }

  /** Sets how long a job waits, by default 5 ms. */
  public EmulatorBuilder queue(Duration time) {
    this.queue = time;
    return this;
  }

  /** Sets how long a job runs, by default 2 ms. */
  public EmulatorBuilder run(Duration time) {
    this.run = time;
    return this;
  }

  /** Sets the seed of all random numbers. */
  public EmulatorBuilder seed(long number) {
    this.seed = number;
    return this;
  }

  /** Sets the noise of processors, by default none but that of shots. */
  public EmulatorBuilder noise(Noise ofGates) {
    this.noise = Optional.of(ofGates);
    return this;
  }

  /** Sets what jobs cost. */
  public EmulatorBuilder prices(Prices all) {
    this.prices = all;
    return this;
  }

  /** Sets how many jobs an account may create at IonQ in a minute, by default any number. */
  public EmulatorBuilder ionqJobsPerMinute(int count) {
    this.ionqPerMinute = count;
    return this;
  }

  /** Sets how many jobs an account may create at IBM in a minute, by default any; IBM has 5. */
  public EmulatorBuilder ibmJobsPerMinute(int count) {
    this.ibmPerMinute = count;
    return this;
  }

  /** Sets how long a token of IBM is good, by default an hour. */
  public EmulatorBuilder tokenLife(Duration time) {
    this.tokenLife = time;
    return this;
  }

  /** Sets how IonQ says where results are, by default in both forms. */
  public EmulatorBuilder results(ResultForm form) {
    this.results = form;
    return this;
  }

  /** Sets how long a stalled answer is held, by default a minute. */
  public EmulatorBuilder hold(Duration time) {
    this.hold = time;
    return this;
  }

  /** Sets the time between two bytes of a slow answer, by default 20 ms. */
  public EmulatorBuilder drip(Duration time) {
    this.drip = time;
    return this;
  }

  /** Returns the faults, to be planned before or while the emulator runs. */
  public FaultSchedule faults() {
    return faults;
  }

  /**
   * Starts an emulator.
   *
   * @throws java.io.UncheckedIOException if the port is taken
   */
  public Emulator start() {
    Settings settings =
        new Settings(
            port,
            accounts,
            clock,
            queue,
            run,
            seed,
            noise,
            prices,
            ionqPerMinute,
            ibmPerMinute,
            tokenLife,
            results,
            hold,
            drip);
    return Emulator.start(settings, faults);
  }
}
