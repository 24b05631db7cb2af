package dev.fluxion.emulator.ibm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterOutputStream;

/** Bytes as IBM has them in JSON: compressed by zlib, in Base64. */
final class Compressed {
  private Compressed() {}

  static String write(byte[] bytes) {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(to)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(to.toByteArray());
  }

  /**
   * Reads bytes.
   *
   * @throws IllegalArgumentException if they are not in Base64 or not compressed
   */
  static byte[] read(String base64) {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    try (InflaterOutputStream out = new InflaterOutputStream(to)) {
      out.write(Base64.getDecoder().decode(base64));
    } catch (IOException e) {
      throw new IllegalArgumentException("a binary value is compressed by zlib", e);
    }
    return to.toByteArray();
  }
}
