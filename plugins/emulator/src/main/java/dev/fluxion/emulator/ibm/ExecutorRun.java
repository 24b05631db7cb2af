package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Results of the program {@code executor}.
 *
 * @param parts of the items of the job
 * @param work the job
 */
record ExecutorRun(List<Outcomes> parts, ExecutorWork work) implements IbmWork.Run {
  /** Points of an item that are run in a go. */
  private record Slice(int item, int from, int to) {}

  @Override
  public ObjectNode json(IbmWork.Span span, Garbling garbling) {
    ObjectNode json = Json.object().put("schema_version", "v2.0");
    ArrayNode data = json.putArray("data");
    for (Outcomes part : garbling.parts(parts)) {
      ObjectNode item = data.addObject();
      ObjectNode results = item.putObject("results");
      part.registers()
          .forEach((name, places) -> results.set(name, tensor(part, name, places.size())));
      ObjectNode metadata = item.putObject("metadata").putNull("scheduler_timing");
      if (work.hasStretches()) {
        metadata.putArray("stretch_values");
      } else {
        metadata.putNull("stretch_values");
      }
    }
    json.putObject("metadata").set("chunk_timing", chunks(span));
    json.set("passthrough_data", orNull(work.program().path("passthrough_data")));
    json.set("semantic_role", orNull(work.program().path("semantic_role")));
    return json;
  }

  private static JsonNode orNull(JsonNode node) {
    return node.isMissingNode() ? NullNode.instance : node;
  }

  private static ObjectNode tensor(Outcomes part, String register, int size) {
    List<Integer> shape = new ArrayList<>(part.shots().shape());
    shape.add(part.count());
    shape.add(size);
    return Tensor.bits(shape, part.packed(register));
  }

  /** Returns what was run when: chunks share the time by the number of their points. */
  private ArrayNode chunks(IbmWork.Span span) {
    List<List<Slice>> chunks = slices();
    long all = chunks.stream().flatMap(List::stream).mapToLong(each -> each.to - each.from).sum();
    long length = Duration.between(span.start(), span.stop()).toNanos();
    ArrayNode json = Json.array();
    long done = 0;
    for (List<Slice> chunk : chunks) {
      ObjectNode timing = json.addObject();
      timing.put("start", at(span.start(), length, done, all));
      ArrayNode slices = Json.array();
      for (Slice slice : chunk) {
        slices.add(json(slice));
        done += slice.to - slice.from;
      }
      timing.put("stop", at(span.start(), length, done, all)).set("parts", slices);
    }
    return json;
  }

  private static String at(Instant start, long length, long done, long all) {
    return start.plusNanos((long) ((double) length * done / all)).toString();
  }

  private List<List<Slice>> slices() {
    List<List<Slice>> chunks = new ArrayList<>();
    List<Slice> together = new ArrayList<>();
    for (int item = 0; item < parts.size(); item++) {
      int size = parts.get(item).shots().items().size();
      if (work.chunks().isEmpty()) {
        together.add(new Slice(item, 0, size));
        continue;
      }
      int most = work.chunks().get(item);
      for (int from = 0; from < size; from += most) {
        chunks.add(List.of(new Slice(item, from, Math.min(size, from + most))));
      }
    }
    if (!together.isEmpty()) {
      chunks.add(together);
    }
    return chunks;
  }

  private ObjectNode json(Slice slice) {
    ObjectNode json = Json.object().put("idx_item", slice.item).put("size", slice.to - slice.from);
    ArrayNode permutation = json.putArray("permutation");
    int rank = parts.get(slice.item).shots().shape().size();
    for (int axis = 0; axis < rank; axis++) {
      permutation.add(axis);
    }
    json.putArray("element_range").add(slice.from).add(slice.to).add(1);
    return json;
  }
}
