package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.fast.FastPower;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The bytecode of operations: from operands on the stack to a result on the stack. */
final class OperationCode {
  private OperationCode() {}

  /** Returns which operand is pushed as number k: the mask of a selection comes last. */
  static int pushed(Opcode opcode, int k) {
    return opcode == Opcode.SELECT ? (k + 1) % 3 : k;
  }

  static void emit(Opcode opcode, MethodVisitor code) {
    switch (opcode) {
      case ADD -> code.visitInsn(Opcodes.DADD);
      case SUB -> code.visitInsn(Opcodes.DSUB);
      case MUL -> code.visitInsn(Opcodes.DMUL);
      case DIV -> code.visitInsn(Opcodes.DDIV);
      case NEG -> code.visitInsn(Opcodes.DNEG);
      case SQRT -> math(code, "sqrt", "(D)D");
      case POW -> math(code, "pow", "(DD)D");
      case FAST_POW -> fastPower(code);
      // A comparison with NaN is false: the result of dcmp must then jump.
      case LESS -> compare(code, Opcodes.DCMPG, Opcodes.IFGE);
      case LESS_OR_EQUAL -> compare(code, Opcodes.DCMPG, Opcodes.IFGT);
      case EQUAL -> compare(code, Opcodes.DCMPL, Opcodes.IFNE);
      case SELECT -> select(code);
      case CALL1 -> call(code, "java/util/function/DoubleUnaryOperator", "(D)D");
      case CALL2 -> call(code, "java/util/function/DoubleBinaryOperator", "(DD)D");
      case BLOCK -> throw new AssertionError(opcode);
    }
  }

  private static void math(MethodVisitor code, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Math", name, descriptor, false);
  }

  private static void fastPower(MethodVisitor code) {
    String owner = Type.getInternalName(FastPower.class);
    code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, "value", "(DD)D", false);
  }

  private static void call(MethodVisitor code, String owner, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKEINTERFACE, owner, "applyAsDouble", descriptor, true);
  }

  private static void compare(MethodVisitor code, int comparison, int jumpIfFalse) {
    Label otherwise = new Label();
    Label end = new Label();
    code.visitInsn(comparison);
    code.visitJumpInsn(jumpIfFalse, otherwise);
    code.visitInsn(Opcodes.DCONST_1);
    code.visitJumpInsn(Opcodes.GOTO, end);
    code.visitLabel(otherwise);
    code.visitInsn(Opcodes.DCONST_0);
    code.visitLabel(end);
  }

  /** Both values are on the stack before the jump, so that neither is loaded on one path only. */
  private static void select(MethodVisitor code) {
    Label chosen = new Label();
    code.visitInsn(Opcodes.DCONST_0);
    code.visitInsn(Opcodes.DCMPL);
    code.visitJumpInsn(Opcodes.IFNE, chosen);
    code.visitInsn(Opcodes.DUP2_X2);
    code.visitInsn(Opcodes.POP2);
    code.visitLabel(chosen);
    code.visitInsn(Opcodes.POP2);
  }
}
