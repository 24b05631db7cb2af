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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
  private final Connection connection;
  private final Optional<FileOwner> owner;
  private final Clock clock;
  private final Set<String> acquired = new HashSet<>();

  private SqliteJournal(Path file, Connection connection, Optional<FileOwner> owner, Clock clock) {
    this.file = file;
    this.connection = connection;
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
      throw broken(file, "cannot be opened", e);
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
      throw broken(file, "cannot be opened", e);
    }
  }

  private static FluxionException broken(Path file, String what, Exception cause) {
    return new FluxionException(
        "FLX-503", "the journal " + file + " " + what + ": " + cause.getMessage(), cause);
  }

  /** What is done in one transaction. */
  private interface Access<T> {
    T run() throws SQLException;
  }

  private synchronized <T> T read(Access<T> access) {
    try {
      return access.run();
    } catch (SQLException e) {
      throw broken(file, "cannot be read", e);
    }
  }

  private synchronized <T> T write(Access<T> access) {
    try {
      execute("BEGIN IMMEDIATE");
      T result = access.run();
      execute("COMMIT");
      return result;
    } catch (SQLException e) {
      rollBack(e);
      throw broken(file, "cannot be written", e);
    } catch (RuntimeException | Error e) {
      rollBack(e);
      throw e;
    }
  }

  /** A full disk ends a transaction by itself: then there is nothing to roll back. */
  private void rollBack(Throwable cause) {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private PreparedStatement statement(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int k = 0; k < values.length; k++) {
      statement.setObject(k + 1, values[k]);
    }
    return statement;
  }

  private void execute(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = statement(sql, values)) {
      statement.executeUpdate();
    }
  }

  /** Reads a row. */
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(Row<T> reader, String sql, @Nullable Object... values)
      throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement statement = statement(sql, values);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(reader.read(rows));
      }
    }
    return found;
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
    return read(
        () -> {
          Map<String, Known> known = new HashMap<>();
          for (int from = 0; from < keys.size(); from += MANY) {
            List<String> some = keys.subList(from, Math.min(keys.size(), from + MANY));
            String marks = String.join(",", Collections.nCopies(some.size(), "?"));
            rows(
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
    return read(
        () -> rows(row -> row.getInt(1), "SELECT count(*) FROM task WHERE key = ?", task).get(0));
  }

  @Override
  public JobEntry plan(JobEntry planned, byte[] request, List<String> tasks) {
    return write(
        () -> {
          execute(
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
          long number = rows(row -> row.getLong(1), "SELECT last_insert_rowid()").get(0);
          try (PreparedStatement statement =
              connection.prepareStatement("INSERT INTO task (job, place, key) VALUES (?, ?, ?)")) {
            for (int place = 0; place < tasks.size(); place++) {
              statement.setLong(1, number);
              statement.setInt(2, place);
              statement.setString(3, tasks.get(place));
              statement.addBatch();
            }
            statement.executeBatch();
          }
          JobEntry entry = planned.numbered(number);
          event(entry);
          return entry;
        });
  }

  private void event(JobEntry entry) throws SQLException {
    execute(
        "INSERT INTO event (job, at, state, attempt, note) VALUES (?, ?, ?, ?, ?)",
        entry.number(),
        clock.millis(),
        entry.state().name(),
        entry.attempt(),
        entry.note());
  }

  @Override
  public JobEntry update(JobEntry changed) {
    return write(
        () -> {
          change(changed);
          return changed;
        });
  }

  private void change(JobEntry entry) throws SQLException {
    Optional<String> unit = entry.spent().or(entry::reserved).map(Price::unit);
    execute(
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
    return write(
        () -> {
          JobEntry fetched = job.in(JobState.FETCHED, "");
          execute(
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
    return write(
        () -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "UPDATE task SET reading = ? WHERE job = ? AND place = ?")) {
            for (int place = 0; place < readings.size(); place++) {
              statement.setString(1, Readings.write(readings.get(place)));
              statement.setLong(2, job.number());
              statement.setInt(3, place);
              statement.addBatch();
            }
            statement.executeBatch();
          }
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
    return read(
        () -> rows(SqliteJournal::entry, "SELECT " + COLUMNS + " FROM job ORDER BY number"));
  }

  @Override
  public Optional<JobEntry> job(long number) {
    return read(
        () ->
            rows(SqliteJournal::entry, "SELECT " + COLUMNS + " FROM job WHERE number = ?", number)
                .stream()
                .findFirst());
  }

  @Override
  public List<String> tasks(long number) {
    return read(
        () ->
            rows(
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
    return read(
        () ->
            rows(
                    row -> Optional.ofNullable(row.getBytes(1)),
                    "SELECT " + column + " FROM job WHERE number = ?",
                    number)
                .stream()
                .findFirst()
                .flatMap(bytes -> bytes));
  }

  @Override
  public List<Event> events(long number) {
    return read(
        () ->
            rows(
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
    read(() -> rows(row -> row.getInt(1), "PRAGMA max_page_count = " + most));
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw broken(file, "cannot be closed", e);
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
