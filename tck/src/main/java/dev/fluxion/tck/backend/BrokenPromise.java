package dev.fluxion.tck.backend;

/** A backend did what no rule allows, while another rule was tried. */
final class BrokenPromise extends RuntimeException {
  private static final long serialVersionUID = 1;

  BrokenPromise(String message) {
    super(message);
  }
}
