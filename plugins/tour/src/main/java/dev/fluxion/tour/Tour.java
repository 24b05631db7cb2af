package dev.fluxion.tour;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The program: prints the tour and checks every figure in it.
 *
 * <p>It exits with 0 if all figures are as expected, 1 if not, 2 if a chapter is asked for that
 * does not exist.
 */
@Command(name = "tour", description = "Prints the tour of Fluxion, and checks every figure in it.")
public final class Tour implements Callable<Integer> {
  private static final int ORDERS = 12;
  private static final int TERMS = 100_000;
  private static final int PARAMETERS = 10;
  private static final int REPEATS = 10_000;
  private static final int WIDEST = 300;
  private static final int POINTS = 3000;
  private static final int ELEMENTS = 100_000;

  private final Chapters chapters;
  private final PrintStream out;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--chapter",
      paramLabel = "NAME",
      defaultValue = "${sys:chapter:-}",
      description = "the only chapter to run; by default the system property 'chapter', or all")
  private String chapter = "";

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      defaultValue = "target/tour",
      description = "where index.html is written; by default ${DEFAULT-VALUE}")
  private Path folder = Path.of("target", "tour");

  Tour(Chapters chapters, PrintStream out) {
    this.chapters = chapters;
    this.out = out;
  }

  /**
   * Runs the program.
   *
   * @param args {@code --chapter NAME} and {@code --folder FOLDER}, both optional
   */
  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Chapters chapters =
        Chapters.ofTour(ORDERS, TERMS, PARAMETERS, REPEATS, WIDEST, POINTS, ELEMENTS);
    int status = new CommandLine(new Tour(chapters, out)).execute(args);
    out.flush();
    System.exit(status);
  }

  @Override
  public Integer call() {
    Chapters chosen;
    try {
      chosen = chapters.named(chapter);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    return new Reading(out).run(chosen, folder.resolve("index.html")).isEmpty() ? 0 : 1;
  }
}
