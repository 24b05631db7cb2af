package dev.fluxion.hardware.journal;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** The file of a journal, and what is in it. */
final class SqliteFile {
  private static final int VERSION = 2;

  private static final String[] SCHEMA = {
    "CREATE TABLE job (number INTEGER PRIMARY KEY, provider TEXT NOT NULL, key TEXT NOT NULL,"
        + " attempt INTEGER NOT NULL, state TEXT NOT NULL, remote TEXT, created INTEGER NOT NULL,"
        + " sent INTEGER, tasks INTEGER NOT NULL, shots INTEGER NOT NULL, reserved TEXT, spent"
        + " TEXT, unit TEXT, note TEXT NOT NULL, request BLOB NOT NULL, request_sha256 TEXT NOT"
        + " NULL, result BLOB, result_sha256 TEXT)",
    "CREATE TABLE task (job INTEGER NOT NULL REFERENCES job, place INTEGER NOT NULL, key TEXT NOT"
        + " NULL, reading TEXT, PRIMARY KEY (job, place)) WITHOUT ROWID",
    "CREATE INDEX task_key ON task (key)",
    "CREATE TABLE event (job INTEGER NOT NULL REFERENCES job, at INTEGER NOT NULL, state TEXT NOT"
        + " NULL, attempt INTEGER NOT NULL, note TEXT NOT NULL)",
    "CREATE INDEX event_job ON event (job)"
  };

  /** What version 2 has more: who the journal is. */
  private static final String IDENTITY =
      "CREATE TABLE identity AS SELECT lower(hex(randomblob(16))) AS id";

  private SqliteFile() {}

  /** Opens a file to write, and creates it. */
  static Connection open(Path file) throws SQLException, IOException {
    create(file);
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(5000);
    Connection connection = config.createConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      int version = statement.executeQuery("PRAGMA user_version").getInt(1);
      if (version > VERSION) {
        throw new SQLException("it is of version " + version + ", this program knows " + VERSION);
      }
      if (version < VERSION) {
        statement.executeUpdate("BEGIN IMMEDIATE");
        for (String line : version == 0 ? SCHEMA : new String[0]) {
          statement.executeUpdate(line);
        }
        statement.executeUpdate(IDENTITY);
        statement.executeUpdate("PRAGMA user_version = " + VERSION);
        statement.executeUpdate("COMMIT");
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Opens a file to read. */
  static Connection view(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(5000);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  private static void create(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    FileStore store = Files.getFileStore(file.toAbsolutePath().getParent());
    if (store.supportsFileAttributeView("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
  }
}
