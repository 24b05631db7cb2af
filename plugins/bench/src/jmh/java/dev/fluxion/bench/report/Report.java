package dev.fluxion.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A run of the program: its JSON file is this record, with the names of its components and of
 * theirs as keys. Times are in ns, errors are half widths of 99.9 % confidence intervals.
 *
 * @param schema the version of this layout
 * @param started when, in ISO 8601
 * @param mode "full", or "quick" for a smoke run whose figures are not to be relied on
 * @param asked the regular expression of tasks that were asked for, empty for all
 * @param machine where
 * @param tasks what was measured, in the order of the program
 */
public record Report(
    int schema, String started, String mode, String asked, Machine machine, List<Entry> tasks) {
  /** The version of the layout that this program writes. */
  public static final int SCHEMA = 1;

  /** Creates a report. */
  public Report {
    tasks = List.copyOf(tasks);
  }

  /**
   * Writes the JSON file.
   *
   * @param file where; its folder is made
   */
  public void write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
