package dev.fluxion.emulator.setup;

/** How IonQ says where the results of a job are; it is changing from one to the other. */
public enum ResultForm {
  /** By addresses. */
  LEGACY,
  /** By descriptors of artifacts. */
  DESCRIPTORS,
  /** By both. */
  BOTH
}
