package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterOutputStream;

/** Arrays of numbers in the format of NumPy, version 1.0, compressed and in Base64. */
final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final Pattern HEADER =
      Pattern.compile("'descr': '<f8', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\)");

  private Npy() {}

  static ObjectNode json(NdArray<Double> array) {
    return Json.object()
        .put("__type__", "ndarray")
        .put("__value__", Base64.getEncoder().encodeToString(deflated(bytes(array))));
  }

  private static byte[] bytes(NdArray<Double> array) {
    String shape =
        array.shape().stream().map(extent -> extent + ",").collect(Collectors.joining(" "));
    StringBuilder header =
        new StringBuilder("{'descr': '<f8', 'fortran_order': False, 'shape': (" + shape + "), }");
    while ((MAGIC.length + 2 + header.length() + 1) % 64 != 0) {
      header.append(' ');
    }
    header.append('\n');
    ByteBuffer buffer =
        ByteBuffer.allocate(MAGIC.length + 2 + header.length() + 8 * array.items().size())
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(MAGIC)
            .putShort((short) header.length())
            .put(header.toString().getBytes(StandardCharsets.US_ASCII));
    array.items().forEach(buffer::putDouble);
    return buffer.array();
  }

  private static byte[] deflated(byte[] bytes) {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(to)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return to.toByteArray();
  }

  /**
   * Reads an array.
   *
   * @throws IllegalArgumentException if it is none
   */
  static NdArray<Double> read(String base64) {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    try (InflaterOutputStream out = new InflaterOutputStream(to)) {
      out.write(Base64.getDecoder().decode(base64));
    } catch (IOException e) {
      throw new IllegalArgumentException("an array of NumPy is compressed by zlib", e);
    }
    ByteBuffer buffer = ByteBuffer.wrap(to.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    int length = buffer.getShort(MAGIC.length);
    String header = new String(buffer.array(), MAGIC.length + 2, length, StandardCharsets.US_ASCII);
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.find()) {
      throw new IllegalArgumentException("an array of NumPy has numbers '<f8', got " + header);
    }
    List<Integer> shape = new ArrayList<>();
    for (String extent : matcher.group(1).split("[, ]+")) {
      if (!extent.isEmpty()) {
        shape.add(Integer.parseInt(extent));
      }
    }
    buffer.position(MAGIC.length + 2 + length);
    List<Double> items = new ArrayList<>();
    while (buffer.hasRemaining()) {
      items.add(buffer.getDouble());
    }
    return new NdArray<>(shape, items);
  }
}
