package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Json;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Results of the program {@code sampler}.
 *
 * @param parts of the parts of the job
 * @param isForQiskit whether they have the types of Qiskit
 */
record SamplerRun(List<Outcomes> parts, boolean isForQiskit) implements IbmWork.Run {
  @Override
  public ObjectNode json(IbmWork.Span span, Garbling garbling) {
    List<Outcomes> wanted = garbling.parts(parts);
    return isForQiskit ? encoded(wanted, span) : plain(wanted, span);
  }

  private static ObjectNode plain(List<Outcomes> parts, IbmWork.Span span) {
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("results");
    ObjectNode slices = Json.object();
    for (Outcomes part : parts) {
      ObjectNode result = all.addObject();
      ObjectNode data = result.putObject("data");
      part.registers()
          .forEach(
              (name, places) -> {
                ObjectNode register = data.putObject(name);
                register.set("samples", samples(part, name));
                register.put("num_bits", places.size());
              });
      result.putObject("metadata").putObject("circuit_metadata");
      ArrayNode slice = slices.putArray(Integer.toString(all.size() - 1));
      slice.add(shape(part));
      slice.addArray().add(0).add(part.shots().items().size());
      slice.addArray().add(0).add(part.count());
    }
    ObjectNode metadata = json.putObject("metadata");
    metadata
        .putObject("execution")
        .putArray("execution_spans")
        .addArray()
        .add(Json.object().put("date", span.start().toString()))
        .add(Json.object().put("date", span.stop().toString()))
        .add(slices);
    metadata.put("version", 2);
    return json;
  }

  /** Returns the outcomes in hexadecimal digits, the shots being the last axis. */
  private static JsonNode samples(Outcomes part, String register) {
    Map<Long, String> known = new HashMap<>();
    return part.shots()
        .json(
            outcomes -> {
              ArrayNode samples = Json.array();
              for (long outcome : outcomes) {
                samples.add(
                    known.computeIfAbsent(
                        outcome, each -> "0x" + part.value(register, each).toString(16)));
              }
              return samples;
            });
  }

  private static ArrayNode shape(Outcomes part) {
    ArrayNode shape = Json.array();
    part.shots().shape().forEach(shape::add);
    return shape.add(part.count());
  }

  private static ObjectNode encoded(List<Outcomes> parts, IbmWork.Span span) {
    List<ObjectNode> results = new ArrayList<>();
    ObjectNode slices = Json.object();
    for (Outcomes part : parts) {
      ObjectNode fields = Json.object();
      part.registers().keySet().forEach(name -> fields.set(name, bits(part, name)));
      ObjectNode data =
          QiskitTypes.dataBin(
              fields, "qiskit.primitives.containers.BitArray", part.shots().shape());
      ObjectNode metadata = Json.object();
      metadata.putObject("circuit_metadata");
      slices
          .putArray(Integer.toString(results.size()))
          .add(shape(part))
          .add(0)
          .add(part.shots().items().size())
          .add(0)
          .add(part.count());
      results.add(QiskitTypes.result("SamplerPubResult", data, metadata));
    }
    ObjectNode times = Json.object();
    times.set("start", QiskitTypes.time(span.start()));
    times.set("stop", QiskitTypes.time(span.stop()));
    times.set("data_slices", slices);
    ObjectNode spans = Json.object();
    spans.putArray("spans").add(QiskitTypes.typed("DoubleSliceSpan", times));
    ObjectNode metadata = Json.object();
    metadata
        .putObject("execution")
        .set("execution_spans", QiskitTypes.typed("ExecutionSpans", spans));
    return QiskitTypes.results(results, metadata.put("version", 2));
  }

  /** Returns the outcomes of a register, each in as many bytes as it needs, the highest first. */
  private static ObjectNode bits(Outcomes part, String register) {
    int size = part.places(register).size();
    int width = (size + 7) / 8;
    List<Integer> shape = new ArrayList<>(part.shots().shape());
    shape.add(part.count());
    shape.add(width);
    byte[] bytes = new byte[NdArray.size(shape)];
    int next = 0;
    for (long[] outcomes : part.shots().items()) {
      for (long outcome : outcomes) {
        BigInteger value = part.value(register, outcome);
        for (int k = width - 1; k >= 0; k--) {
          bytes[next++] = value.shiftRight(8 * k).byteValue();
        }
      }
    }
    ObjectNode value = Json.object().put("num_bits", size);
    value.set("array", Npy.json(shape, bytes));
    return QiskitTypes.typed("BitArray", value);
  }
}
