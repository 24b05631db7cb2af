package dev.fluxion.circuit.state;

/** What is done to the amplitudes of a tile; its qubits are numbered within the tile. */
interface TileOperation {
  /**
   * Does it.
   *
   * @param state the state
   * @param pages the pages of the tile: bit k of the position is the qubit {@code lowBits + k}
   */
  void apply(StateVector state, int[] pages);
}
