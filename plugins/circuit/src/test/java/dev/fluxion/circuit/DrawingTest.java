package dev.fluxion.circuit;

import static dev.fluxion.circuit.Circuits.circuit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class DrawingTest {
  private final Expr theta = Expr.of(new Op.Input("theta", Shape.vector(2), this));

  private Circuit sample() {
    return circuit(3)
        .h(0)
        .ry(1, theta.get(0).times(2).plus(0.5))
        .cx(0, 2)
        .cz(1, 2)
        .rzz(0, 1, theta.get(1))
        .swap(0, 2)
        .crx(2, 1, theta.get(0));
  }

  @Test
  void gatesStandInColumnsOnTheLinesOfTheirQubits() {
    assertEquals(
        """
        q0: ──────H────────●─────RZZ(p1)──×──────────
                           │        │     │
        q1: ─RY(2*p0+0.5)──┼──●─────Z─────┼──RX(p0)──
                           │  │           │    │
        q2: ───────────────X──●───────────×────●─────
        """,
        sample().text());
  }

  @Test
  void theSvgIsWellFormedAndHasABoxForEachGateThatIsNone() throws Exception {
    String svg = sample().svg();
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertEquals(1 + 6, document.getElementsByTagName("rect").getLength());
    assertEquals(4, document.getElementsByTagName("circle").getLength());
    assertTrue(svg.contains(">RY(2*p0+0.5)<"), svg);
  }
}
