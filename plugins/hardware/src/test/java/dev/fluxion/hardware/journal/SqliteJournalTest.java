package dev.fluxion.hardware.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.hardware.provider.Price;
import dev.fluxion.hardware.provider.Reading;
import dev.fluxion.spi.FluxionException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest {
  private static final byte[] REQUEST = {1, 2, 3};

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("deep").resolve("jobs.db");
  }

  private static JobEntry planned(int tasks) {
    return new JobEntry(
        0,
        "cloud:x",
        "key",
        0,
        JobState.PLANNED,
        Optional.empty(),
        Instant.ofEpochMilli(5),
        Optional.empty(),
        tasks,
        100,
        Optional.empty(),
        Optional.empty(),
        "");
  }

  @Test
  void whatWasWrittenIsThereAfterTheFileIsOpenedAgain() {
    JobEntry job;
    try (SqliteJournal journal = SqliteJournal.open(file())) {
      job = journal.plan(planned(3), REQUEST, List.of("a", "b", "c"));
      job = journal.update(job.reserving(new Price(new BigDecimal("1.50"), "usd")));
      job = journal.update(job.sending(Instant.ofEpochMilli(7)));
      job = journal.update(job.submitted("remote-1", "found"));
      job = journal.fetched(job, new byte[] {9});
      job =
          journal.decoded(
              job.in(JobState.DECODED, "in part"),
              List.of(
                  new Reading.Counts(Map.of(0L, 0.25, 5L, 0.75), 100),
                  new Reading.Values(new double[] {0.1, -1}, new double[] {1e-3, 0}, 99),
                  new Reading.Failed("TooHot", "melted")));
    }
    try (SqliteJournal journal = SqliteJournal.view(file())) {
      assertEquals(List.of(job), journal.jobs());
      assertEquals(Optional.of(job), journal.job(1));
      assertEquals(List.of("a", "b", "c"), journal.tasks(1));
      assertArrayEquals(REQUEST, journal.request(1));
      assertArrayEquals(new byte[] {9}, journal.result(1).orElseThrow());
      Map<String, Known> known = journal.known(List.of("a", "b", "c", "d"));
      assertEquals(3, known.size());
      assertEquals(
          new Reading.Counts(Map.of(0L, 0.25, 5L, 0.75), 100),
          known.get("a").reading().orElseThrow());
      Reading.Values values = (Reading.Values) known.get("b").reading().orElseThrow();
      assertArrayEquals(new double[] {0.1, -1}, values.values());
      assertArrayEquals(new double[] {1e-3, 0}, values.errors());
      assertEquals(99, values.shots());
      assertTrue(known.get("b").isDone());
      assertEquals(new Reading.Failed("TooHot", "melted"), known.get("c").reading().orElseThrow());
      assertTrue(!known.get("c").isDone());
      assertEquals(
          List.of("PLANNED", "PLANNED", "SUBMITTING", "SUBMITTED", "FETCHED", "DECODED"),
          journal.events(1).stream().map(event -> event.state().name()).toList());
    }
  }

  @Test
  void aJournalHasANameOfItsOwnThatStays() {
    String id;
    try (SqliteJournal journal = SqliteJournal.open(file())) {
      id = journal.id();
      assertEquals(32, id.length());
    }
    try (SqliteJournal journal = SqliteJournal.open(file());
        SqliteJournal other = SqliteJournal.open(folder.resolve("other.db"))) {
      assertEquals(id, journal.id());
      assertNotEquals(id, other.id());
    }
  }

  @Test
  void aJournalOfTheFirstVersionIsContinued() throws SQLException {
    JobEntry job;
    try (SqliteJournal journal = SqliteJournal.open(file())) {
      job = journal.plan(planned(1), REQUEST, List.of("a"));
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("DROP TABLE identity");
      statement.executeUpdate("PRAGMA user_version = 1");
    }
    try (SqliteJournal journal = SqliteJournal.open(file())) {
      assertEquals(List.of(job), journal.jobs());
      assertEquals(32, journal.id().length());
    }
  }

  @Test
  void ofSeveralJobsOfATaskTheOneWithAResultCounts() {
    try (SqliteJournal journal = SqliteJournal.open(file())) {
      JobEntry first = journal.plan(planned(1), REQUEST, List.of("a"));
      JobEntry second = journal.plan(planned(1), REQUEST, List.of("a"));
      journal.plan(planned(1), REQUEST, List.of("a"));
      assertEquals(1, journal.known(List.of("a")).get("a").job().number());
      journal.update(first.in(JobState.WITHDRAWN, ""));
      assertEquals(2, journal.known(List.of("a")).get("a").job().number());
      Reading reading = new Reading.Counts(Map.of(0L, 1.0), 5);
      journal.decoded(second.in(JobState.DECODED, ""), List.of(reading));
      assertEquals(Optional.of(reading), journal.known(List.of("a")).get("a").reading());
      assertEquals(3, journal.jobsOf("a"));
    }
  }

  @Test
  void thousandsOfTasksAreLookedUpAtOnce() {
    List<String> keys = new ArrayList<>();
    for (int k = 0; k < 4321; k++) {
      keys.add("task " + k);
    }
    try (SqliteJournal journal = SqliteJournal.open(file())) {
      journal.plan(planned(keys.size()), REQUEST, keys);
      assertEquals(4321, journal.known(keys).size());
      assertEquals(keys, journal.tasks(1));
    }
  }

  @Test
  void onlyItsOwnerReadsTheFile() throws IOException {
    SqliteJournal.open(file()).close();
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
  }

  @Test
  void theFileIsForcedToTheDiskAndReadableByOthersMeanwhile() throws SQLException {
    try (SqliteJournal journal = SqliteJournal.open(file())) {
      journal.plan(planned(1), REQUEST, List.of("a"));
      try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
          Statement statement = other.createStatement()) {
        assertEquals("wal", statement.executeQuery("PRAGMA journal_mode").getString(1));
        assertEquals(1, statement.executeQuery("SELECT count(*) FROM job").getInt(1));
      }
      try (SqliteJournal view = SqliteJournal.view(file())) {
        assertEquals(1, view.jobs().size());
        FluxionException e =
            assertThrows(
                FluxionException.class, () -> view.plan(planned(1), REQUEST, List.of("b")));
        assertEquals("FLX-503", e.code());
      }
    }
  }

  @Test
  void aTornLastWriteIsLeftOutAndTheRestIsThere() throws IOException {
    Path copy = folder.resolve("torn.db");
    try (SqliteJournal journal = SqliteJournal.open(file())) {
      journal.plan(planned(1), REQUEST, List.of("a"));
      journal.plan(planned(1), REQUEST, List.of("b"));
      // As a machine leaves it that loses power.
      Files.copy(file(), copy);
      Path log = file().resolveSibling("jobs.db-wal");
      Files.copy(log, folder.resolve("torn.db-wal"));
    }
    Path log = folder.resolve("torn.db-wal");
    try (RandomAccessFile torn = new RandomAccessFile(log.toFile(), "rw")) {
      torn.setLength(torn.length() - 100);
    }
    try (SqliteJournal journal = SqliteJournal.open(copy)) {
      assertEquals(List.of("a"), journal.tasks(1));
      assertEquals(1, journal.jobs().size());
    }
  }

  @Test
  void aFullDiskIsAClearErrorAndNothingIsHalfWritten() {
    try (SqliteJournal journal = SqliteJournal.open(file())) {
      journal.plan(planned(1), REQUEST, List.of("a"));
      journal.limitPages(12);
      FluxionException e =
          assertThrows(
              FluxionException.class,
              () -> journal.plan(planned(1), new byte[200_000], List.of("b")));
      assertEquals("FLX-503", e.code());
      assertTrue(
          e.getMessage().startsWith("FLX-503: the journal " + file() + " cannot be written: "),
          e.getMessage());
      assertEquals(1, journal.jobs().size());
      assertTrue(journal.known(List.of("b")).isEmpty());
      journal.limitPages(100_000);
      assertEquals(2, journal.plan(planned(1), new byte[200_000], List.of("b")).number());
    }
  }

  @Test
  void aJournalThatIsNoneIsRefused() throws IOException {
    Path text = folder.resolve("text.db");
    Files.writeString(
        text, "this is no journal, it is a text of more than a hundred characters. ".repeat(20));
    FluxionException e = assertThrows(FluxionException.class, () -> SqliteJournal.open(text));
    assertEquals("FLX-503", e.code());
    FluxionException missing =
        assertThrows(FluxionException.class, () -> SqliteJournal.view(folder.resolve("none.db")));
    assertEquals(
        "FLX-503: the journal " + folder.resolve("none.db") + " does not exist",
        missing.getMessage());
  }

  @Test
  void aJournalOfALaterVersionIsRefused() throws SQLException {
    SqliteJournal.open(file()).close();
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      statement.executeUpdate("PRAGMA user_version = 7");
    }
    FluxionException e = assertThrows(FluxionException.class, () -> SqliteJournal.open(file()));
    assertEquals(
        "FLX-503: the journal "
            + file()
            + " cannot be opened: it is of version 7, this program knows 2",
        e.getMessage());
  }

  @Test
  void aWriteThatBreaksOffLeavesTheJournalAsItWas() {
    List<String> broken =
        new AbstractList<>() {
          @Override
          public String get(int place) {
            throw new IllegalStateException("no key");
          }

          @Override
          public int size() {
            return 1;
          }
        };
    try (SqliteJournal journal = SqliteJournal.open(file())) {
      assertThrows(IllegalStateException.class, () -> journal.plan(planned(1), REQUEST, broken));
      assertTrue(journal.jobs().isEmpty());
      assertEquals(1, journal.plan(planned(1), REQUEST, List.of("a")).number());
    }
  }

  /** POSIX takes the lock of a process away when it closes any descriptor of the file. */
  @Test
  void whoIsRefusedAJournalDoesNotTakeTheLockOfItsOwnerAway() throws Exception {
    try (SqliteJournal journal = SqliteJournal.open(file())) {
      assertThrows(FluxionException.class, () -> SqliteJournal.open(file()));
      assertThrows(
          FluxionException.class, () -> SqliteJournal.open(folder.resolve("deep/../deep/jobs.db")));
      assertTrue(other().contains("is written by another process or backend"), other());
      assertTrue(journal.jobs().isEmpty());
    }
    assertEquals("opened " + file(), other());
  }

  /** Returns what another process says that opens the journal. */
  private String other() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.fluxion.hardware.JournalProbe",
                file().toString())
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
