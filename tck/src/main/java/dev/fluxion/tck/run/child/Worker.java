package dev.fluxion.tck.run.child;

import dev.fluxion.spi.Plugin;
import dev.fluxion.tck.check.Conditions;
import dev.fluxion.tck.check.Subject;
import dev.fluxion.tck.check.Suite;
import dev.fluxion.tck.run.Guard;
import dev.fluxion.tck.run.Outcome;
import dev.fluxion.tck.run.Status;
import dev.fluxion.tck.run.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The program of a child JVM: plans for a plugin and makes the checks, writing down each step. */
public final class Worker {
  private static final Duration WATCH = Duration.ofSeconds(1);

  private final Order order;
  private final Author author;
  private final Journal journal;
  private final Output output;
  private final Guard guard;
  private final Set<String> excluded;
  private final Set<Order.Done> done;
  private String planning = "";
  private String name;

  private Worker(Order order, Author author, Journal journal, Output output) {
    this.order = order;
    this.author = author;
    this.name = order.plugin();
    this.journal = journal;
    this.output = output;
    this.guard = new Guard(Duration.ofMillis(order.millis()));
    this.excluded = new HashSet<>(order.excluded());
    this.done = new HashSet<>(order.done());
  }

  /**
   * Runs the program.
   *
   * @param args the file with the order
   * @throws IOException if the order cannot be read or the journal not be written
   */
  public static void main(String[] args) throws IOException {
    Order order = Order.read(Path.of(args[0]));
    run(order, new JarAuthor(order));
  }

  /**
   * Runs the program for the plugin of a test.
   *
   * @param file the file with the order
   * @param author finds the plugin and its samples by the name that the order has
   * @throws IOException if the order cannot be read or the journal not be written
   */
  public static void run(Path file, Function<String, Author> author) throws IOException {
    Order order = Order.read(file);
    order.properties().forEach(each -> System.setProperty(each.name(), each.value()));
    run(order, author.apply(order.plugin()));
  }

  private static void run(Order order, Author author) throws IOException {
    Journal journal = Journal.write(Path.of(order.journal()));
    Output output = Output.install(order.outputBytes());
    endWithParent();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> journal.add(exiting())));
    new Worker(order, author, journal, output).work();
    journal.add(new Event.Done());
    // Threads and hooks that the plugin has left must not keep the JVM.
    Runtime.getRuntime().halt(0);
  }

  /** A child whose parent was killed would go on for nobody. */
  private static void endWithParent() {
    ProcessHandle.current()
        .parent()
        .ifPresent(
            parent -> {
              Thread watch =
                  new Thread(
                      () -> {
                        while (parent.isAlive()) {
                          try {
                            Thread.sleep(WATCH.toMillis());
                          } catch (InterruptedException e) {
                            break;
                          }
                        }
                        Runtime.getRuntime().halt(1);
                      },
                      "fluxion-tck-watch");
              watch.setDaemon(true);
              watch.start();
            });
  }

  private static Event exiting() {
    String caller =
        Thread.getAllStackTraces().values().stream()
            .filter(stack -> Stream.of(stack).anyMatch(Worker::isExit))
            .findFirst()
            .map(
                stack ->
                    Guard.frames(
                        Stream.of(stack)
                            .dropWhile(frame -> !isExit(frame))
                            .dropWhile(Worker::isExit)
                            .toArray(StackTraceElement[]::new)))
            .orElse("");
    return new Event.Exiting(caller);
  }

  private static boolean isExit(StackTraceElement frame) {
    return frame.getMethodName().equals("exit")
        && (frame.getClassName().equals("java.lang.System")
            || frame.getClassName().equals("java.lang.Runtime"));
  }

  private void work() {
    Thread.currentThread().setContextClassLoader(author.context());
    Suite suite = suite();
    if (suite == null) {
      return;
    }
    List<Suite.Planned> planned = new ArrayList<>();
    for (Subject subject : suite.subjects()) {
      suite.planned(subject).stream().filter(this::isAskedFor).forEach(planned::add);
    }
    journal.add(new Event.Planned(planned.stream().map(each -> Task.of(name, each)).toList()));
    Conditions conditions =
        new Conditions(order.seed(), order.accuracy()).withEffort(order.profile().effort());
    for (Suite.Planned each : planned) {
      Task task = Task.of(name, each);
      if (!done.contains(new Order.Done(task.subject(), task.check()))) {
        run(each, task, conditions);
      }
    }
  }

  private void run(Suite.Planned planned, Task task, Conditions conditions) {
    output.reset();
    journal.add(new Event.Started(task));
    Guard.Guarded guarded = guard.run(planned, task, conditions);
    Outcome outcome = guarded.outcome();
    if (output.isFlood()) {
      String why =
          "printed more than "
              + order.outputBytes()
              + " bytes while one check was made, beginning with:\n"
              + output.head().indent(2);
      outcome = outcome.as(Status.FAIL, why);
    }
    if (!order.plots()) {
      outcome = outcome.withoutSamples();
    }
    journal.add(new Event.Finished(outcome, guarded.isStuck()));
    if (guarded.isStuck()) {
      Runtime.getRuntime().halt(1);
    }
  }

  private boolean isAskedFor(Suite.Planned planned) {
    Task task = Task.of(name, planned);
    return order.profile().includes(planned.check())
        && (order.checks().isEmpty() || order.checks().contains(task.check()))
        && (order.subjects().isEmpty()
            || order.subjects().stream()
                .anyMatch(
                    subject ->
                        task.subject().equals(subject)
                            || planned.subject().call().primitive().id().equals(subject)));
  }

  /** Leaves out one primitive after the other that cannot be planned for; null if none is left. */
  private @Nullable Suite suite() {
    while (true) {
      planning = "";
      journal.add(new Event.Planning(planning));
      Guard.Called<Suite> called = guard.call(this::plan);
      Suite suite = called.value();
      if (suite != null) {
        return suite;
      }
      Throwable thrown = called.thrown();
      String text =
          thrown == null ? guard.overdue() + called.stuckAt() : "threw " + Guard.describe(thrown);
      journal.add(new Event.Unplannable(planning, text, thrown == null));
      if (thrown == null) {
        Runtime.getRuntime().halt(1);
      }
      if (planning.isEmpty()) {
        return null;
      }
      excluded.add(planning);
    }
  }

  private Suite plan() throws Exception {
    Plugin first = author.plugin();
    // The class of a lambda has another name in the next child.
    name = first.getClass().isHidden() ? order.plugin() : first.getClass().getName();
    return Suite.of(
        this::instance, author.samples(first), part -> !excluded.contains(part), this::isLookedAt);
  }

  private Plugin instance() {
    try {
      return author.plugin();
    } catch (Exception e) {
      throw new IllegalStateException("cannot be created: " + e, e);
    }
  }

  private void isLookedAt(String part) {
    if (!part.equals(planning)) {
      planning = part;
      journal.add(new Event.Planning(part));
    }
  }
}
