package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Arrays in the format of NumPy, version 1.0, as {@code ndarray} in the JSON of IBM. */
final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int HEAD = MAGIC.length + 2;
  private static final Pattern HEADER =
      Pattern.compile("'descr': '<f8', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\)");

  private Npy() {}

  /** Returns an array of numbers. */
  static ObjectNode json(NdArray<Double> array) {
    ByteBuffer items = ByteBuffer.allocate(8 * array.items().size()).order(ByteOrder.LITTLE_ENDIAN);
    array.items().forEach(items::putDouble);
    return json("<f8", array.shape(), items.array());
  }

  /** Returns an array of bytes. */
  static ObjectNode json(List<Integer> shape, byte[] items) {
    return json("|u1", shape, items);
  }

  private static ObjectNode json(String type, List<Integer> shape, byte[] items) {
    String extents =
        switch (shape.size()) {
          case 0 -> "";
          case 1 -> shape.get(0) + ",";
          default -> shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        };
    StringBuilder header =
        new StringBuilder("{'descr': '")
            .append(type)
            .append("', 'fortran_order': False, 'shape': (")
            .append(extents)
            .append("), }");
    while ((HEAD + header.length() + 1) % 64 != 0) {
      header.append(' ');
    }
    header.append('\n');
    byte[] bytes =
        ByteBuffer.allocate(HEAD + header.length() + items.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(MAGIC)
            .putShort((short) header.length())
            .put(header.toString().getBytes(StandardCharsets.US_ASCII))
            .put(items)
            .array();
    return Json.object().put("__type__", "ndarray").put("__value__", Compressed.write(bytes));
  }

  /**
   * Reads an array of numbers.
   *
   * @throws IllegalArgumentException if it is none
   */
  static NdArray<Double> read(String base64) {
    byte[] bytes = Compressed.read(base64);
    if (bytes.length < HEAD || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new IllegalArgumentException("an array of NumPy is of version 1.0");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int length = Math.min(buffer.getShort(MAGIC.length) & 0xFFFF, bytes.length - HEAD);
    String header = new String(bytes, HEAD, length, StandardCharsets.US_ASCII);
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.find()) {
      throw new IllegalArgumentException("an array of NumPy has numbers '<f8', got " + header);
    }
    List<Integer> shape = new ArrayList<>();
    for (String extent : matcher.group(1).split("[, ]+")) {
      if (!extent.isEmpty()) {
        shape.add(Integer.valueOf(extent));
      }
    }
    buffer.position(HEAD + length);
    return Tensor.numbers(shape, buffer);
  }
}
