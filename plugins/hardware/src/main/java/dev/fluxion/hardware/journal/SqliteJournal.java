package dev.fluxion.hardware.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.fluxion.hardware.provider.Price;
import dev.fluxion.hardware.provider.Reading;
import dev.fluxion.spi.FluxionException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A journal in a file of SQLite, which the tool {@code sqlite3} reads: with a write-ahead log, and
 * every transaction forced to the disk.
 */
public final class SqliteJournal implements Journal {
  private static final int MANY = 500;
  private static final String COLUMNS =
      "job.number, job.provider, job.key, job.attempt, job.state, job.remote, job.created, job.sent,"
          + " job.tasks, job.shots, job.reserved, job.spent, job.unit, job.note";

  private final Path file;
  private final SqliteAccess sql;
  private final Optional<FileOwner> owner;
  private final Clock clock;
  private final Set<String> acquired = new HashSet<>();

  private SqliteJournal(Path file, Connection connection, Optional<FileOwner> owner, Clock clock) {
    this.file = file;
    this.sql = new SqliteAccess(file, connection);
    this.owner = owner;
    this.clock = clock;
  }

  /**
   * Opens a journal for this process alone, and creates it where there is none, readable by its
   * owner only.
   *
   * @param file where it is
   * @throws FluxionException FLX-503 if another process has it, or if it cannot be written
   */
  public static SqliteJournal open(Path file) {
    FileOwner owner = FileOwner.of(file);
    try {
      Connection connection = SqliteFile.open(file);
      return new SqliteJournal(file, connection, Optional.of(owner), Clock.systemUTC());
    } catch (SQLException | IOException e) {
      owner.close();
      throw SqliteAccess.broken(file, "cannot be opened", e);
    }
  }

  /**
   * Opens a journal to look at it, while another process may write it.
   *
   * @param file where it is
   * @throws FluxionException FLX-503 if there is none
   */
  public static SqliteJournal view(Path file) {
    if (!Files.exists(file)) {
      throw new FluxionException("FLX-503", "the journal " + file + " does not exist");
    }
    try {
      return new SqliteJournal(file, SqliteFile.view(file), Optional.empty(), Clock.systemUTC());
    } catch (SQLException e) {
      throw SqliteAccess.broken(file, "cannot be opened", e);
    }
  }

  @Override
  public String id() {
    return sql.read(() -> sql.rows(row -> row.getString(1), "SELECT id FROM identity").get(0));
  }

  @Override
  public synchronized void acquire(String provider) {
    if (!acquired.add(provider)) {
      throw new FluxionException(
          "FLX-503", "the journal " + file + " is used by another backend of '" + provider + "'");
    }
  }

  @Override
  public synchronized void release(String provider) {
    acquired.remove(provider);
  }

  @Override
  public Map<String, Known> known(Collection<String> tasks) {
    List<String> keys = List.copyOf(tasks);
    return sql.read(
        () -> {
          Map<String, Known> known = new HashMap<>();
          for (int from = 0; from < keys.size(); from += MANY) {
            List<String> some = keys.subList(from, Math.min(keys.size(), from + MANY));
            String marks = String.join(",", Collections.nCopies(some.size(), "?"));
            sql.rows(
                row -> {
                  Known next = new Known(entry(row), reading(row.getString("reading")));
                  return known.merge(row.getString("task"), next, SqliteJournal::better);
                },
                "SELECT task.key AS task, task.reading, "
                    + COLUMNS
                    + " FROM task JOIN job ON job.number = task.job"
                    + " WHERE task.key IN ("
                    + marks
                    + ") ORDER BY job.number",
                some.toArray());
          }
          return known;
        });
  }

  private static Known better(Known one, Known later) {
    return one.isDone() || (one.job().state().isOpen() && !later.isDone()) ? one : later;
  }

  private static Optional<Reading> reading(@Nullable String text) throws SQLException {
    try {
      return text == null ? Optional.empty() : Optional.of(Readings.read(text));
    } catch (JsonProcessingException e) {
      throw new SQLException("a reading is damaged", e);
    }
  }

  @Override
  public int jobsOf(String task) {
    return sql.read(
        () ->
            sql.rows(row -> row.getInt(1), "SELECT count(*) FROM task WHERE key = ?", task).get(0));
  }

  @Override
  public JobEntry plan(JobEntry planned, byte[] request, List<String> tasks) {
    return sql.write(
        () -> {
          sql.execute(
              "INSERT INTO job (provider, key, attempt, state, created, tasks, shots, note, request,"
                  + " request_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              planned.provider(),
              planned.key(),
              planned.attempt(),
              planned.state().name(),
              planned.created().toEpochMilli(),
              planned.tasks(),
              planned.shots(),
              planned.note(),
              request,
              Digest.of(request));
          long number = sql.rows(row -> row.getLong(1), "SELECT last_insert_rowid()").get(0);
          sql.execute(
              "INSERT INTO task (job, place, key) VALUES (?, ?, ?)",
              tasks.size(),
              place -> new Object[] {number, place, tasks.get(place)});
          JobEntry entry = planned.numbered(number);
          event(entry);
          return entry;
        });
  }

  private void event(JobEntry entry) throws SQLException {
    sql.execute(
        "INSERT INTO event (job, at, state, attempt, note) VALUES (?, ?, ?, ?, ?)",
        entry.number(),
        clock.millis(),
        entry.state().name(),
        entry.attempt(),
        entry.note());
  }

  @Override
  public JobEntry update(JobEntry changed) {
    return sql.write(
        () -> {
          change(changed);
          return changed;
        });
  }

  private void change(JobEntry entry) throws SQLException {
    Optional<String> unit = entry.spent().or(entry::reserved).map(Price::unit);
    sql.execute(
        "UPDATE job SET attempt = ?, state = ?, remote = ?, sent = ?, reserved = ?, spent = ?, unit ="
            + " ?, note = ? WHERE number = ?",
        entry.attempt(),
        entry.state().name(),
        entry.remoteId().orElse(null),
        entry.sent().map(Instant::toEpochMilli).orElse(null),
        entry.reserved().map(price -> price.amount().toPlainString()).orElse(null),
        entry.spent().map(price -> price.amount().toPlainString()).orElse(null),
        unit.orElse(null),
        entry.note(),
        entry.number());
    event(entry);
  }

  @Override
  public JobEntry fetched(JobEntry job, byte[] result) {
    return sql.write(
        () -> {
          JobEntry fetched = job.in(JobState.FETCHED, "");
          sql.execute(
              "UPDATE job SET result = ?, result_sha256 = ? WHERE number = ?",
              result,
              Digest.of(result),
              job.number());
          change(fetched);
          return fetched;
        });
  }

  @Override
  public JobEntry decoded(JobEntry job, List<Reading> readings) {
    return sql.write(
        () -> {
          sql.execute(
              "UPDATE task SET reading = ? WHERE job = ? AND place = ?",
              readings.size(),
              place -> new Object[] {Readings.write(readings.get(place)), job.number(), place});
          change(job);
          return job;
        });
  }

  private static JobEntry entry(ResultSet row) throws SQLException {
    String unit = row.getString("unit");
    long sent = row.getLong("sent");
    Optional<Instant> sentAt =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(sent));
    return new JobEntry(
        row.getLong("number"),
        row.getString("provider"),
        row.getString("key"),
        row.getInt("attempt"),
        JobState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("remote")),
        Instant.ofEpochMilli(row.getLong("created")),
        sentAt,
        row.getInt("tasks"),
        row.getLong("shots"),
        price(row.getString("reserved"), unit),
        price(row.getString("spent"), unit),
        row.getString("note"));
  }

  private static Optional<Price> price(@Nullable String amount, @Nullable String unit) {
    return amount == null || unit == null
        ? Optional.empty()
        : Optional.of(new Price(new BigDecimal(amount), unit));
  }

  @Override
  public List<JobEntry> jobs() {
    return sql.read(
        () -> sql.rows(SqliteJournal::entry, "SELECT " + COLUMNS + " FROM job ORDER BY number"));
  }

  @Override
  public Optional<JobEntry> job(long number) {
    return sql.read(
        () ->
            sql
                .rows(
                    SqliteJournal::entry,
                    "SELECT " + COLUMNS + " FROM job WHERE number = ?",
                    number)
                .stream()
                .findFirst());
  }

  @Override
  public List<String> tasks(long number) {
    return sql.read(
        () ->
            sql.rows(
                row -> row.getString(1),
                "SELECT key FROM task WHERE job = ? ORDER BY place",
                number));
  }

  @Override
  public byte[] request(long number) {
    return blob("request", number).orElseThrow();
  }

  @Override
  public Optional<byte[]> result(long number) {
    return blob("result", number);
  }

  private Optional<byte[]> blob(String column, long number) {
    return sql.read(
        () ->
            sql
                .rows(
                    row -> Optional.ofNullable(row.getBytes(1)),
                    "SELECT " + column + " FROM job WHERE number = ?",
                    number)
                .stream()
                .findFirst()
                .flatMap(bytes -> bytes));
  }

  @Override
  public List<Event> events(long number) {
    return sql.read(
        () ->
            sql.rows(
                row ->
                    new Event(
                        Instant.ofEpochMilli(row.getLong(1)),
                        JobState.valueOf(row.getString(2)),
                        row.getInt(3),
                        row.getString(4)),
                "SELECT at, state, attempt, note FROM event WHERE job = ? ORDER BY rowid",
                number));
  }

  /** Limits the size of the file, as a full disk does. */
  void limitPages(int most) {
    sql.read(() -> sql.rows(row -> row.getInt(1), "PRAGMA max_page_count = " + most));
  }

  @Override
  public synchronized void close() {
    try {
      sql.close();
    } finally {
      owner.ifPresent(FileOwner::close);
    }
  }

  /** Returns the file. */
  @Override
  public String toString() {
    return file.toString();
  }
}
