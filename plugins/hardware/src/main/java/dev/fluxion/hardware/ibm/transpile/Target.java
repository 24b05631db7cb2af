package dev.fluxion.hardware.ibm.transpile;

/**
 * What circuits are written for.
 *
 * @param name of the device
 * @param topology which qubits are coupled
 * @param entangler the gate of coupled qubits
 */
public record Target(String name, Topology topology, Entangler entangler) {

  /** The gate of two qubits that a device has; beside it are rz, sx and x. */
  public enum Entangler {
    /** The sign -1 where both qubits are 1. */
    CZ("cz"),
    /** The echoed cross-resonance gate, {@code X exp(-i pi/4 Z X)} of its two qubits. */
    ECR("ecr");

    private final String gate;

    Entangler(String gate) {
      this.gate = gate;
    }

    /** Returns its name in OpenQASM. */
    public String gate() {
      return gate;
    }
  }
}
