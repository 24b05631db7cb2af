package dev.fluxion.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.tour.chapter.Chapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class TourTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @AfterEach
  void clearProperty() {
    System.clearProperty("chapter");
  }

  private int run(List<Chapter> chapters, String... args) {
    List<String> all = new ArrayList<>(List.of("--folder", folder.toString()));
    all.addAll(Arrays.asList(args));
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new CommandLine(new Tour(new Chapters(chapters), stream))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String page() throws IOException {
    return Files.readString(folder.resolve("index.html"));
  }

  @Test
  void rightFigures_exitWith0_andWriteThePage() throws IOException {
    assertEquals(0, run(List.of(StubChapter.right("first"))));
    assertTrue(printed().contains("two: 2"), printed());
    assertTrue(printed().contains("Every figure was as expected."), printed());
    assertTrue(printed().contains("The page is " + folder.resolve("index.html")), printed());
    assertTrue(page().contains("<h2>Title of first</h2>\n<p>two: 2</p>"), page());
  }

  @Test
  void aWrongFigure_exitsWith1_andIsListedAtTheEnd() throws IOException {
    assertEquals(1, run(List.of(StubChapter.wrong("first"), StubChapter.right("second"))));
    assertTrue(printed().contains("two: 3 (wrong)"), printed());
    assertTrue(
        printed().endsWith("Wrong figures: 1\n  first: two: got 3, expected 2\n"), printed());
    assertTrue(page().contains("first: two: got 3, expected 2"), page());
  }

  @Test
  void aChapterThatThrows_doesNotStopTheOthers() {
    assertEquals(1, run(List.of(StubChapter.broken("first"), StubChapter.right("second"))));
    assertTrue(printed().contains("two: 2"), printed());
    assertTrue(
        printed()
            .contains(
                "first: the chapter stopped: got java.lang.IllegalStateException: out of ink"),
        printed());
  }

  @Test
  void chapterOption_runsOnlyThatChapter() {
    int status =
        run(
            List.of(StubChapter.wrong("first"), StubChapter.right("second")),
            "--chapter",
            "second");
    assertEquals(0, status);
    assertFalse(printed().contains("first"), printed());
  }

  @Test
  void chapterProperty_runsOnlyThatChapter() {
    System.setProperty("chapter", "second");
    assertEquals(0, run(List.of(StubChapter.wrong("first"), StubChapter.right("second"))));
    assertFalse(printed().contains("first"), printed());
  }

  @Test
  void emptyChapterProperty_runsAll() {
    System.setProperty("chapter", "");
    assertEquals(0, run(List.of(StubChapter.right("first"), StubChapter.right("second"))));
    assertTrue(printed().contains("first: Title of first"), printed());
    assertTrue(printed().contains("second: Title of second"), printed());
  }

  @Test
  void unknownChapter_exitsWith2_andListsTheChapters() {
    System.setProperty("chapter", "frist");
    assertEquals(2, run(List.of(StubChapter.right("first"), StubChapter.right("second"))));
    assertTrue(
        err.toString().contains("unknown chapter 'frist', the chapters are first, second"),
        err.toString());
    assertEquals("", printed());
  }
}
