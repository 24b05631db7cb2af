package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The objects that a generated class calls: static final fields, so that the JVM inlines them.
 *
 * <p>Each field has the interface that is called as its type, and gets its value from the class
 * data.
 */
final class ClassConstants {
  private static final String LOOKUP = Type.getDescriptor(MethodHandles.Lookup.class);

  private final ClassWriter writer;
  private final String owner;
  private final List<Object> values = new ArrayList<>();
  private final List<Type> types = new ArrayList<>();
  private final Map<Object, Integer> numbers = new IdentityHashMap<>();

  ClassConstants(ClassWriter writer, String owner) {
    this.writer = writer;
    this.owner = owner;
  }

  /** Returns the class data. */
  Object[] data() {
    return values.toArray();
  }

  /** Pushes the function of a kernel. */
  void push(Kernel kernel, MethodVisitor code) {
    if (kernel instanceof Kernel.Unary unary) {
      push(unary.function(), Type.getType(DoubleUnaryOperator.class), code);
    } else if (kernel instanceof Kernel.Binary binary) {
      push(binary.function(), Type.getType(DoubleBinaryOperator.class), code);
    } else {
      throw new IllegalArgumentException("not called from scalar code: " + kernel);
    }
  }

  /** Pushes a block instruction. */
  void push(BlockCode block, MethodVisitor code) {
    push(block, Type.getType(BlockCode.class), code);
  }

  /** Pushes loops that are a class of their own. */
  void push(RangeCode loops, MethodVisitor code) {
    push(loops, Type.getType(RangeCode.class), code);
  }

  /** Pushes the form of a kernel that takes ranges of arrays. */
  void push(Kernel.FastUnary kernel, MethodVisitor code) {
    push(kernel, Type.getType(Kernel.FastUnary.class), code);
  }

  /** Pushes the form of a binary kernel that takes ranges of arrays. */
  void push(Kernel.FastBinary kernel, MethodVisitor code) {
    push(kernel, Type.getType(Kernel.FastBinary.class), code);
  }

  /** Pushes a kernel that takes ranges for two calls. */
  void push(Kernel.FastPair kernel, MethodVisitor code) {
    push(kernel, Type.getType(Kernel.FastPair.class), code);
  }

  private void push(Object value, Type type, MethodVisitor code) {
    Integer number = numbers.get(value);
    // One object may be both a unary and a binary function.
    if (number == null || !types.get(number).equals(type)) {
      number = values.size();
      numbers.put(value, number);
      values.add(value);
      types.add(type);
    }
    code.visitFieldInsn(Opcodes.GETSTATIC, owner, name(number), type.getDescriptor());
  }

  private static String name(int number) {
    return "constant" + number;
  }

  /** Writes the fields and what sets them. */
  void finish() {
    if (values.isEmpty()) {
      return;
    }
    int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
    for (int k = 0; k < types.size(); k++) {
      writer.visitField(access, name(k), types.get(k).getDescriptor(), null, null).visitEnd();
    }
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    code.visitCode();
    pushData(code);
    for (int k = 0; k < types.size(); k++) {
      code.visitInsn(Opcodes.DUP);
      MethodCode.push(k, code);
      code.visitInsn(Opcodes.AALOAD);
      code.visitTypeInsn(Opcodes.CHECKCAST, types.get(k).getInternalName());
      code.visitFieldInsn(Opcodes.PUTSTATIC, owner, name(k), types.get(k).getDescriptor());
    }
    code.visitInsn(Opcodes.POP);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static void pushData(MethodVisitor code) {
    String handles = Type.getInternalName(MethodHandles.class);
    code.visitMethodInsn(Opcodes.INVOKESTATIC, handles, "lookup", "()" + LOOKUP, false);
    // The name that Lookup.defineHiddenClassWithClassData prescribes.
    code.visitLdcInsn("_");
    code.visitLdcInsn(Type.getType(Object[].class));
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        handles,
        "classData",
        "(" + LOOKUP + "Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;",
        false);
    code.visitTypeInsn(Opcodes.CHECKCAST, "[Ljava/lang/Object;");
  }
}
