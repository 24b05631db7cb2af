import org.jspecify.annotations.NullMarked;

/** Quantum circuits as differentiable functions of their parameters, and a simulator. */
@NullMarked
module dev.fluxion.circuit {
  requires transitive dev.fluxion.spi;
  requires static org.jspecify;

  exports dev.fluxion.circuit;
  exports dev.fluxion.circuit.operator;

  provides dev.fluxion.spi.Plugin with
      dev.fluxion.circuit.CircuitPlugin;
}
