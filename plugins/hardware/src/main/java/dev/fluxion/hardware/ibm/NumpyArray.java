package dev.fluxion.hardware.ibm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * An array of floating-point numbers in the format {@code .npy} of NumPy, compressed and in base
 * 64, as Qiskit encodes it.
 *
 * @param shape the lengths of its axes
 * @param values row by row
 */
record NumpyArray(List<Integer> shape, double[] values) {
  private static final int MOST_BYTES = 1 << 26;
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '<f8', 'fortran_order': (False|True), 'shape': \\(([0-9, ]*)\\), \\}\\s*");

  /**
   * Decodes an array.
   *
   * @throws IllegalArgumentException if it is none of doubles of little-endian order
   */
  static NumpyArray decode(String text) {
    byte[] bytes = inflate(Base64.getDecoder().decode(text));
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < 12 || !buffer.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
      throw new IllegalArgumentException("an array is not in the format of NumPy");
    }
    // Version 1 has a length of two bytes, later ones of four.
    boolean isFirst = bytes[MAGIC.length] == 1;
    int start = isFirst ? 10 : 12;
    int length = isFirst ? Short.toUnsignedInt(buffer.getShort(8)) : buffer.getInt(8);
    if (length < 0 || length > bytes.length - start) {
      throw new IllegalArgumentException("an array has no whole header");
    }
    String header = new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    Matcher fields = HEADER.matcher(header);
    if (!fields.matches()) {
      throw new IllegalArgumentException("an array is none of doubles");
    }
    List<Integer> shape =
        Stream.of(fields.group(2).split(","))
            .map(String::strip)
            .filter(axis -> !axis.isEmpty())
            .map(Integer::valueOf)
            .toList();
    if (shape.size() > 1 && fields.group(1).equals("True")) {
      throw new IllegalArgumentException("an array is column by column");
    }
    long size = 1;
    for (int axis : shape) {
      size = Math.multiplyExact(size, axis);
    }
    if (size * Double.BYTES != bytes.length - start - length) {
      throw new IllegalArgumentException("an array of shape " + shape + " has another length");
    }
    double[] values = new double[(int) size];
    buffer.position(start + length).asDoubleBuffer().get(values);
    return new NumpyArray(shape, values);
  }

  static byte[] inflate(byte[] compressed) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(compressed);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] chunk = new byte[1 << 13];
      while (!inflater.finished()) {
        int count = inflater.inflate(chunk);
        bytes.write(chunk, 0, count);
        if ((count == 0 && !inflater.finished()) || bytes.size() > MOST_BYTES) {
          throw new IllegalArgumentException("an array is cut off or too long");
        }
      }
      return bytes.toByteArray();
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("an array is not compressed as it should be", e);
    } finally {
      inflater.end();
    }
  }
}
