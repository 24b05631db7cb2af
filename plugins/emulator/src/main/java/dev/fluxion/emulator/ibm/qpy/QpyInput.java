package dev.fluxion.emulator.ibm.qpy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Bytes of QPY, read in order; numbers are big-endian. */
final class QpyInput {
  private final ByteBuffer bytes;

  QpyInput(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  boolean isEmpty() {
    return !bytes.hasRemaining();
  }

  private void require(long count) {
    if (count < 0 || count > bytes.remaining()) {
      throw new IllegalArgumentException(
          "a circuit in QPY ends too early, "
              + count
              + " bytes are needed and "
              + bytes.remaining()
              + " left");
    }
  }

  char letter() {
    require(1);
    return (char) (bytes.get() & 0xFF);
  }

  int number1() {
    require(1);
    return bytes.get() & 0xFF;
  }

  int number2() {
    require(2);
    return bytes.getShort() & 0xFFFF;
  }

  /** Returns a number of four bytes that is too large for none of its uses. */
  int number4() {
    require(4);
    int number = bytes.getInt();
    if (number < 0) {
      throw new IllegalArgumentException("a circuit in QPY has counts below 2^31");
    }
    return number;
  }

  long unsigned4() {
    require(4);
    return bytes.getInt() & 0xFFFFFFFFL;
  }

  long number8() {
    require(8);
    return bytes.getLong();
  }

  double real() {
    require(8);
    return bytes.getDouble();
  }

  UUID uuid() {
    require(16);
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  String text(long size) {
    byte[] text = new byte[Math.toIntExact(checked(size))];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** Returns the next bytes as an input of their own. */
  QpyInput part(long size) {
    int length = Math.toIntExact(checked(size));
    QpyInput part = new QpyInput(bytes.slice(bytes.position(), length));
    skip(length);
    return part;
  }

  void skip(long size) {
    bytes.position(Math.toIntExact(bytes.position() + checked(size)));
  }

  /** Returns the input from a place counted from its beginning. */
  QpyInput from(long place) {
    if (place < 0 || place > bytes.limit()) {
      throw new IllegalArgumentException("a circuit in QPY begins in its file, got " + place);
    }
    int start = Math.toIntExact(place);
    return new QpyInput(bytes.slice(start, bytes.limit() - start));
  }

  private long checked(long size) {
    require(size);
    return size;
  }
}
