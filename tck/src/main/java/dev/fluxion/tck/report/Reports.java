package dev.fluxion.tck.report;

import dev.fluxion.tck.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
    Files.writeString(directory.resolve(JUNIT), JUnitXml.of(run));
    Files.writeString(directory.resolve(JSON), JsonReport.of(run));
    return Files.writeString(directory.resolve(HTML), HtmlReport.of(run));
  }
}
