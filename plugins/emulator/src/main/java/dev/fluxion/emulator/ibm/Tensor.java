package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Arrays as the program {@code executor} has them: {@code {"data", "shape", "dtype"}}, row-major,
 * little-endian.
 */
final class Tensor {
  private Tensor() {}

  /**
   * Reads an array of numbers.
   *
   * @throws IllegalArgumentException if its bytes are not those of its shape
   */
  static NdArray<Double> numbers(JsonNode node) {
    List<Integer> shape = new ArrayList<>();
    node.get("shape").forEach(extent -> shape.add(extent.intValue()));
    byte[] bytes = Compressed.read(node.get("data").textValue());
    return numbers(shape, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
  }

  /** Reads the rest of a buffer as numbers in a shape. */
  static NdArray<Double> numbers(List<Integer> shape, ByteBuffer from) {
    if (from.remaining() != 8L * NdArray.size(shape)) {
      throw new IllegalArgumentException(
          "an array of shape " + shape + " has 8 bytes a number, got " + from.remaining());
    }
    List<Double> items = new ArrayList<>();
    while (from.hasRemaining()) {
      items.add(from.getDouble());
    }
    return new NdArray<>(shape, items);
  }

  /**
   * Returns an array of bits.
   *
   * @param shape its extents
   * @param packed eight bits a byte, the first one lowest
   */
  static ObjectNode bits(List<Integer> shape, byte[] packed) {
    ObjectNode json = Json.object().put("data", Compressed.write(packed));
    shape.forEach(extent -> json.withArray("shape").add(extent));
    json.withArray("shape");
    return json.put("dtype", "bool");
  }
}
