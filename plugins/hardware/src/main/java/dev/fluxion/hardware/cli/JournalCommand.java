package dev.fluxion.hardware.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.hardware.Devices;
import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.journal.JobState;
import dev.fluxion.hardware.journal.Journal;
import dev.fluxion.hardware.journal.Known;
import dev.fluxion.hardware.journal.SqliteJournal;
import dev.fluxion.hardware.provider.Provider;
import dev.fluxion.hardware.provider.RemoteJob;
import dev.fluxion.hardware.provider.Reply;
import dev.fluxion.spi.FluxionException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Lists, shows, cancels and exports the jobs of a journal, while another process may write it.
 *
 * <p>Exit codes: 0 done, 1 not done, 2 wrong use.
 */
@Command(
    name = "fluxion-journal",
    description = "Shows the jobs that were sent to quantum processors.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class JournalCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Creates the command. */
  public JournalCommand() {}

  /** Runs the command and ends the process. */
  public static void main(String[] args) {
    System.setProperty("logback.configurationFile", "dev/fluxion/hardware/cli/logback.xml");
    System.exit(line().execute(args));
  }

  /** Returns the command line, for {@link #main} and for tests. */
  static CommandLine line() {
    CommandLine line = new CommandLine(new JournalCommand());
    line.setExecutionExceptionHandler(
        (e, failed, parsed) -> {
          if (!(e instanceof FluxionException)) {
            throw e;
          }
          failed.getErr().println(e.getMessage());
          return 1;
        });
    return line;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return CommandLine.ExitCode.USAGE;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static final String FILE = "the file of the journal";
  private static final String NUMBER = "the number of the job";

  private static JobEntry job(Journal journal, long number) {
    return journal
        .job(number)
        .orElseThrow(
            () ->
                new FluxionException(
                    "FLX-503", "the journal " + journal + " has no job " + number));
  }

  @Command(name = "list", description = "Lists all jobs.", mixinStandardHelpOptions = true)
  int list(@Parameters(paramLabel = "FILE", description = FILE) Path file) {
    String form = "%-6s %-12s %-24s %-38s %8s %10s %12s  %s%n";
    out().printf(form, "job", "state", "device", "id", "circuits", "shots", "cost", "note");
    try (Journal journal = SqliteJournal.view(file)) {
      for (JobEntry job : journal.jobs()) {
        out()
            .printf(
                form,
                job.number(),
                job.state(),
                job.provider(),
                job.remoteId().orElse("-"),
                job.tasks(),
                job.shots(),
                job.spent().or(job::reserved).map(Object::toString).orElse("-"),
                job.note());
      }
    }
    out().flush();
    return 0;
  }

  @Command(name = "show", description = "Shows a job.", mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "FILE", description = FILE) Path file,
      @Parameters(paramLabel = "NUMBER", description = NUMBER) long number) {
    try (Journal journal = SqliteJournal.view(file)) {
      JobEntry job = job(journal, number);
      out().println(job);
      out().println("key " + job.key());
      out().println(job.tasks() + " circuits of " + job.shots() + " shots");
      out().println("request of " + journal.request(number).length + " bytes");
      journal
          .result(number)
          .ifPresent(bytes -> out().println("result of " + bytes.length + " bytes"));
      for (Journal.Event event : journal.events(number)) {
        String note = event.note().isEmpty() ? "" : ": " + event.note();
        out().println(event.at() + " " + event.state() + " attempt " + event.attempt() + note);
      }
    }
    out().flush();
    return 0;
  }

  @Command(
      name = "export",
      description = "Writes all jobs, requests and results as JSON.",
      mixinStandardHelpOptions = true)
  int export(@Parameters(paramLabel = "FILE", description = FILE) Path file) {
    ObjectMapper json = new ObjectMapper();
    ArrayNode all = json.createArrayNode();
    try (Journal journal = SqliteJournal.view(file)) {
      for (JobEntry job : journal.jobs()) {
        ObjectNode node = all.addObject();
        node.put("number", job.number()).put("device", job.provider()).put("key", job.key());
        node.put("state", job.state().name()).put("attempt", job.attempt());
        job.remoteId().ifPresent(id -> node.put("id", id));
        node.put("created", job.created().toString()).put("note", job.note());
        job.spent().ifPresent(price -> node.put("spent", price.toString()));
        node.put("request", text(journal.request(job.number())));
        journal.result(job.number()).ifPresent(bytes -> node.put("result", text(bytes)));
        List<String> keys = journal.tasks(job.number());
        Map<String, Known> known = journal.known(keys);
        ObjectNode tasks = node.putObject("tasks");
        keys.forEach(key -> tasks.put(key, text(Optional.ofNullable(known.get(key)))));
      }
    }
    out().println(all.toPrettyString());
    out().flush();
    return 0;
  }

  private static String text(Optional<Known> known) {
    return known.flatMap(Known::reading).map(Object::toString).orElse("no result");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Command(
      name = "cancel",
      description = "Asks the provider to cancel a job; the journal learns of it by its owner.",
      mixinStandardHelpOptions = true)
  int cancel(
      @Parameters(paramLabel = "FILE", description = FILE) Path file,
      @Parameters(paramLabel = "NUMBER", description = NUMBER) long number) {
    JobEntry job;
    try (Journal journal = SqliteJournal.view(file)) {
      job = job(journal, number);
    }
    if (job.state() != JobState.SUBMITTED) {
      out().println(job + " is not with the provider: nothing to cancel");
      out().flush();
      return 1;
    }
    try (Provider provider = Devices.open(job.provider())) {
      Reply<RemoteJob> reply = provider.cancel(job.remoteId().orElseThrow());
      boolean isDone = reply instanceof Reply.Answer<RemoteJob>;
      out().println(job + (isDone ? ": asked to cancel" : ": not canceled, " + reply));
      out().flush();
      return isDone ? 0 : 1;
    }
  }
}
