package dev.fluxion.emulator.cli;

import dev.fluxion.circuit.Noise;
import dev.fluxion.emulator.Emulator;
import dev.fluxion.emulator.EmulatorBuilder;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.fault.Phase;
import dev.fluxion.emulator.setup.Account;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts an emulator and keeps it until it is interrupted. */
@Command(
    name = "fluxion-emulator",
    description = "Emulates providers of quantum processors on the loopback interface.",
    mixinStandardHelpOptions = true)
public final class EmulatorCommand implements Callable<Integer> {
  @Option(names = "--port", defaultValue = "8040", description = "port (${DEFAULT-VALUE})")
  private int port;

  @Option(names = "--key", description = "API key of an account, repeatable (emulator-key)")
  private List<String> keys = List.of();

  @Option(
      names = "--queue",
      defaultValue = "2000",
      description = "how long jobs wait, in ms (${DEFAULT-VALUE})")
  private long queue;

  @Option(
      names = "--run",
      defaultValue = "500",
      description = "how long jobs run, in ms (${DEFAULT-VALUE})")
  private long run;

  @Option(names = "--seed", defaultValue = "1", description = "of all random numbers")
  private long seed;

  @Option(
      names = "--depolarizing",
      defaultValue = "0",
      description = "noise of each gate, a probability (${DEFAULT-VALUE})")
  private double depolarizing;

  @Option(
      names = "--faults",
      defaultValue = "0",
      description = "fraction of requests with a fault of transport or status")
  private double faults;

  @Option(names = "--list-faults", description = "print all faults by phase and end")
  private boolean isList;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Creates the command. */
  public EmulatorCommand() {}

  /**
   * Starts an emulator.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.setProperty("logback.configurationFile", "dev/fluxion/emulator/cli/logback.xml");
    System.exit(new CommandLine(new EmulatorCommand()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (isList) {
      for (Phase phase : Phase.values()) {
        out.println(phase.name().toLowerCase(Locale.ROOT) + ":");
        Fault.of(phase).forEach(fault -> out.println("  " + fault.label()));
      }
      out.flush();
      return 0;
    }
    try (Emulator emulator = builder().start()) {
      out.println("IonQ  " + emulator.ionq());
      out.println("IBM   " + emulator.ibm());
      out.println("      " + emulator.ibmTokens() + " exchanges keys for tokens");
      out.println("      " + Account.CRN + " is the instance");
      out.flush();
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private EmulatorBuilder builder() {
    EmulatorBuilder builder =
        Emulator.builder()
            .port(port)
            .queue(Duration.ofMillis(queue))
            .run(Duration.ofMillis(run))
            .seed(seed);
    if (!keys.isEmpty()) {
      builder.accounts(keys.stream().map(Account::of).toArray(Account[]::new));
    }
    if (depolarizing > 0) {
      builder.noise(Noise.none().depolarizing(depolarizing));
    }
    List<Fault> all = new ArrayList<>(List.of(Fault.Transport.values()));
    List.of(429, 500, 502, 503, 504).forEach(code -> all.add(new Fault.Status(code)));
    builder.faults().randomly(faults, seed, all);
    return builder;
  }
}
