package dev.fluxion.tck.run.child;

import dev.fluxion.tck.run.Outcome;
import dev.fluxion.tck.run.Progress;
import dev.fluxion.tck.run.Status;
import dev.fluxion.tck.run.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The run of one plugin: a child JVM, and another one for the rest whenever a subject has ended
 * one.
 *
 * <p>A subject that ends a JVM gets no second chance: its other checks are not made. So every child
 * but the first costs a subject, and there is an end.
 */
final class PluginRun {
  private final String plugin;
  private final Request request;
  private final ChildJvm jvm;
  private final Progress progress;
  private final Map<Order.Done, Task> planned = new LinkedHashMap<>();
  private final Map<Order.Done, Outcome> outcomes = new LinkedHashMap<>();
  private final List<Outcome> loading = new ArrayList<>();
  private final List<String> excluded = new ArrayList<>();

  private @Nullable Task current;
  private String planning = "";
  private String caller = "";
  private boolean heard;
  private boolean blamed;
  private boolean over;

  PluginRun(String plugin, Request request, ChildJvm jvm, Progress progress) {
    this.plugin = plugin;
    this.request = request;
    this.jvm = jvm;
    this.progress = progress;
  }

  List<Task> planned() {
    List<Task> all = new ArrayList<>();
    loading.forEach(outcome -> all.add(outcome.task()));
    all.addAll(planned.values());
    return all;
  }

  List<Outcome> outcomes() {
    List<Outcome> all = new ArrayList<>(loading);
    all.addAll(outcomes.values());
    return all;
  }

  void run(Path directory) throws IOException, InterruptedException {
    for (int child = 0; !over; child++) {
      current = null;
      planning = "";
      caller = "";
      heard = false;
      blamed = false;
      Path journal = directory.resolve(plugin.hashCode() + "-" + child + ".journal");
      Order order =
          request.order(plugin, excluded, List.copyOf(outcomes.keySet()), journal.toString());
      ChildJvm.Ending ending = jvm.run(order, directory, this::hear);
      if (!over && !blamed) {
        blame(reason(ending));
      }
    }
  }

  private void hear(Event event) {
    heard = true;
    if (event instanceof Event.Planning step) {
      planning = step.id();
    } else if (event instanceof Event.Unplannable step) {
      unplannable(step.id(), step.text());
      blamed = step.isFatal();
      over = step.id().isEmpty();
    } else if (event instanceof Event.Planned step) {
      planned(step.tasks());
    } else if (event instanceof Event.Started step) {
      current = step.task();
      progress.started(step.task());
    } else if (event instanceof Event.Finished step) {
      current = null;
      add(step.outcome());
      if (step.isFatal()) {
        blamed = true;
        leaveOut(step.outcome().task());
      }
    } else if (event instanceof Event.Exiting step) {
      caller = step.caller();
    } else if (event instanceof Event.Done) {
      over = true;
    }
  }

  /**
   * The first child says what is planned; a plugin that shows less to a later one gains nothing.
   */
  private void planned(List<Task> tasks) {
    planning = "";
    if (planned.isEmpty()) {
      tasks.forEach(task -> planned.put(key(task), task));
      progress.planned(tasks);
    }
  }

  private void unplannable(String id, String text) {
    String subject = id.isEmpty() ? plugin : id;
    if (!id.isEmpty()) {
      excluded.add(id);
    }
    String part = id.startsWith("backend ") ? id : "'" + id + "'";
    String what = id.isEmpty() ? "plugin '" + plugin + "' " : "planning for " + part + " ";
    Outcome outcome = Outcome.of(Task.loading(plugin, subject), Status.FAIL, what + text, 0);
    loading.add(outcome);
    progress.planned(List.of(outcome.task()));
    progress.finished(outcome);
  }

  private void add(Outcome outcome) {
    outcomes.put(key(outcome.task()), outcome);
    progress.finished(outcome);
  }

  private void blame(String reason) {
    Task task = current;
    if (!heard) {
      // Nothing of the plugin has run.
      whole(Status.ERROR, "the JVM for plugin '" + plugin + "' " + reason);
    } else if (task != null) {
      String text = task.check() + " of '" + task.subject() + "' " + reason;
      add(Outcome.of(task, Status.FAIL, text, 0));
      leaveOut(task);
    } else if (planned.isEmpty() || !planning.isEmpty()) {
      over = planning.isEmpty();
      unplannable(planning, reason);
    } else {
      // Between two checks: something that an earlier one left behind, such as a thread.
      whole(Status.FAIL, "plugin '" + plugin + "' " + reason + ", between two checks");
    }
  }

  /** Ends the run with an outcome for the plugin as a whole. */
  private void whole(Status status, String text) {
    over = true;
    Outcome outcome = Outcome.of(Task.loading(plugin, plugin), status, text, 0);
    loading.add(outcome);
    progress.planned(List.of(outcome.task()));
    progress.finished(outcome);
  }

  private void leaveOut(Task fatal) {
    for (Task task : planned.values()) {
      if (task.subject().equals(fatal.subject()) && !outcomes.containsKey(key(task))) {
        String text = "not made, since " + fatal.check() + " ended the JVM";
        add(Outcome.of(task, Status.NOT_RUN, text, 0));
      }
    }
  }

  private String reason(ChildJvm.Ending ending) {
    if (ending.isOutOfMemory()) {
      return "used up the heap of " + request.limits().megabytes() + " MB and ended the JVM";
    }
    if (ending.flood()) {
      return "wrote more than " + request.limits().outputBytes() + " bytes past System.out";
    }
    if (ending.overdue()) {
      return "brought the JVM to a standstill";
    }
    if (!caller.isEmpty()) {
      return "called System.exit, which ended the JVM with code " + ending.exitCode() + caller;
    }
    String output = ending.output().isBlank() ? "" : "; it wrote:\n" + ending.output().indent(2);
    return "ended the JVM with code " + ending.exitCode() + output;
  }

  private static Order.Done key(Task task) {
    return new Order.Done(task.subject(), task.check());
  }
}
