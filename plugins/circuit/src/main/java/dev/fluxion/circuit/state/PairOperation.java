package dev.fluxion.circuit.state;

import java.util.Optional;

/**
 * A 2 by 2 matrix on one qubit, everywhere or where another qubit is 1.
 *
 * <p>A matrix without a control may come with another global phase, which no reading tells.
 *
 * <p>The matrix is {@code m00 re, im, m01 re, im, m10 re, im, m11 re, im}.
 */
final class PairOperation implements TileOperation {
  /** Runs that are shorter are not worth a loop. */
  private static final int SHORT = 8;

  private final int target;
  private final int control;
  private final double[] m;
  private final Form form;
  private final Optional<EulerAngles> angles;

  private enum Form {
    /** Each amplitude times a number. */
    DIAGONAL,
    /** The exchange of the two. */
    FLIP,
    /** All numbers real, as of RY: real and imaginary parts by themselves. */
    REAL,
    /** The diagonal real and the rest imaginary, as of RX: real parts with imaginary ones. */
    CROSSED,
    /** Anything else. */
    GENERAL
  }

  /**
   * Creates an operation.
   *
   * @param target the qubit within the tile
   * @param control the qubit that must be 1, or -1
   * @param m the matrix
   */
  PairOperation(int target, int control, double[] m) {
    this.target = target;
    this.control = control;
    this.m = m;
    this.form = form(m);
    boolean isFree = form == Form.GENERAL && control < 0;
    this.angles = isFree ? EulerAngles.of(m) : Optional.empty();
  }

  private static Form form(double[] m) {
    boolean diagonal = m[2] == 0 && m[3] == 0 && m[4] == 0 && m[5] == 0;
    boolean flip =
        m[0] == 0 && m[1] == 0 && m[6] == 0 && m[7] == 0 && m[2] == 1 && m[3] == 0 && m[4] == 1
            && m[5] == 0;
    if (diagonal || flip) {
      return diagonal ? Form.DIAGONAL : Form.FLIP;
    }
    boolean isRealAside = m[1] == 0 && m[7] == 0;
    if (isRealAside && m[3] == 0 && m[5] == 0) {
      return Form.REAL;
    }
    return isRealAside && m[2] == 0 && m[4] == 0 ? Form.CROSSED : Form.GENERAL;
  }

  @Override
  public void apply(StateVector state, int[] pages) {
    int low = state.lowBits;
    int required = control >= low ? 1 << (control - low) : 0;
    int bit = target >= low ? 1 << (target - low) : 0;
    for (int p = 0; p < pages.length; p++) {
      if ((p & bit) == 0 && (p & required) == required) {
        if (bit == 0) {
          within(state, pages[p]);
        } else {
          between(state, pages[p], pages[p | bit]);
        }
      }
    }
  }

  /** The two amplitudes of a pair are in different pages, at the same place. */
  private void between(StateVector state, int zero, int one) {
    int size = state.pageSize();
    boolean isWhole = control < 0 || control >= state.lowBits;
    if (isWhole && form == Form.FLIP) {
      swap(state.real, zero, one);
      swap(state.imaginary, zero, one);
      return;
    }
    double[] r0 = state.real[zero];
    double[] i0 = state.imaginary[zero];
    double[] r1 = state.real[one];
    double[] i1 = state.imaginary[one];
    int run = isWhole ? size : 1 << control;
    if (run < SHORT && form == Form.FLIP) {
      PairLoops.swapEach(r0, r1, run, run, 0);
      PairLoops.swapEach(i0, i1, run, run, 0);
      return;
    }
    for (int from = isWhole ? 0 : run; from < size; from += 2 * run) {
      int to = from + run;
      switch (form) {
        case DIAGONAL -> {
          scale(r0, i0, from, to, m[0], m[1]);
          scale(r1, i1, from, to, m[6], m[7]);
        }
        case FLIP -> {
          PairLoops.swap(r0, r1, from, to);
          PairLoops.swap(i0, i1, from, to);
        }
        case REAL -> {
          PairLoops.mix(r0, r1, from, to, m[0], m[2], m[4], m[6]);
          PairLoops.mix(i0, i1, from, to, m[0], m[2], m[4], m[6]);
        }
        case CROSSED -> {
          PairLoops.mix(r0, i1, from, to, m[0], -m[3], m[5], m[6]);
          PairLoops.mix(i0, r1, from, to, m[0], m[3], -m[5], m[6]);
        }
        case GENERAL -> {
          if (angles.isPresent()) {
            angles.get().apply(r0, i0, r1, i1, from, to);
          } else {
            PairLoops.general(r0, i0, r1, i1, from, to, m);
          }
        }
      }
    }
  }

  private static void swap(double[][] pages, int a, int b) {
    double[] kept = pages[a];
    pages[a] = pages[b];
    pages[b] = kept;
  }

  /** The two amplitudes of a pair are in one page. */
  private void within(StateVector state, int page) {
    double[] r = state.real[page];
    double[] i = state.imaginary[page];
    int stride = 1 << target;
    int value = control >= 0 && control < state.lowBits ? 1 << control : 0;
    int fixed = stride | value;
    int size = state.pageSize();
    int run = Integer.lowestOneBit(fixed);
    if (run < SHORT) {
      if (form == Form.FLIP) {
        PairLoops.swapEach(r, r, fixed, value, stride);
        PairLoops.swapEach(i, i, fixed, value, stride);
      } else {
        PairLoops.generalEach(r, i, fixed, value, stride, m);
      }
      return;
    } else if (value == 0 && form != Form.FLIP && form != Form.DIAGONAL) {
      everyPair(r, i, size, stride);
      return;
    }
    for (int free = 0; free < size; free = ((free | fixed | (run - 1)) + 1) & ~fixed) {
      int from = free | value;
      switch (form) {
        case DIAGONAL -> {
          scale(r, i, from, from + run, m[0], m[1]);
          scale(r, i, from + stride, from + stride + run, m[6], m[7]);
        }
        case FLIP -> {
          PairLoops.swap(r, from, from + run, stride);
          PairLoops.swap(i, from, from + run, stride);
        }
        default -> PairLoops.general(r, i, from, from + run, stride, m);
      }
    }
  }

  private void everyPair(double[] r, double[] i, int size, int stride) {
    for (int from = 0; from < size; from += 2 * stride) {
      if (form == Form.REAL) {
        PairLoops.mix(r, r, from, from + stride, stride, m[0], m[2], m[4], m[6]);
        PairLoops.mix(i, i, from, from + stride, stride, m[0], m[2], m[4], m[6]);
      } else if (form == Form.CROSSED) {
        PairLoops.mix(r, i, from, from + stride, stride, m[0], -m[3], m[5], m[6]);
        PairLoops.mix(i, r, from, from + stride, stride, m[0], m[3], -m[5], m[6]);
      } else {
        PairLoops.general(r, i, from, from + stride, stride, m);
      }
    }
  }

  private static void scale(double[] r, double[] i, int from, int to, double a, double b) {
    if (a != 1 || b != 0) {
      PairLoops.scale(r, i, from, to, a, b);
    }
  }
}
