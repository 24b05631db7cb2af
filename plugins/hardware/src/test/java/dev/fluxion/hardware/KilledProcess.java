package dev.fluxion.hardware;

import dev.fluxion.hardware.journal.SqliteJournal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A process that evaluates, and stops at a step of its journal until it is killed. */
final class KilledProcess {
  static final Timing TIMING = Timing.standard().faster(50).awaiting(Duration.ofSeconds(60));

  private KilledProcess() {}

  /**
   * Runs the process.
   *
   * @param args the address of the emulator, the file of the journal and the step
   */
  public static void main(String[] args) {
    int step = Integer.parseInt(args[2]);
    SteppingJournal journal =
        new SteppingJournal(SqliteJournal.open(Path.of(args[1])), now -> stopAt(step, now));
    HardwareBackend backend =
        HardwareBackend.over(
                Ionq.device("qpu.forte-1")
                    .at(URI.create(args[0]))
                    .key("emulator-key"::toCharArray)
                    .open())
            .journal(journal)
            .timing(TIMING)
            .build();
    System.out.println(backend.evaluate(List.of(Points.at(1, 900, 1))));
  }

  private static void stopAt(int step, int now) {
    if (step == now) {
      System.out.println("STOPPED");
      System.out.flush();
      while (true) {
        try {
          Thread.sleep(1000);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
