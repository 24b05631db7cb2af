package dev.fluxion.emulator.ibm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;

/** A store of the client that is compatible with S3, by addresses that are signed already. */
final class ClientStore {
  private static final int TIMEOUT = 5_000;
  private static final int LARGEST = 10_000_000;

  private ClientStore() {}

  static byte[] get(String address) throws IOException {
    HttpURLConnection connection = open(address);
    try (InputStream in = connection.getInputStream()) {
      return in.readNBytes(LARGEST);
    } finally {
      connection.disconnect();
    }
  }

  static void put(String address, byte[] bytes) throws IOException {
    HttpURLConnection connection = open(address);
    try {
      connection.setRequestMethod("PUT");
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(bytes.length);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(bytes);
      }
      if (connection.getResponseCode() / 100 != 2) {
        throw new IOException("status " + connection.getResponseCode());
      }
    } finally {
      connection.disconnect();
    }
  }

  /** Opens a connection on the loopback interface; the emulator goes nowhere else. */
  private static HttpURLConnection open(String address) throws IOException {
    try {
      URI uri = new URI(address);
      if (uri.getHost() == null || !InetAddress.getByName(uri.getHost()).isLoopbackAddress()) {
        throw new IOException("the store of the client is on the loopback interface");
      }
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT);
      connection.setReadTimeout(TIMEOUT);
      return connection;
    } catch (URISyntaxException e) {
      throw new IOException("the address is malformed", e);
    }
  }
}
