package dev.fluxion.dsl.engine.run;

import dev.fluxion.dsl.engine.compile.Compilation;
import dev.fluxion.dsl.engine.compile.DirectCode;
import dev.fluxion.dsl.engine.compile.Form;
import dev.fluxion.dsl.engine.compile.Program;
import dev.fluxion.dsl.engine.compile.ProgramCode;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A program that is interpreted at first, and compiled once it is used so much that compiling pays:
 * when interpreting has taken about as long as compiling will. So what is used once answers at
 * once, and in the end nothing has taken more than twice the time it could have.
 */
final class TieredCode {
  /** Measured: an instruction takes so long interpreted. */
  private static final double INTERPRET_NANOS = 6;

  private final Program program;
  private final Compilation compilation;
  private final Form form;
  private final Execution execution;
  private final double costOfRun;
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile @Nullable Running running;
  private volatile boolean isUrgent;
  private int runs;

  TieredCode(Program program, Compilation compilation, Form form, Execution execution) {
    this.program = program;
    this.compilation = compilation;
    this.form = form;
    this.execution = execution;
    this.costOfRun = program.work() * INTERPRET_NANOS;
  }

  /** Returns whether it is compiled, or will be when it is used enough. */
  boolean isCompiled() {
    return execution.tier() != Execution.Tier.INTERPRETED
        && compilation.isWorth()
        && compilation.isPossible();
  }

  /** Lets the next run compile it, rather than when that pays. */
  void compileOnFirstUse() {
    isUrgent = true;
  }

  /** Returns the code for the next run. */
  Running next() {
    Running known = running;
    return known != null && known.settled ? known : settle(known);
  }

  /** Returns the code of every later run, if it needs no memory. */
  Optional<DirectCode> direct() {
    Running known = running;
    return known != null && known.settled ? Optional.ofNullable(known.direct) : Optional.empty();
  }

  /** Runs that are counted wrongly because threads met change nothing but the time of compiling. */
  private Running settle(@Nullable Running known) {
    runs++;
    boolean pays = runs * costOfRun >= compilation.nanos();
    if (isUrgent || (pays && execution.tier() == Execution.Tier.WHEN_USED)) {
      return compile();
    }
    if (pays && started.compareAndSet(false, true)) {
      ForkJoinPool.commonPool().execute(this::compile);
    }
    if (known != null) {
      return known;
    }
    synchronized (this) {
      Running first = running;
      if (first == null) {
        // Whether classes can be defined is not asked yet: to find out takes time.
        boolean stays = execution.tier() == Execution.Tier.INTERPRETED || !compilation.isWorth();
        first = new Running(ProgramCode.interpreted(program), stays);
        running = first;
      }
      return first;
    }
  }

  /** Compiles now, unless it has been done or cannot be done. */
  synchronized Running compile() {
    Running known = running;
    if (known == null || !known.settled) {
      known =
          new Running(
              isCompiled()
                  ? compilation.code(form, execution.parallel())
                  : ProgramCode.interpreted(program),
              true);
      running = known;
    }
    return known;
  }
}
