package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.emulator.cli.EmulatorCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command that starts an emulator. */
class EmulatorCommandTest {
  private final StringWriter out = new StringWriter();
  private final CommandLine command =
      new CommandLine(new EmulatorCommand()).setOut(new PrintWriter(out));

  @Test
  void itListsTheFaultsByPhase() {
    assertEquals(0, command.execute("--list-faults"));
    assertTrue(out.toString().startsWith("create:"), out.toString());
    assertTrue(out.toString().contains("  answer lost"));
    assertTrue(out.toString().contains("  failed: QuotaExhaustedError"));
  }

  @Test
  void itSaysWhereItListens() throws Exception {
    Thread thread = new Thread(() -> command.execute("--port", "0", "--key", "secret-key"));
    thread.start();
    for (int k = 0; k < 500 && !out.toString().contains("instance"); k++) {
      Thread.sleep(10);
    }
    thread.interrupt();
    thread.join(10_000);
    assertTrue(out.toString().contains("IonQ  http://127.0.0.1:"), out.toString());
    assertTrue(out.toString().contains("/api/v1"));
    assertTrue(!out.toString().contains("secret-key"));
  }
}
