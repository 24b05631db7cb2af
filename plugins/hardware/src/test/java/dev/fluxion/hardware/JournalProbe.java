package dev.fluxion.hardware;

import dev.fluxion.hardware.journal.SqliteJournal;
import dev.fluxion.spi.FluxionException;
import java.nio.file.Path;

/** Another process that wants a journal. */
final class JournalProbe {
  private JournalProbe() {}

  /**
   * Says what comes of it.
   *
   * @param args the file
   */
  public static void main(String[] args) {
    try (SqliteJournal journal = SqliteJournal.open(Path.of(args[0]))) {
      System.out.println("opened " + journal);
    } catch (FluxionException e) {
      System.out.println(e.getMessage());
    }
  }
}
