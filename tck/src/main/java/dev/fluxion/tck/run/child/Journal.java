package dev.fluxion.tck.run.child;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a child JVM does, an event a line, in a file: whatever ends the child, the lines before it
 * are there, and nothing that a plugin prints gets between them.
 */
final class Journal implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CHUNK = 1 << 16;

  private final FileChannel channel;
  private byte[] rest = new byte[0];

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  static Journal write(Path file) throws IOException {
    return new Journal(
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  static Journal read(Path file) throws IOException {
    return new Journal(FileChannel.open(file, StandardOpenOption.READ));
  }

  synchronized void add(Event event) {
    try {
      byte[] line = JSON.writerFor(Event.class).writeValueAsBytes(event);
      ByteBuffer buffer = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be written", e);
    }
  }

  /** Returns the events that have come since the last call; half a line stays for the next. */
  List<Event> next() throws IOException {
    List<Event> events = new ArrayList<>();
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
    while (channel.read(buffer.clear()) > 0) {
      buffer.flip();
      byte[] bytes = new byte[rest.length + buffer.remaining()];
      System.arraycopy(rest, 0, bytes, 0, rest.length);
      buffer.get(bytes, rest.length, buffer.remaining());
      int begin = 0;
      for (int end = rest.length; end < bytes.length; end++) {
        if (bytes[end] == '\n') {
          events.add(event(new String(bytes, begin, end - begin, StandardCharsets.UTF_8)));
          begin = end + 1;
        }
      }
      rest = java.util.Arrays.copyOfRange(bytes, begin, bytes.length);
    }
    return events;
  }

  private static Event event(String line) throws JsonProcessingException {
    return JSON.readValue(line, Event.class);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
