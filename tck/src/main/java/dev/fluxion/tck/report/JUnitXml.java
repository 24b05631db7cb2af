package dev.fluxion.tck.report;

import dev.fluxion.tck.run.Outcome;
import dev.fluxion.tck.run.PluginFile;
import dev.fluxion.tck.run.Run;
import dev.fluxion.tck.run.Status;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A run in the XML of JUnit, in the elements and attributes that Jenkins and GitLab read. */
final class JUnitXml {
  private final Run run;
  private final XMLStreamWriter xml;

  private JUnitXml(Run run, XMLStreamWriter xml) {
    this.run = run;
    this.xml = xml;
  }

  static String of(Run run) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      new JUnitXml(run, xml).document();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML cannot be written to a string", e);
    }
    return text.toString();
  }

  private void document() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuites");
    attribute("name", "fluxion-tck");
    counts(run.outcomes());
    for (Map.Entry<String, List<Outcome>> subject : run.bySubject().entrySet()) {
      suite(subject.getKey(), subject.getValue());
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeCharacters("\n");
    xml.writeEndDocument();
  }

  private void suite(String subject, List<Outcome> outcomes) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testsuite");
    attribute("name", subject);
    counts(outcomes);
    attribute("timestamp", run.about().started());
    xml.writeCharacters("\n    ");
    xml.writeStartElement("properties");
    property("profile", run.about().profile().toString());
    property("seed", Long.toString(run.about().seed()));
    property("kit", run.about().kit());
    for (PluginFile file : run.about().files()) {
      property("sha256 of " + file.path(), file.sha256());
    }
    xml.writeCharacters("\n    ");
    xml.writeEndElement();
    for (Outcome outcome : outcomes) {
      testcase(outcome);
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private void property(String name, String value) throws XMLStreamException {
    xml.writeCharacters("\n      ");
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void testcase(Outcome outcome) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement("testcase");
    attribute("classname", outcome.task().subject());
    attribute("name", outcome.task().title() + " (rule " + outcome.task().rule() + ")");
    attribute("time", seconds(outcome.seconds()));
    switch (outcome.status()) {
      case PASS -> {}
      case FAIL, INCONCLUSIVE -> detail("failure", outcome);
      case ERROR, NOT_RUN -> detail("error", outcome);
      case INACCURATE, UNSUPPORTED, WAIVED -> {
        xml.writeEmptyElement("skipped");
        attribute("message", outcome.status() + ": " + outcome.text());
      }
    }
    xml.writeEndElement();
  }

  private void detail(String element, Outcome outcome) throws XMLStreamException {
    xml.writeStartElement(element);
    attribute("type", outcome.status().name());
    attribute("message", firstLine(outcome.text()));
    xml.writeCharacters(legal(outcome.text() + "\n  repeat: " + run.repeat(outcome.task())));
    xml.writeEndElement();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private void counts(List<Outcome> outcomes) throws XMLStreamException {
    attribute("tests", Integer.toString(outcomes.size()));
    attribute("failures", count(outcomes, Status.FAIL, Status.INCONCLUSIVE));
    attribute("errors", count(outcomes, Status.ERROR, Status.NOT_RUN));
    attribute("skipped", count(outcomes, Status.INACCURATE, Status.UNSUPPORTED, Status.WAIVED));
    attribute("time", seconds(outcomes.stream().mapToDouble(Outcome::seconds).sum()));
  }

  private static String count(List<Outcome> outcomes, Status... statuses) {
    List<Status> counted = List.of(statuses);
    return Long.toString(outcomes.stream().filter(o -> counted.contains(o.status())).count());
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  /** Replaces what no XML document may hold, such as most control characters. */
  private static String legal(String text) {
    StringBuilder legal = new StringBuilder();
    text.codePoints().map(c -> isLegal(c) ? c : '\uFFFD').forEach(legal::appendCodePoint);
    return legal.toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
