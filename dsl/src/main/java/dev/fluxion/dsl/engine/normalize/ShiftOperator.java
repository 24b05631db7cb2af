package dev.fluxion.dsl.engine.normalize;

import dev.fluxion.spi.Angle;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * A sum of exact shifts with coefficients: {@code (T f)(x) = Σ_k c_k f(x + s_k)}.
 *
 * <p>Shifts commute, so these operators form a commutative algebra, the group algebra of the
 * shifts: the n-th power of a rule with two terms has n + 1 terms, and a period makes it smaller
 * still (shift-rules.md, section 6.2). Nothing is enumerated.
 */
public final class ShiftOperator {
  private static final double ROUNDING = 4 * Math.ulp(1.0);

  private final TreeMap<Angle, Double> terms;

  private ShiftOperator(TreeMap<Angle, Double> terms) {
    this.terms = terms;
  }

  /**
   * How shifts are reduced.
   *
   * @param period what may be added to an argument
   * @param antiperiod what may be added if the sign of the function is changed
   */
  public record Folding(Optional<Angle> period, Optional<Angle> antiperiod) {
    /** No reduction. */
    public static final Folding NONE = new Folding(Optional.empty(), Optional.empty());

    /** Returns a shift reduced. */
    public Folded fold(Angle shift) {
      if (antiperiod.isPresent()) {
        Angle reduced = shift.mod(antiperiod.get().times(2));
        Angle folded = reduced.mod(antiperiod.get());
        return new Folded(folded, folded.equals(reduced) ? 1 : -1);
      }
      return new Folded(period.map(shift::mod).orElse(shift), 1);
    }
  }

  /**
   * A reduced shift: {@code f(x + shift) = sign f(x + reduced)}.
   *
   * @param shift the reduced shift
   * @param sign 1 or -1
   */
  public record Folded(Angle shift, int sign) {}

  /** Collects terms and drops what cancels. */
  private static final class Builder {
    private final TreeMap<Angle, Double> sums = new TreeMap<>();
    private final TreeMap<Angle, Double> sizes = new TreeMap<>();
    private final Folding folding;

    Builder(Folding folding) {
      this.folding = folding;
    }

    void add(Angle shift, double coefficient) {
      Folded folded = folding.fold(shift);
      sums.merge(folded.shift(), folded.sign() * coefficient, Double::sum);
      sizes.merge(folded.shift(), Math.abs(coefficient), Double::sum);
    }

    /** What is left of a cancellation is rounding if it is as small as rounding can be. */
    ShiftOperator build() {
      sizes.forEach(
          (shift, size) ->
              sums.computeIfPresent(
                  shift, (same, sum) -> Math.abs(sum) <= ROUNDING * size ? null : sum));
      return new ShiftOperator(sums);
    }
  }

  /** Returns the operator that leaves a function as it is, at a shift. */
  public static ShiftOperator shift(Angle angle, Folding folding) {
    Builder builder = new Builder(folding);
    builder.add(angle, 1);
    return builder.build();
  }

  /** Returns the operator with the given terms. */
  public static ShiftOperator of(Map<Angle, Double> terms) {
    Builder builder = new Builder(Folding.NONE);
    terms.forEach(builder::add);
    return builder.build();
  }

  /** Returns the product of two operators, reduced. */
  public ShiftOperator times(ShiftOperator other, Folding folding) {
    Builder builder = new Builder(folding);
    terms.forEach(
        (shift, coefficient) ->
            other.terms.forEach(
                (otherShift, otherCoefficient) ->
                    builder.add(shift.plus(otherShift), coefficient * otherCoefficient)));
    return builder.build();
  }

  /** Returns the shifts. */
  public Iterable<Angle> shifts() {
    return terms.keySet();
  }

  /** Passes each shift and its coefficient. */
  public void forEach(BiConsumer<Angle, Double> action) {
    terms.forEach(action);
  }

  /** Returns whether this leaves every function as it is. */
  public boolean isIdentity() {
    return terms.size() == 1 && terms.getOrDefault(Angle.ZERO, 0.0) == 1;
  }

  /** Returns the number of terms. */
  public int size() {
    return terms.size();
  }

  /** Returns the sum of the absolute coefficients: how much an error of an evaluation can grow. */
  public double norm() {
    return terms.values().stream().mapToDouble(Math::abs).sum();
  }

  /** Returns the terms, for diagnostics. */
  @Override
  public String toString() {
    return terms.toString();
  }
}
