package dev.fluxion.tck.report;

import dev.fluxion.tck.run.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes all reports of a run into a directory. */
public final class Reports {
  /** The page for people. */
  public static final String HTML = "index.html";

  /** What build servers read. */
  public static final String JUNIT = "TEST-fluxion-tck.xml";

  /** What programs read. */
  public static final String JSON = "fluxion-tck.json";

  private Reports() {}

  /**
   * Writes the page, the JUnit XML and the JSON.
   *
   * @param run the run
   * @param directory where to; it is created if it is missing
   * @return the page
   * @throws IOException if a file cannot be written
   */
  public static Path write(Run run, Path directory) throws IOException {
    Files.createDirectories(directory);
    Map<String, Form> forms =
        Map.of(JUNIT, JUnitXml::of, JSON, JsonReport::of, HTML, HtmlReport::of);
    try {
      // Each takes its time for a large plugin, and none needs another.
      forms.entrySet().parallelStream()
          .forEach(each -> write(each.getValue(), run, directory.resolve(each.getKey())));
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause());
    }
    return directory.resolve(HTML);
  }

  private static void write(Form form, Run run, Path file) {
    try {
      Files.writeString(file, form.of(run));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a run can be written as. */
  @FunctionalInterface
  private interface Form {
    String of(Run run) throws IOException;
  }
}
