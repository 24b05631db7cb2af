package dev.fluxion.tck.cli;

import dev.fluxion.tck.run.Outcome;
import dev.fluxion.tck.run.Progress;
import dev.fluxion.tck.run.Task;
import java.io.PrintWriter;
import java.util.List;

/**
 * Shows how far a run has come: on a terminal one line that changes, elsewhere a line for each
 * subject.
 */
final class ProgressLine implements Progress {
  private static final int WIDTH = 100;

  private final PrintWriter out;
  private final boolean interactive;
  private final boolean quiet;
  private int planned;
  private int finished;
  private int blocking;
  private String subject = "";

  ProgressLine(PrintWriter out, boolean interactive, boolean quiet) {
    this.out = out;
    this.interactive = interactive;
    this.quiet = quiet;
  }

  @Override
  public void planned(List<Task> tasks) {
    planned += tasks.size();
  }

  @Override
  public void started(Task task) {
    if (quiet) {
      return;
    }
    if (interactive) {
      show(count() + task.subject() + " " + task.check());
    } else if (!task.subject().equals(subject)) {
      subject = task.subject();
      out.println(count() + subject);
      out.flush();
    }
  }

  @Override
  public void finished(Outcome outcome) {
    finished++;
    if (outcome.status().isBlocking()) {
      blocking++;
    }
  }

  private String count() {
    return "["
        + finished
        + "/"
        + planned
        + (blocking == 0 ? "" : ", " + blocking + " failed")
        + "] ";
  }

  private void show(String text) {
    String shown = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
    out.print("\r\u001b[K" + shown);
    out.flush();
  }

  void end() {
    if (interactive && !quiet) {
      show("");
      out.print("\r");
    }
  }
}
