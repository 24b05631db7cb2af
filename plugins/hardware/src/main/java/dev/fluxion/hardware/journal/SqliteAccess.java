package dev.fluxion.hardware.journal;

import dev.fluxion.spi.FluxionException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Statements and transactions on the file of a journal, one at a time, whose failures are those of
 * the journal.
 */
final class SqliteAccess {
  private final Path file;
  private final Connection connection;

  SqliteAccess(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** What is done at a time. */
  interface Action<T> {
    T run() throws SQLException;
  }

  /** Reads a row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  static FluxionException broken(Path file, String what, Exception cause) {
    return new FluxionException(
        "FLX-503", "the journal " + file + " " + what + ": " + cause.getMessage(), cause);
  }

  synchronized <T> T read(Action<T> action) {
    try {
      return action.run();
    } catch (SQLException e) {
      throw broken(file, "cannot be read", e);
    }
  }

  /** Does all of an action, in one transaction, or nothing. */
  synchronized <T> T write(Action<T> action) {
    try {
      execute("BEGIN IMMEDIATE");
      T result = action.run();
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

  private static void set(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int k = 0; k < values.length; k++) {
      statement.setObject(k + 1, values[k]);
    }
  }

  void execute(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      statement.executeUpdate();
    }
  }

  /** Executes a statement several times, with values for each time. */
  void execute(String sql, int times, IntFunction<Object[]> values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int k = 0; k < times; k++) {
        set(statement, values.apply(k));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  <T> List<T> rows(Row<T> reader, String sql, @Nullable Object... values) throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
    }
    return found;
  }

  synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw broken(file, "cannot be closed", e);
    }
  }
}
