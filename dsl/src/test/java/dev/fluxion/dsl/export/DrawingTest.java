package dev.fluxion.dsl.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.engine.define.Graph;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class DrawingTest {
  @Test
  void theModelOfTheArticleIsDrawnWithItsCalls() throws Exception {
    Document svg = parse(Drawing.svg("model", Samples.model()));
    List<String> texts = texts(svg);
    assertTrue(
        texts.containsAll(List.of("w", "[3]", "sin", "shift=π/4", "shift=π/2", "stack", "model")),
        texts::toString);
    assertEquals("model", svg.getElementsByTagName("title").item(0).getTextContent());
  }

  @Test
  void whateverIsDrawnIsWellFormed() throws Exception {
    for (Graph graph : List.of(Samples.awkward(), new Graph(List.of(), List.of()))) {
      parse(Drawing.svg("<odd> & \"name\"\u0000", graph));
    }
  }

  @Test
  void boxesDoNotOverlapAndStayInThePicture() throws Exception {
    for (Graph graph : List.of(Samples.model(), Samples.awkward(), Samples.doubling(40))) {
      assertNoOverlap(parse(Drawing.svg("f", graph)));
    }
  }

  @Test
  void aLargeGraphIsLimitedAndSaysSo() throws Exception {
    Graph chain = Samples.chain(100_000);
    String drawing = assertTimeout(Samples.SOON, () -> Drawing.svg("f", chain));
    assertFalse(boxes(parse(drawing)).size() > 152);
    assertTrue(drawing.contains("… 99,852 more nodes"));
  }

  private static void assertNoOverlap(Document svg) {
    double width = Double.parseDouble(svg.getDocumentElement().getAttribute("width"));
    List<double[]> boxes = boxes(svg);
    for (double[] one : boxes) {
      assertTrue(one[0] >= 0 && one[0] + one[2] <= width);
      for (double[] other : boxes) {
        assertTrue(
            one == other
                || one[0] + one[2] <= other[0]
                || other[0] + other[2] <= one[0]
                || one[1] + one[3] <= other[1]
                || other[1] + other[3] <= one[1],
            () -> one[0] + " " + one[1] + ", " + other[0] + " " + other[1]);
      }
    }
  }

  /** Returns x, y, width and height of each box; the first rectangle is the background. */
  private static List<double[]> boxes(Document svg) {
    List<double[]> boxes = new ArrayList<>();
    NodeList rectangles = svg.getElementsByTagName("rect");
    for (int k = 1; k < rectangles.getLength(); k++) {
      Element rectangle = (Element) rectangles.item(k);
      double[] box = new double[4];
      String[] names = {"x", "y", "width", "height"};
      for (int side = 0; side < names.length; side++) {
        box[side] = Double.parseDouble(rectangle.getAttribute(names[side]));
      }
      boxes.add(box);
    }
    return boxes;
  }

  private static List<String> texts(Document svg) {
    List<String> texts = new ArrayList<>();
    NodeList elements = svg.getElementsByTagName("text");
    for (int k = 0; k < elements.getLength(); k++) {
      texts.add(elements.item(k).getTextContent());
    }
    return texts;
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
