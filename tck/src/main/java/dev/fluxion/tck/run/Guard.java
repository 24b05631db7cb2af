package dev.fluxion.tck.run;

import dev.fluxion.tck.check.Conditions;
import dev.fluxion.tck.check.Suite;
import dev.fluxion.tck.check.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Makes checks on threads of their own, each within a time limit; whatever is thrown is a finding.
 *
 * <p>A thread that does not end cannot be ended on a JVM, only left alone: {@link
 * Guarded#isStuck()} tells, and the caller decides whether the JVM is still fit for use.
 *
 * @param limit how long one check may take
 */
public record Guard(Duration limit) {
  private static final int FRAMES = 8;

  /**
   * What came out of a check.
   *
   * @param outcome the outcome
   * @param cause what was thrown, if the check ended so
   * @param isStuck whether the thread is still at work
   */
  public record Guarded(Outcome outcome, Optional<Throwable> cause, boolean isStuck) {}

  /**
   * Something that was called.
   *
   * @param value what it returned, null if it did not
   * @param thrown what it threw, null if it did not
   * @param stuckAt the frames at which it was when its time was over, empty if it ended
   * @param <T> the type of the value
   */
  public record Called<T>(@Nullable T value, @Nullable Throwable thrown, String stuckAt) {}

  /**
   * Makes a check.
   *
   * @param planned the check and its subject
   * @param task the same as data
   * @param conditions seed, accuracy and effort
   */
  public Guarded run(Suite.Planned planned, Task task, Conditions conditions) {
    long begin = System.nanoTime();
    Called<Verdict> called = call(() -> planned.run(conditions));
    double seconds = (System.nanoTime() - begin) / 1e9;
    Verdict verdict = called.value();
    if (verdict != null) {
      String text = verdict.text() + verdict.cause().map(Guard::frames).orElse("");
      Outcome outcome =
          new Outcome(task, Status.of(verdict.grade()), text, seconds, verdict.samples());
      return new Guarded(outcome, verdict.cause(), false);
    }
    Throwable thrown = called.thrown();
    if (thrown != null) {
      Outcome outcome = Outcome.of(task, Status.FAIL, threw(task, thrown), seconds);
      return new Guarded(outcome, Optional.of(thrown), false);
    }
    String text = task.check() + " of '" + task.subject() + "' " + overdue() + called.stuckAt();
    return new Guarded(Outcome.of(task, Status.FAIL, text, seconds), Optional.empty(), true);
  }

  /**
   * Calls something on a thread of its own.
   *
   * @param body what is called
   * @param <T> the type of its result
   */
  public <T> Called<T> call(Callable<T> body) {
    FutureTask<T> future = new FutureTask<>(body);
    Thread thread = new Thread(future, "fluxion-tck");
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.setDaemon(true);
    thread.start();
    try {
      return new Called<>(future.get(limit.toNanos(), TimeUnit.NANOSECONDS), null, "");
    } catch (java.util.concurrent.ExecutionException e) {
      return new Called<>(null, e.getCause(), "");
    } catch (TimeoutException e) {
      String stuckAt = frames(thread.getStackTrace());
      future.cancel(true);
      return new Called<>(null, null, stuckAt.isEmpty() ? "\n  at an unknown place" : stuckAt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Called<>(null, e, "");
    }
  }

  /** Returns the words for something that did not end in time. */
  public String overdue() {
    return "did not end within " + limit.toMillis() / 1000.0 + " s; it was";
  }

  private static String threw(Task task, Throwable thrown) {
    return task.check() + " of '" + task.subject() + "' threw " + describe(thrown);
  }

  /**
   * Returns what was thrown and where, even if it cannot describe itself.
   *
   * @param thrown an exception or an error
   */
  public static String describe(Throwable thrown) {
    try {
      return thrown + frames(thrown);
    } catch (RuntimeException | Error e) {
      return thrown.getClass().getName() + ", which cannot describe itself";
    }
  }

  private static String frames(Throwable thrown) {
    Throwable root = thrown;
    for (int depth = 0; root.getCause() != null && depth < FRAMES; depth++) {
      root = root.getCause();
    }
    String cause = root == thrown ? "" : "\n  caused by " + root;
    return cause + frames(root.getStackTrace());
  }

  /**
   * Returns the first frames of a stack, one a line.
   *
   * @param stack the frames
   */
  public static String frames(StackTraceElement[] stack) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(FRAMES, stack.length); i++) {
      text.append("\n    at ").append(stack[i]);
    }
    return text.toString();
  }
}
