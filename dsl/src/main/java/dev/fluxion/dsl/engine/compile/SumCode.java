package dev.fluxion.dsl.engine.compile;

import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The code of the sum of one piece of terms that are computed where they are added up: the
 * additions are those of {@link Sums#piece}, in its order.
 */
final class SumCode {
  /** So many additions do not wait for each other. */
  private static final int ABREAST = 8;

  private final RunSum sum;
  private final int index;
  private final int end;
  private final MethodCode code;
  private final MethodVisitor visitor;
  private final ElementCode element;

  /**
   * Creates one.
   *
   * @param index the local variable that holds the index of the first element, and will change
   * @param end the local variable that holds the index after the last one
   */
  SumCode(RunSum sum, int index, int end, MethodCode code, ElementCode element) {
    this.sum = sum;
    this.index = index;
    this.end = end;
    this.code = code;
    this.visitor = code.visitor();
    this.element = element;
  }

  /** Pushes the sum. */
  void emit() {
    List<Elementwise> terms = sum.terms();
    element.prepare(terms);
    int[] sums = new int[ABREAST + 1];
    for (int k = 0; k < sums.length; k++) {
      visitor.visitInsn(Opcodes.DCONST_0);
      sums[k] = code.store();
    }
    loop(ABREAST, sums);
    loop(1, new int[] {sums[ABREAST]});
    code.load(sums[0]);
    add(sums[1]);
    code.load(sums[2]);
    add(sums[3]);
    visitor.visitInsn(Opcodes.DADD);
    code.load(sums[4]);
    add(sums[5]);
    code.load(sums[6]);
    add(sums[7]);
    visitor.visitInsn(Opcodes.DADD);
    visitor.visitInsn(Opcodes.DADD);
    add(sums[ABREAST]);
  }

  private void add(int local) {
    code.load(local);
    visitor.visitInsn(Opcodes.DADD);
  }

  /** Writes {@code for (; index <= end - step; index += step) sums[k] += term(index + k)}. */
  private void loop(int step, int[] sums) {
    Label start = new Label();
    Label done = new Label();
    visitor.visitLabel(start);
    visitor.visitVarInsn(Opcodes.ILOAD, index);
    visitor.visitVarInsn(Opcodes.ILOAD, end);
    code.push(step);
    visitor.visitInsn(Opcodes.ISUB);
    visitor.visitJumpInsn(Opcodes.IF_ICMPGT, done);
    for (int k = 0; k < step; k++) {
      element.begin(k);
      sum.terms().forEach(element::compute);
      code.load(sums[k]);
      element.load(sum.sum().source());
      visitor.visitInsn(Opcodes.DADD);
      visitor.visitVarInsn(Opcodes.DSTORE, sums[k]);
    }
    visitor.visitIincInsn(index, step);
    visitor.visitJumpInsn(Opcodes.GOTO, start);
    visitor.visitLabel(done);
  }
}
