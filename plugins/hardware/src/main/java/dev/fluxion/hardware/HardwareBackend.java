package dev.fluxion.hardware;

import dev.fluxion.circuit.Measurement;
import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.journal.Journal;
import dev.fluxion.hardware.journal.SqliteJournal;
import dev.fluxion.hardware.provider.Provider;
import dev.fluxion.hardware.run.Assignment;
import dev.fluxion.hardware.run.Jobs;
import dev.fluxion.hardware.run.Pace;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A backend that runs circuits on a remote device. No job is lost and none is paid for twice: every
 * step is written to a journal before it is relied on.
 *
 * <p>An evaluation is known by its circuit, its shots and its seed. What the journal has a result
 * of is not run again, and what is on its way is waited for: in this process or in the one after a
 * crash. So a new seed is a new sample.
 *
 * <p>Threads that wait drive the jobs; there is none in the background. A wait that ends early
 * leaves the jobs alive, and the same evaluation, or {@link #resume}, takes their results.
 */
public final class HardwareBackend implements Backend {
  private static final int KEPT = 64;

  private final Provider provider;
  private final Journal journal;
  private final Jobs jobs;
  private final Timing timing;
  private final Consumer<Progress> listener;
  private final boolean ownsJournal;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Map<BoundPrimitive, Optional<Measurement>> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<BoundPrimitive, Optional<Measurement>> eldest) {
          return size() > KEPT;
        }
      };

  private HardwareBackend(Builder builder) {
    this.provider = builder.provider;
    this.ownsJournal = builder.journal.isEmpty();
    this.journal = builder.journal.orElseGet(() -> SqliteJournal.open(builder.file()));
    this.timing = builder.timing;
    this.listener = builder.listener;
    this.jobs = jobs(builder);
  }

  /** A journal that no backend came of is free for the next one. */
  private Jobs jobs(Builder builder) {
    boolean isAcquired = false;
    boolean isDone = false;
    try {
      journal.acquire(provider.id());
      isAcquired = true;
      Jobs made =
          new Jobs(provider, journal, timing, builder.pace, builder.budget, builder.mayPayTwice);
      isDone = true;
      return made;
    } finally {
      if (!isDone) {
        leaveJournal(isAcquired);
      }
    }
  }

  private void leaveJournal(boolean isAcquired) {
    if (isAcquired) {
      journal.release(provider.id());
    }
    if (ownsJournal) {
      journal.close();
    }
  }

  /**
   * Starts the description of a backend.
   *
   * @param provider the device, which the backend closes
   */
  public static Builder over(Provider provider) {
    return new Builder(provider);
  }

  /** Describes a backend. */
  public static final class Builder {
    private final Provider provider;
    private Optional<Path> file = Optional.empty();
    private Optional<Journal> journal = Optional.empty();
    private Budget budget = Budget.unlimited();
    private Timing timing = Timing.standard();
    private boolean mayPayTwice;
    private Pace pace = Pace.SYSTEM;
    private Consumer<Progress> listener = progress -> {};

    private Builder(Provider provider) {
      this.provider = provider;
    }

    /**
     * Sets the file of the journal; by default it is {@code .fluxion/} and the id of the device in
     * the home directory of the user.
     */
    public Builder journal(Path path) {
      this.file = Optional.of(path);
      return this;
    }

    /** Sets a journal, which backends of different devices may share; the caller closes it. */
    public Builder journal(Journal shared) {
      this.journal = Optional.of(shared);
      return this;
    }

    /** Sets what all jobs of the journal may cost together. */
    public Builder budget(Budget most) {
      this.budget = most;
      return this;
    }

    /** Sets how long is waited for what. */
    public Builder timing(Timing times) {
      this.timing = times;
      return this;
    }

    /**
     * Allows to send a job again that is not found at the provider after its answer was lost, or
     * whose result was lost: it may be paid for twice. By default that is refused (FLX-506).
     */
    public Builder mayPayTwice() {
      this.mayPayTwice = true;
      return this;
    }

    /** Sets who is told of progress, on the thread that waits. */
    public Builder onProgress(Consumer<Progress> consumer) {
      this.listener = consumer;
      return this;
    }

    /** Sets what time is, for tests. */
    Builder pace(Pace other) {
      this.pace = other;
      return this;
    }

    private Path file() {
      String name = provider.id().replaceAll("[^A-Za-z0-9.-]", "-") + ".db";
      return file.orElseGet(() -> Path.of(System.getProperty("user.home"), ".fluxion", name));
    }

    /**
     * Returns the backend.
     *
     * @throws FluxionException FLX-503 if the journal cannot be opened, or belongs to another
     *     process or backend
     */
    public HardwareBackend build() {
      return new HardwareBackend(this);
    }
  }

  /** Returns the name of the provider, such as {@code ionq}. */
  @Override
  public String id() {
    return provider.id().replaceAll(":.*", "");
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(Kind.HARDWARE, false, true, Integer.MAX_VALUE);
  }

  @Override
  public boolean supports(BoundPrimitive call) {
    return measurement(call).isPresent();
  }

  private Optional<Measurement> measurement(BoundPrimitive call) {
    synchronized (kept) {
      return kept.computeIfAbsent(call, Measurement::of);
    }
  }

  private Assignment assignment(Evaluation evaluation) {
    Measurement measurement =
        measurement(evaluation.call())
            .orElseThrow(
                () ->
                    new FluxionException(
                        "FLX-512",
                        "'" + id() + "' measures circuits, got '" + evaluation.call() + "'"));
    return Assignment.of(evaluation, measurement, provider);
  }

  /**
   * Evaluates, and waits as long as the {@link Timing} says.
   *
   * @throws FluxionException FLX-504 if the budget does not allow it, FLX-505 if the provider
   *     refuses it, FLX-506 if only a second payment could help, FLX-507 if waiting ends, FLX-508
   *     and FLX-509 if there is no valid result; FLX-510 to FLX-514 for what no device does
   */
  @Override
  public List<Estimate> evaluate(List<Evaluation> batch) {
    return submit(batch).await(timing.await());
  }

  /**
   * Writes the jobs of evaluations into the journal. They are sent when somebody waits.
   *
   * @param batch the evaluations, with shots
   */
  public Pending submit(List<Evaluation> batch) {
    List<Evaluation> evaluations = List.copyOf(batch);
    evaluations.forEach(this::assignment);
    IntFunction<Assignment> assignments = k -> assignment(evaluations.get(k));
    Iterator<dev.fluxion.hardware.provider.Task> tasks =
        IntStream.range(0, evaluations.size())
            .mapToObj(assignments)
            .flatMap(each -> each.tasks().stream())
            .iterator();
    Set<Long> numbers = jobs.plan(tasks);
    return new Pending(jobs, journal, numbers, evaluations.size(), assignments, listener);
  }

  /**
   * Finishes what an earlier process left open: finds jobs whose answers were lost, waits for those
   * that run, and keeps their results, so that nothing is run again. What was not sent is
   * withdrawn.
   *
   * @param time how long at most
   * @return the jobs that were open
   * @throws FluxionException FLX-507 if time runs out
   */
  public List<JobEntry> resume(Duration time) {
    Set<Long> open = jobs.leftOpen();
    jobs.drive(open, time, listener);
    return open.stream().flatMap(number -> journal.job(number).stream()).toList();
  }

  /** Returns the journal. */
  public Journal journal() {
    return journal;
  }

  /** Ends waiting threads, after the request that one of them is at; the jobs live on. */
  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      jobs.close();
      try {
        provider.close();
      } finally {
        leaveJournal(true);
      }
    }
  }

  /** Returns the device. */
  @Override
  public String toString() {
    return provider.id();
  }
}
