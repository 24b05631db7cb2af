package dev.fluxion.dsl.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.spi.Expr;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DotTest {
  private static final Pattern NODE =
      Pattern.compile("  (\\w+) \\[label=\"(?:[^\"\\\\]|\\\\.)*\".*];");
  private static final Pattern EDGE =
      Pattern.compile("  (\\w+) -> (\\w+)(?: \\[label=\"(?:[^\"\\\\]|\\\\.)*\"])?;");

  @Test
  void aSmallGraphIsPrintedNodeByNode() {
    Expr y = Samples.A.minus(Samples.SHIFT_SIN.at(Samples.B));
    String dot = Dot.of("f", new Graph(List.of(Samples.A, Samples.B), List.of(y)));
    assertEquals(
        """
        digraph "f" {
          rankdir=TB;
          node [fontname="Helvetica", fontsize=11];
          edge [fontname="Helvetica", fontsize=9, arrowsize=0.6];
          n0 [label="a", shape=ellipse, style=filled, fillcolor="#e7eef8"];
          n1 [label="b", shape=ellipse, style=filled, fillcolor="#e7eef8"];
          n2 [label="sin\\nshift=π/2", shape=box, style="rounded,filled", fillcolor="#fbf1de"];
          n3 [label="+", shape=circle];
          out0 [label="f", shape=doubleoctagon, style=filled, fillcolor="#e6f2e8"];
          n0 -> n3;
          n1 -> n2;
          n2 -> n3 [label="−"];
          n3 -> out0;
        }
        """
            .lines()
            .sorted()
            .toList(),
        dot.lines().sorted().toList());
  }

  @Test
  void everyStatementIsWellFormedAndEveryArrowHasItsEnds() {
    for (Graph graph : List.of(Samples.awkward(), Samples.model(), Samples.doubling(60))) {
      assertWellFormed(Dot.of("odd \"name\"\\", graph));
    }
  }

  @Test
  void theTextIsTheSameInEveryRun() {
    assertEquals(Dot.of("f", Samples.awkward()), Dot.of("f", Samples.awkward()));
  }

  @Test
  void anInputThatIsNotReadIsThereToo() {
    String dot = Dot.of("f", new Graph(List.of(Samples.A, Samples.B), List.of(Samples.A)));
    assertTrue(dot.contains("label=\"b\""), dot);
  }

  @Test
  void aLargeGraphIsLimitedAndSaysSo() {
    Graph chain = Samples.chain(100_000);
    String dot = assertTimeout(Samples.SOON, () -> Dot.of("f", chain));
    assertTrue(dot.contains("label=\"… 98,002 more nodes\""), dot.substring(0, 400));
    assertTrue(dot.lines().filter(line -> NODE.matcher(line).matches()).count() <= 2_001);
    assertWellFormed(dot);
  }

  private static void assertWellFormed(String dot) {
    List<String> lines = dot.lines().toList();
    Set<String> nodes = new HashSet<>();
    for (String line : lines.subList(4, lines.size() - 1)) {
      Matcher edge = EDGE.matcher(line);
      if (edge.matches()) {
        assertTrue(nodes.contains(edge.group(1)), line);
        assertTrue(nodes.contains(edge.group(2)), line);
        continue;
      }
      Matcher node = NODE.matcher(line);
      assertTrue(node.matches(), line);
      assertTrue(nodes.add(node.group(1)), line);
    }
    assertEquals("}", lines.get(lines.size() - 1));
  }
}
