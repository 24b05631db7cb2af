package dev.fluxion.circuit;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Expr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A gate of an OpenQASM program.
 *
 * @param known what it is
 * @param angles its angles
 * @param on its qubits
 */
record QasmGate(Known known, List<Expr> angles, int[] on) {

  /** Adds a gate to a circuit. */
  private interface Adding {
    Circuit add(Circuit circuit, List<Expr> angles, int[] on);
  }

  /**
   * A gate that is known by its name.
   *
   * @param angles the number of its angles
   * @param qubits the number of its qubits
   * @param adding adds it
   */
  record Known(int angles, int qubits, Adding adding) {}

  private static final Map<String, Known> KNOWN = new HashMap<>();

  static {
    fixed("id", (c, a, q) -> c);
    fixed("x", (c, a, q) -> c.x(q[0]));
    fixed("y", (c, a, q) -> c.y(q[0]));
    fixed("z", (c, a, q) -> c.z(q[0]));
    fixed("h", (c, a, q) -> c.h(q[0]));
    fixed("s", (c, a, q) -> c.s(q[0]));
    fixed("sdg", (c, a, q) -> c.sdg(q[0]));
    fixed("t", (c, a, q) -> c.t(q[0]));
    fixed("tdg", (c, a, q) -> c.tdg(q[0]));
    fixed("sx", (c, a, q) -> c.sx(q[0]));
    fixed("sxdg", (c, a, q) -> c.sxdg(q[0]));
    turn("rx", (c, a, q) -> c.rx(q[0], a.get(0)));
    turn("ry", (c, a, q) -> c.ry(q[0], a.get(0)));
    turn("rz", (c, a, q) -> c.rz(q[0], a.get(0)));
    for (String name : List.of("p", "phase", "u1")) {
      turn(name, (c, a, q) -> c.p(q[0], a.get(0)));
    }
    KNOWN.put(
        "u2",
        new Known(
            2, 1, (c, a, q) -> c.u(q[0], Expr.constant(Angle.PI.over(2)), a.get(0), a.get(1))));
    for (String name : List.of("U", "u", "u3")) {
      KNOWN.put(name, new Known(3, 1, (c, a, q) -> c.u(q[0], a.get(0), a.get(1), a.get(2))));
    }
    for (String name : List.of("cx", "CX", "cnot")) {
      pair(name, 0, (c, a, q) -> c.cx(q[0], q[1]));
    }
    pair("cy", 0, (c, a, q) -> c.cy(q[0], q[1]));
    pair("cz", 0, (c, a, q) -> c.cz(q[0], q[1]));
    pair("swap", 0, (c, a, q) -> c.swap(q[0], q[1]));
    pair("crx", 1, (c, a, q) -> c.crx(q[0], q[1], a.get(0)));
    pair("cry", 1, (c, a, q) -> c.cry(q[0], q[1], a.get(0)));
    pair("crz", 1, (c, a, q) -> c.crz(q[0], q[1], a.get(0)));
    for (String name : List.of("cp", "cphase", "cu1")) {
      pair(name, 1, (c, a, q) -> c.cp(q[0], q[1], a.get(0)));
    }
    pair("rxx", 1, (c, a, q) -> c.rxx(q[0], q[1], a.get(0)));
    pair("ryy", 1, (c, a, q) -> c.ryy(q[0], q[1], a.get(0)));
    pair("rzz", 1, (c, a, q) -> c.rzz(q[0], q[1], a.get(0)));
  }

  private static void fixed(String name, Adding adding) {
    KNOWN.put(name, new Known(0, 1, adding));
  }

  private static void turn(String name, Adding adding) {
    KNOWN.put(name, new Known(1, 1, adding));
  }

  private static void pair(String name, int angles, Adding adding) {
    KNOWN.put(name, new Known(angles, 2, adding));
  }

  static @Nullable Known known(String name) {
    return KNOWN.get(name);
  }

  Circuit addTo(Circuit circuit) {
    return known.adding().add(circuit, angles, on);
  }
}
