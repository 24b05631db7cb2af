package dev.fluxion.tck.run.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.tck.check.SampledPoint;
import dev.fluxion.tck.numerics.PointGrade;
import dev.fluxion.tck.run.Outcome;
import dev.fluxion.tck.run.Profile;
import dev.fluxion.tck.run.Status;
import dev.fluxion.tck.run.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a child writes is what its parent reads. */
class JournalTest {
  private static final Task TASK = new Task("Acme", "acme:f\n[label=\"ü\"]", "D-CAP", "REQ", "1.8");

  @TempDir private Path directory;

  private static List<Event> events() {
    SampledPoint point =
        new SampledPoint(
            "partial(0)",
            "x",
            1,
            0.1,
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            PointGrade.INCONCLUSIVE);
    return List.of(
        new Event.Planning("acme:f"),
        new Event.Unplannable("acme:g", "hangs", true),
        new Event.Planned(List.of(TASK, TASK)),
        new Event.Started(TASK),
        new Event.Finished(new Outcome(TASK, Status.FAIL, "a\nb", 0.5, List.of(point)), false),
        new Event.Exiting("\n    at Acme"),
        new Event.Done());
  }

  @Test
  void every_event_is_read_as_it_was_written() throws Exception {
    Path file = directory.resolve("journal");
    try (Journal writer = Journal.write(file);
        Journal reader = Journal.read(file)) {
      List<Event> read = new ArrayList<>();
      for (Event event : events()) {
        writer.add(event);
        read.addAll(reader.next());
      }
      assertEquals(events(), read);
      assertEquals(List.of(), reader.next());
    }
  }

  @Test
  void an_order_is_read_as_it_was_written() throws Exception {
    Order order =
        new Order(
            "Acme",
            List.of("a b.jar", "ü"),
            List.of(),
            Profile.CERT,
            -7,
            1e-9,
            30_000,
            1L << 40,
            true,
            "samples.json",
            List.of("D-NEST(0)"),
            List.of("acme:f"),
            List.of("acme:g"),
            List.of(new Order.Done("acme:f\n", "D-CAP"), new Order.Done("", "")),
            List.of(new Order.Property("a", "b c")),
            "journal");
    Path file = directory.resolve("order");
    order.write(file);
    assertEquals(order, Order.read(file));
  }

  @Test
  void half_an_event_waits_for_the_rest_and_many_come_at_once() throws Exception {
    Path whole = directory.resolve("whole");
    try (Journal writer = Journal.write(whole)) {
      for (int k = 0; k < 500; k++) {
        events().forEach(writer::add);
      }
    }
    byte[] bytes = Files.readAllBytes(whole);
    Path file = Files.createFile(directory.resolve("journal"));
    try (Journal reader = Journal.read(file)) {
      List<Event> read = new ArrayList<>();
      for (int begin = 0; begin < bytes.length; begin += 100_003) {
        byte[] part =
            java.util.Arrays.copyOfRange(bytes, begin, Math.min(begin + 100_003, bytes.length));
        Files.write(file, part, StandardOpenOption.APPEND);
        read.addAll(reader.next());
      }
      assertEquals(500 * events().size(), read.size());
      assertEquals(events(), read.subList(0, events().size()));
    }
  }
}
