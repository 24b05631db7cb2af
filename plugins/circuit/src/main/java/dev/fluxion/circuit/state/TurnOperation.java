package dev.fluxion.circuit.state;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The exponential {@code cos - i sin P} of a product P of Pauli operators on several qubits.
 *
 * <p>P flips the qubits of X and Y: {@code P |j> = i^y (-1)^{|signs & j|} |j ^ flips>} with the
 * number y of factors Y and the qubits of Y and Z as signs.
 */
final class TurnOperation implements TileOperation {
  /** Runs that are shorter are not worth a loop. */
  private static final int SHORT = 8;

  private final int flips;
  private final int signs;
  private final double cosine;
  private final double sine;
  private final AtomicReference<double @Nullable []> table = new AtomicReference<>();

  /**
   * Creates an operation.
   *
   * @param flips the qubits of X and Y, as bits
   * @param signs the qubits of Y and Z, as bits
   * @param cosine of half of the angle
   * @param sine of half of the angle
   */
  TurnOperation(int flips, int signs, double cosine, double sine) {
    this.flips = flips;
    this.signs = signs;
    this.cosine = cosine;
    this.sine = sine;
  }

  @Override
  public void apply(StateVector state, int[] pages) {
    int low = state.lowBits;
    int pivot = Integer.highestOneBit(flips);
    for (int p = 0; p < pages.length; p++) {
      if (flips == 0) {
        diagonal(state, pages[p], p << low);
      } else if (((p << low) & pivot) == 0) {
        pairs(state, pages[p], pages[p ^ (flips >> low)], p << low, pivot);
      }
    }
  }

  private void diagonal(StateVector state, int page, int index) {
    int size = state.pageSize();
    int run = Integer.lowestOneBit(signs | size);
    if (run < SHORT) {
      double[] sines = sines(size);
      double sign = isOdd(signs & index) ? -1 : 1;
      PairLoops.scale(state.real[page], state.imaginary[page], cosine, sines, sign);
      return;
    }
    for (int k = 0; k < size; k += run) {
      double s = isOdd(signs & (index | k)) ? sine : -sine;
      PairLoops.scale(state.real[page], state.imaginary[page], k, k + run, cosine, s);
    }
  }

  /** Returns the imaginary part of the factor of each amplitude of a page, made by doubling. */
  private double[] sines(int size) {
    double[] made = table.get();
    if (made == null) {
      made = new double[size];
      made[0] = -sine;
      for (int half = 1; half < size; half *= 2) {
        double sign = (signs & half) != 0 ? -1 : 1;
        for (int k = 0; k < half; k++) {
          made[half + k] = sign * made[k];
        }
      }
      table.set(made);
    }
    return made;
  }

  /**
   * The amplitudes b at {@code j ^ flips} and a at j become {@code cosine b + w a} and {@code
   * cosine a - w* b} with {@code w = -i sine i^y (-1)^{|signs & j|}}.
   */
  private void pairs(StateVector state, int page, int partner, int index, int pivot) {
    int size = state.pageSize();
    int run = Integer.lowestOneBit(signs | flips | size);
    int within = flips & (size - 1);
    int quarters = Integer.bitCount(signs & flips) + 3;
    for (int k = 0; k < size; k += run) {
      if ((k & pivot) == 0) {
        double w = isOdd(signs & (index | k)) ? -sine : sine;
        double[] ra = state.real[page];
        double[] ia = state.imaginary[page];
        double[] rb = state.real[partner];
        double[] ib = state.imaginary[partner];
        double signed = (quarters & 2) == 0 ? w : -w;
        if ((quarters & 1) == 0) {
          PairRuns.real(ra, ia, rb, ib, k, k ^ within, run, cosine, signed);
        } else {
          PairRuns.imaginary(ra, ia, rb, ib, k, k ^ within, run, cosine, signed);
        }
      }
    }
  }

  static boolean isOdd(int bits) {
    return (Integer.bitCount(bits) & 1) != 0;
  }
}
