package dev.fluxion.tck.run.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a child JVM does, event after event with its length before it, in a file: whatever ends the
 * child, the events before it are there, and nothing that a plugin prints gets between them.
 */
final class Journal implements AutoCloseable {
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
      byte[] bytes = EventCodec.bytes(event);
      ByteBuffer buffer =
          ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes).flip();
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be written", e);
    }
  }

  /** Returns the events that have come since the last call; half an event stays for the next. */
  List<Event> next() throws IOException {
    List<Event> events = new ArrayList<>();
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
    while (channel.read(buffer.clear()) > 0) {
      buffer.flip();
      ByteBuffer bytes = ByteBuffer.allocate(rest.length + buffer.remaining());
      bytes.put(rest).put(buffer).flip();
      while (bytes.remaining() >= Integer.BYTES
          && bytes.remaining() - Integer.BYTES >= bytes.getInt(bytes.position())) {
        byte[] event = new byte[bytes.getInt()];
        bytes.get(event);
        events.add(EventCodec.event(event));
      }
      rest = new byte[bytes.remaining()];
      bytes.get(rest);
    }
    return events;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
