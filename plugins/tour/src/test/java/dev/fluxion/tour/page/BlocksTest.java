package dev.fluxion.tour.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Blocks as text and as HTML. */
final class BlocksTest {
  @Test
  void prose_isWrappedBetweenWords() {
    assertEquals(List.of("one two", "three"), new Prose("one two three").lines(8));
  }

  @Test
  void listing_isIndented_andFurtherWhereALineGoesOn() {
    assertEquals(
        List.of("  plan", "    points", "        0, 1"),
        new Listing("plan\n  points 0, 1\n").lines(12));
  }

  @Test
  void wrap_breaksAWordThatIsTooLong() {
    assertEquals(List.of("abcd", " efg", " h"), Wrap.lines("abcdefgh", 4, 1));
  }

  @Test
  void table_alignsNumbersToTheRight() {
    Table table = new Table(List.of("what", "n"), List.of(List.of("a", "5"), List.of("b", "-10")));
    assertEquals(
        List.of("  what    n", "  ----  ---", "  a       5", "  b     -10"), table.lines(100));
  }

  @Test
  void table_refusesARowThatDoesNotFit() {
    assertThrows(
        IllegalArgumentException.class, () -> new Table(List.of("what"), List.of(List.of())));
  }

  @Test
  void html_isEscaped() {
    assertEquals("<p>a &lt; b &amp; c</p>\n", new Prose("a < b & c").html());
    assertEquals("<pre>&lt;svg&gt;</pre>\n", new Listing("<svg>\n").html());
  }

  @Test
  void picture_losesItsProlog() {
    String html = new Picture("a graph", "<?xml version=\"1.0\"?>\n<svg/>").html();
    assertEquals(
        "<figure><div class=\"wide\"><svg/></div><figcaption>a graph</figcaption></figure>\n",
        html);
  }
}
