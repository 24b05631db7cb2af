package dev.fluxion.tour.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Wrong figures are found; right ones are left alone. */
final class ChecksTest {
  private final Checks checks = new Checks("chapter");

  private List<String> failures() {
    return checks.failures().stream().map(Failure::toString).toList();
  }

  @Test
  void rightFigures_arePrintedAsTheyAre() {
    assertEquals("0.1", checks.near("near", 0.1, 0.1 * (1 + 1e-13), 1e-12));
    assertEquals("0.0", checks.near("zero", 0, 0, 1e-12));
    assertEquals("2.5", checks.within("within", 2.5, 3, 0.5));
    assertEquals("7", checks.count("count", 7, 7));
    assertEquals("0.25", checks.atMost("at most", 0.25, 0.25, "%.2f"));
    assertEquals("a plan", checks.text("text", "a plan", "a", "plan"));
    assertEquals(List.of(), failures());
  }

  @Test
  void near_refusesAFigureThatIsOff() {
    assertEquals("1.1 (wrong)", checks.near("slope", 1.1, 1.0, 1e-12));
    assertEquals(
        List.of("chapter: slope: got 1.1, expected 1.0 within a relative 1.0E-12"), failures());
  }

  @Test
  void near_refusesAnythingButZeroForZero() {
    assertEquals("1.0E-300 (wrong)", checks.near("slope", 1e-300, 0, 1e-12));
  }

  @Test
  void notANumber_isAlwaysWrong() {
    checks.near("near", Double.NaN, 1, 1);
    checks.within("within", Double.NaN, 1, 1);
    checks.atMost("at most", Double.NaN, 1, "%.1f");
    checks.near("expected", 1, Double.NaN, 1);
    assertEquals(4, failures().size());
  }

  @Test
  void within_refusesAFigureThatIsOff() {
    assertEquals("2.0 (wrong)", checks.within("slope", 2, 1, 0.5));
    assertEquals(List.of("chapter: slope: got 2.0, expected 1.0 within 0.5"), failures());
  }

  @Test
  void count_refusesAnotherNumber() {
    assertEquals("5 (wrong)", checks.count("evaluations", 5, 4));
    assertEquals(List.of("chapter: evaluations: got 5, expected 4"), failures());
  }

  @Test
  void atMost_refusesWhatIsTooLargeOrNegative() {
    assertEquals("2.0 (wrong)", checks.atMost("error", 2, 1, "%.1f"));
    assertEquals("-2.0 (wrong)", checks.atMost("error", -2, 1, "%.1f"));
    assertEquals("chapter: error: got 2.0, expected 0 to 1.0", failures().get(0));
  }

  @Test
  void text_namesThePartThatIsMissing() {
    assertEquals("'a plan' (wrong)", checks.text("plan", "a plan", "a", "warning"));
    assertEquals(
        List.of("chapter: plan: got 'a plan', expected a text with 'warning'"), failures());
  }
}
