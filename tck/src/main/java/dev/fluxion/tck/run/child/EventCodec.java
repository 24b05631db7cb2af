package dev.fluxion.tck.run.child;

import dev.fluxion.tck.check.SampledPoint;
import dev.fluxion.tck.numerics.PointGrade;
import dev.fluxion.tck.run.Outcome;
import dev.fluxion.tck.run.Status;
import dev.fluxion.tck.run.Task;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Events as bytes: a letter for the kind, and the components in their order. */
final class EventCodec {
  private EventCodec() {}

  static byte[] bytes(Event event) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    if (event instanceof Event.Planning step) {
      out.writeByte('p');
      Wire.text(out, step.id());
    } else if (event instanceof Event.Unplannable step) {
      out.writeByte('u');
      Wire.text(out, step.id());
      Wire.text(out, step.text());
      out.writeBoolean(step.isFatal());
    } else if (event instanceof Event.Planned step) {
      out.writeByte('a');
      Wire.list(out, step.tasks(), EventCodec::task);
    } else if (event instanceof Event.Started step) {
      out.writeByte('s');
      task(out, step.task());
    } else if (event instanceof Event.Finished step) {
      out.writeByte('f');
      outcome(out, step.outcome());
      out.writeBoolean(step.isFatal());
    } else if (event instanceof Event.Exiting step) {
      out.writeByte('x');
      Wire.text(out, step.caller());
    } else {
      out.writeByte('d');
    }
    return bytes.toByteArray();
  }

  static Event event(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    byte kind = in.readByte();
    return switch (kind) {
      case 'p' -> new Event.Planning(Wire.text(in));
      case 'u' -> new Event.Unplannable(Wire.text(in), Wire.text(in), in.readBoolean());
      case 'a' -> new Event.Planned(Wire.list(in, EventCodec::task));
      case 's' -> new Event.Started(task(in));
      case 'f' -> new Event.Finished(outcome(in), in.readBoolean());
      case 'x' -> new Event.Exiting(Wire.text(in));
      case 'd' -> new Event.Done();
      default -> throw new IOException("an event of the unknown kind " + kind);
    };
  }

  private static void task(DataOutputStream out, Task task) throws IOException {
    Wire.text(out, task.plugin());
    Wire.text(out, task.subject());
    Wire.text(out, task.check());
    Wire.text(out, task.level());
    Wire.text(out, task.rule());
  }

  private static Task task(DataInputStream in) throws IOException {
    return new Task(Wire.text(in), Wire.text(in), Wire.text(in), Wire.text(in), Wire.text(in));
  }

  private static void outcome(DataOutputStream out, Outcome outcome) throws IOException {
    task(out, outcome.task());
    Wire.text(out, outcome.status().name());
    Wire.text(out, outcome.text());
    out.writeDouble(outcome.seconds());
    Wire.list(out, outcome.samples(), EventCodec::point);
  }

  private static Outcome outcome(DataInputStream in) throws IOException {
    return new Outcome(
        task(in),
        Status.valueOf(Wire.text(in)),
        Wire.text(in),
        in.readDouble(),
        Wire.list(in, EventCodec::point));
  }

  private static void point(DataOutputStream out, SampledPoint point) throws IOException {
    Wire.text(out, point.curve());
    Wire.text(out, point.axis());
    out.writeInt(point.order());
    out.writeDouble(point.x());
    out.writeDouble(point.analytic());
    out.writeDouble(point.numeric());
    out.writeDouble(point.tolerance());
    Wire.text(out, point.grade().name());
  }

  private static SampledPoint point(DataInputStream in) throws IOException {
    return new SampledPoint(
        Wire.text(in),
        Wire.text(in),
        in.readInt(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        PointGrade.valueOf(Wire.text(in)));
  }
}
