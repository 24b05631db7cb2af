package dev.fluxion.emulator.http;

/** The protocol of a provider. */
public interface Api {

  /** Returns the name of the provider. */
  String provider();

  /** Returns whether a path belongs to it. */
  boolean owns(String path);

  /** Returns what answers which requests. */
  Routes routes();

  /** Returns an error in the form of the provider. */
  Answer error(int status, String message);
}
