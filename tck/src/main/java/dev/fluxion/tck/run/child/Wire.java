package dev.fluxion.tck.run.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts and lists as bytes between the program and a child, each with its length before it.
 *
 * <p>A library for JSON would take a third of the classes that a child loads, and a fifth of the
 * time of a short run.
 */
final class Wire {
  private Wire() {}

  /**
   * Writes one element of a list.
   *
   * @param <T> the type of the elements
   */
  @FunctionalInterface
  interface Writer<T> {
    /** Writes the element. */
    void write(DataOutputStream out, T element) throws IOException;
  }

  /**
   * Reads one element of a list.
   *
   * @param <T> the type of the elements
   */
  @FunctionalInterface
  interface Reader<T> {
    /** Reads the element. */
    T read(DataInputStream in) throws IOException;
  }

  static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  static <T> void list(DataOutputStream out, List<T> list, Writer<T> writer) throws IOException {
    out.writeInt(list.size());
    for (T element : list) {
      writer.write(out, element);
    }
  }

  static <T> List<T> list(DataInputStream in, Reader<T> reader) throws IOException {
    int size = in.readInt();
    List<T> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(reader.read(in));
    }
    return List.copyOf(list);
  }

  static void texts(DataOutputStream out, List<String> texts) throws IOException {
    list(out, texts, Wire::text);
  }

  static List<String> texts(DataInputStream in) throws IOException {
    return list(in, Wire::text);
  }
}
