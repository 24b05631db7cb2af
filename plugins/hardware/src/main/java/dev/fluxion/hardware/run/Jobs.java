package dev.fluxion.hardware.run;

import dev.fluxion.hardware.Budget;
import dev.fluxion.hardware.Progress;
import dev.fluxion.hardware.Timing;
import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.journal.JobState;
import dev.fluxion.hardware.journal.Journal;
import dev.fluxion.hardware.provider.Provider;
import dev.fluxion.hardware.provider.Task;
import dev.fluxion.spi.FluxionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The jobs of a backend, driven by the threads that wait for them, one at a time. There is no
 * thread of its own. While one thread drives, others may plan.
 */
public final class Jobs {
  private static final Duration LONGEST_NAP = Duration.ofMillis(500);

  private final Desk desk;
  private final Planner planner;
  private final Submitter submitter;
  private final Reconciler reconciler;
  private final Poller poller;
  private final Harvester harvester;
  private final ReentrantLock planning = new ReentrantLock();
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Map<Long, JobRun> runs = new HashMap<>();

  /** Jobs that this process waits for or will. */
  private final Set<Long> asked = ConcurrentHashMap.newKeySet();

  private volatile boolean isClosed;

  /**
   * Creates the jobs of a device.
   *
   * @param provider the device
   * @param journal where they are written
   * @param timing how long is waited for what
   * @param pace what waiting is
   * @param budget what they may cost
   * @param mayPayTwice whether a job is sent again that may exist
   */
  public Jobs(
      Provider provider,
      Journal journal,
      Timing timing,
      Pace pace,
      Budget budget,
      boolean mayPayTwice) {
    this.desk = new Desk(provider, journal, timing, pace, budget, mayPayTwice);
    this.planner = new Planner(desk);
    this.submitter = new Submitter(desk);
    this.reconciler = new Reconciler(desk);
    this.harvester = new Harvester(desk);
    this.poller = new Poller(desk, harvester);
  }

  /**
   * Finds or makes the jobs of tasks.
   *
   * @param tasks what is run, made while it is asked for
   * @return the numbers of the jobs to wait for
   * @throws FluxionException FLX-506 if a task may have been paid for and has no result, FLX-507
   *     after {@link #close}
   */
  public Set<Long> plan(Iterator<Task> tasks) {
    planning.lock();
    try {
      if (isClosed) {
        throw new FluxionException("FLX-507", "'" + desk.provider.id() + "' is closed");
      }
      Set<Long> numbers = planner.plan(tasks);
      asked.addAll(numbers);
      return numbers;
    } finally {
      planning.unlock();
    }
  }

  /**
   * Returns the jobs that an earlier process left open, without those that it did not send: these
   * are withdrawn. What this process has planned is neither.
   */
  public Set<Long> leftOpen() {
    planning.lock();
    try {
      Set<Long> open = new TreeSet<>();
      for (JobEntry job : desk.journal.jobs()) {
        boolean isMine = job.provider().equals(desk.provider.id());
        boolean isPlanned = isMine && job.state() == JobState.PLANNED;
        if (isPlanned && !asked.contains(job.number())) {
          desk.journal.update(job.in(JobState.WITHDRAWN, "left unsent by an earlier process"));
        } else if (isMine && !isPlanned && job.state().isOpen()) {
          open.add(job.number());
        }
      }
      return open;
    } finally {
      planning.unlock();
    }
  }

  /**
   * Drives jobs until all have ended or stopped.
   *
   * @param numbers the jobs
   * @param time how long at most
   * @param listener is told of every change
   * @return why jobs stopped without a result
   * @throws FluxionException FLX-507 if time runs out, the thread is interrupted, which it stays,
   *     or the backend is closed; the jobs live on
   */
  public List<FluxionException> drive(
      Set<Long> numbers, Duration time, Consumer<Progress> listener) {
    List<JobRun> mine = runs(numbers);
    long start = desk.pace.nanos();
    Optional<Progress> before = Optional.empty();
    while (true) {
      Duration nap = Duration.ZERO;
      if (takesTurn(left(time, start))) {
        Progress now;
        try {
          nap = isClosed ? nap : step(mine, () -> left(time, start).isZero());
          now = progress(mine);
        } finally {
          turn.unlock();
        }
        if (!Optional.of(now).equals(before)) {
          listener.accept(now);
          before = Optional.of(now);
        }
      }
      if (mine.stream().allMatch(JobRun::isStopped)) {
        return ended(mine);
      }
      Duration left = left(time, start);
      if (isClosed) {
        return stopped("because the backend was closed,", mine);
      } else if (left.isZero()) {
        return stopped("after " + time.toMillis() + " ms", mine);
      }
      try {
        desk.pace.sleep(nap.compareTo(left) < 0 ? nap : left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (Thread.currentThread().isInterrupted()) {
        return stopped("by an interruption", mine);
      }
    }
  }

  private Duration left(Duration time, long start) {
    Duration left = time.minusNanos(desk.pace.nanos() - start);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Waits for the turn as long as there is time; another thread may be at a slow request. */
  private boolean takesTurn(Duration left) {
    try {
      return turn.tryLock(
          left.compareTo(LONGEST_NAP) < 0 ? left.toNanos() : LONGEST_NAP.toNanos(),
          TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private List<FluxionException> ended(List<JobRun> mine) {
    synchronized (runs) {
      for (JobRun run : mine) {
        runs.remove(run.entry().number(), run);
        asked.remove(run.entry().number());
      }
    }
    return mine.stream().flatMap(run -> run.problem().stream()).toList();
  }

  /** Ends waiting; another thread may have ended the last job meanwhile. */
  private List<FluxionException> stopped(String how, List<JobRun> mine) {
    List<JobRun> open = mine.stream().filter(run -> !run.isStopped()).toList();
    if (open.isEmpty()) {
      return ended(mine);
    }
    JobRun first = open.get(0);
    throw new FluxionException(
        "FLX-507",
        "waiting ended "
            + how
            + " with "
            + open.size()
            + " of "
            + mine.size()
            + " jobs open, the first of them "
            + first.entry()
            + (first.last().isEmpty() ? "" : " (" + first.last() + ")")
            + "; the same evaluation takes its result once there is one");
  }

  private List<JobRun> runs(Set<Long> numbers) {
    synchronized (runs) {
      List<JobRun> mine = new ArrayList<>();
      for (long number : numbers) {
        JobRun known = runs.get(number);
        if (known == null || known.isStopped()) {
          JobEntry entry = desk.journal.job(number).orElseThrow();
          known = new JobRun(entry, desk.pace.nanos(), desk.timing.firstPoll());
          if (!known.isStopped()) {
            runs.put(number, known);
          }
        }
        mine.add(known);
      }
      return mine;
    }
  }

  /**
   * Does what is due, and returns how long nothing will be.
   *
   * <p>An interrupted thread does nothing: its requests would be lost, and nobody would know
   * whether there is a job. When time is over, nothing more is begun.
   */
  private Duration step(Collection<JobRun> mine, BooleanSupplier isOver) {
    List<JobRun> polled = new ArrayList<>();
    boolean isBegun = false;
    for (JobRun run : mine) {
      if (Thread.currentThread().isInterrupted() || (isBegun && isOver.getAsBoolean())) {
        break;
      }
      Duration closed = desk.breaker.delay(desk.pace.nanos());
      if (!closed.isZero()) {
        return closed;
      }
      if (!run.isStopped() && run.rest(desk.pace.nanos()) <= 0) {
        isBegun = true;
        switch (run.entry().state()) {
          case PLANNED -> submitter.advance(run);
          case SUBMITTING, UNKNOWN -> reconciler.advance(run);
          case SUBMITTED -> polled.add(run);
          case FETCHED -> harvester.read(run);
          default -> throw new IllegalStateException("not open: " + run.entry());
        }
      }
    }
    if (!Thread.currentThread().isInterrupted()) {
      poller.advance(polled);
    }
    long now = desk.pace.nanos();
    long nap = LONGEST_NAP.toNanos();
    for (JobRun run : mine) {
      nap = run.isStopped() ? nap : Math.min(nap, Math.max(0, run.rest(now)));
    }
    return Duration.ofNanos(nap);
  }

  private Progress progress(List<JobRun> mine) {
    int done = 0;
    int circuits = 0;
    int circuitsDone = 0;
    OptionalInt position = OptionalInt.empty();
    String last = "";
    for (JobRun run : mine) {
      circuits += run.entry().tasks();
      if (run.isStopped()) {
        done++;
        circuitsDone += run.entry().state() == JobState.DECODED ? run.entry().tasks() : 0;
      } else {
        position = run.position().isPresent() ? run.position() : position;
        last = run.last();
      }
    }
    return new Progress(
        mine.size(), done, circuits, circuitsDone, position, desk.ledger.total(), last);
  }

  /**
   * Cancels jobs: those that were not sent are withdrawn, the provider is asked to cancel others
   * that have not ended.
   *
   * @param numbers the jobs
   */
  public void cancel(Set<Long> numbers) {
    for (JobRun run : runs(numbers)) {
      run.cancel();
      run.wait(desk.pace.nanos(), Duration.ZERO);
    }
  }

  /** Ends waiting, after what is being written now; jobs that were sent live on. */
  public void close() {
    isClosed = true;
    turn.lock();
    try {
      synchronized (runs) {
        runs.clear();
      }
    } finally {
      turn.unlock();
    }
    planning.lock();
    try {
      asked.clear();
    } finally {
      planning.unlock();
    }
  }
}
