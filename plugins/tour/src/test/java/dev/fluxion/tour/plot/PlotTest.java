package dev.fluxion.tour.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

final class PlotTest {
  private static final Axis UNIT =
      Axis.linear("x < 1", List.of(new Axis.Tick(0, "0"), new Axis.Tick(1, "1")));

  private static Document plot(Series... curves) throws Exception {
    String svg = Plot.svg("a & b", UNIT, UNIT, List.of(curves));
    InputSource source = new InputSource(new StringReader(svg));
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source);
  }

  @Test
  void svg_isWellFormed_andHasACurveForEachSeries() throws Exception {
    double[] x = {0, 1};
    Document svg = plot(new Series("f", x, x, true), new Series("g", x, x, false));
    assertEquals("svg", svg.getDocumentElement().getTagName());
    assertEquals(2, svg.getElementsByTagName("polyline").getLength());
    assertEquals(2, svg.getElementsByTagName("circle").getLength());
  }

  @Test
  void curve_goesFromCornerToCorner() throws Exception {
    double[] x = {0, 1};
    Document svg = plot(new Series("f", x, x, false));
    Element curve = (Element) svg.getElementsByTagName("polyline").item(0);
    assertEquals("80.0,360.0 776.0,48.0", curve.getAttribute("points"));
  }

  @Test
  void points_areNotConnected_andTheirBarsAreAsLongAsTheirErrors() throws Exception {
    double[] half = {0.5};
    Document svg = plot(Series.ofPoints("f", half, half, new double[] {0.25}));
    assertEquals(0, svg.getElementsByTagName("polyline").getLength());
    Element point = (Element) svg.getElementsByTagName("path").item(0);
    String start = "M428.0 126.0 V282.0 M424.0 126.0 h8 M424.0 282.0 h8 M428.0 204.0 ";
    assertEquals(start, point.getAttribute("d").substring(0, start.length()));
  }

  @Test
  void logarithmicAxis_spacesPowersOfTenEvenly() {
    Axis axis = Axis.logarithmic("n", 1000);
    assertEquals(4, axis.ticks().size());
    double step = axis.position(10) - axis.position(1);
    assertEquals(step, axis.position(1000) - axis.position(100), 1e-12);
    assertEquals(1, axis.position(1000), 1e-12);
  }
}
