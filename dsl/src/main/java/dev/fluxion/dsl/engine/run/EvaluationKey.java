package dev.fluxion.dsl.engine.run;

import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Shots;
import java.util.Arrays;
import java.util.List;

/**
 * An evaluation on a backend as a key: what is evaluated, whatever the shots.
 *
 * <p>Primitives are equal if they are the same object, inputs if they are equal bit for bit, except
 * that there is one NaN.
 */
final class EvaluationKey {
  private final Object backend;
  private final Evaluation evaluation;
  private final int hash;

  /**
   * Creates a key with arrays of its own.
   *
   * @param backend the object that stands for the backend
   * @param evaluation with any shots
   */
  EvaluationKey(Object backend, Evaluation evaluation) {
    this.backend = backend;
    this.evaluation = copy(evaluation);
    int mixed = System.identityHashCode(backend);
    mixed = mixed * 31 + System.identityHashCode(evaluation.call().primitive());
    mixed = mixed * 31 + evaluation.call().attributes().hashCode();
    mixed = mixed * 31 + evaluation.orders().hashCode();
    for (Shape shape : evaluation.shapes()) {
      mixed = mixed * 31 + shape.hashCode();
    }
    for (double[] input : evaluation.inputs()) {
      mixed = mixed * 31 + Arrays.hashCode(input);
    }
    this.hash = mixed;
  }

  private static Evaluation copy(Evaluation evaluation) {
    List<double[]> inputs = evaluation.inputs().stream().map(double[]::clone).toList();
    return new Evaluation(
        evaluation.call(), evaluation.orders(), inputs, evaluation.shapes(), Shots.EXACT);
  }

  /** Returns the evaluation, exact, with arrays of its own. */
  Evaluation evaluation() {
    return copy(evaluation);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EvaluationKey key
        && hash == key.hash
        && backend == key.backend
        && evaluation.call().primitive() == key.evaluation.call().primitive()
        && evaluation.call().attributes().equals(key.evaluation.call().attributes())
        && evaluation.orders().equals(key.evaluation.orders())
        && evaluation.shapes().equals(key.evaluation.shapes())
        && sameInputs(evaluation.inputs(), key.evaluation.inputs());
  }

  private static boolean sameInputs(List<double[]> inputs, List<double[]> others) {
    boolean same = inputs.size() == others.size();
    for (int k = 0; same && k < inputs.size(); k++) {
      same = Arrays.equals(inputs.get(k), others.get(k));
    }
    return same;
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
