package dev.fluxion.dsl.engine.compile;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The bytecode of a method that is being generated. */
final class MethodCode {
  /** What HotSpot compiles: its HugeMethodLimit. */
  static final int LIMIT = 8000;

  private final MethodVisitor visitor;
  private final int memory;
  private final Map<Integer, Integer> arrays = new HashMap<>();
  private final Map<Integer, int[]> lent = new HashMap<>();
  private int locals;

  /**
   * Begins a method that gets the arrays of the memory.
   *
   * @param visitor where it is written
   * @param memory the local variable that holds the array of all arrays
   * @param locals how many local variables the parameters take
   */
  MethodCode(MethodVisitor visitor, int memory, int locals) {
    this.visitor = visitor;
    this.memory = memory;
    this.locals = locals;
    visitor.visitCode();
  }

  /**
   * Begins a method that gets arrays of inputs and of outputs, in its first two parameters.
   *
   * @param visitor where it is written
   * @param inputs the numbers of the arrays in local variable 1
   * @param outputs the numbers of the arrays in local variable 2
   */
  static MethodCode separate(MethodVisitor visitor, int[] inputs, int[] outputs) {
    MethodCode code = new MethodCode(visitor, Map.of(), 3);
    code.lend(1, inputs);
    code.lend(2, outputs);
    return code;
  }

  /** Arrays that are used once or not at all cost nothing: each is looked up where it is needed. */
  private void lend(int parameter, int[] numbers) {
    for (int k = 0; k < numbers.length; k++) {
      lent.put(numbers[k], new int[] {parameter, k});
    }
  }

  /**
   * Begins a method that gets the arrays that it needs.
   *
   * @param visitor where it is written
   * @param arrays the local variable of each array by its number
   * @param locals how many local variables the parameters take
   */
  MethodCode(MethodVisitor visitor, Map<Integer, Integer> arrays, int locals) {
    this(visitor, -1, locals);
    this.arrays.putAll(arrays);
  }

  MethodVisitor visitor() {
    return visitor;
  }

  /** Returns a new local variable for a number. */
  int allocate() {
    int local = locals;
    locals += 2;
    return local;
  }

  /** Pushes the array of all arrays. */
  void memory() {
    visitor.visitVarInsn(Opcodes.ALOAD, memory);
  }

  /** Pushes an array of the memory; it is looked up once, where it is first needed. */
  void array(int number) {
    Integer local = arrays.get(number);
    if (local == null) {
      local = locals++;
      arrays.put(number, local);
      int[] place = lent.getOrDefault(number, new int[] {memory, number});
      visitor.visitVarInsn(Opcodes.ALOAD, place[0]);
      push(place[1]);
      visitor.visitInsn(Opcodes.AALOAD);
      visitor.visitInsn(Opcodes.DUP);
      visitor.visitVarInsn(Opcodes.ASTORE, local);
    } else {
      visitor.visitVarInsn(Opcodes.ALOAD, local);
    }
  }

  /** Looks an array up, so that a loop need not. */
  void prepare(int number) {
    if (!arrays.containsKey(number)) {
      array(number);
      visitor.visitInsn(Opcodes.POP);
    }
  }

  /** Returns a new local variable for an integer. */
  int allocateInt() {
    return locals++;
  }

  void push(int value) {
    push(value, visitor);
  }

  static void push(int value, MethodVisitor visitor) {
    if (value >= -1 && value <= 5) {
      visitor.visitInsn(Opcodes.ICONST_0 + value);
    } else if (value == (byte) value) {
      visitor.visitIntInsn(Opcodes.BIPUSH, value);
    } else if (value == (short) value) {
      visitor.visitIntInsn(Opcodes.SIPUSH, value);
    } else {
      visitor.visitLdcInsn(value);
    }
  }

  void push(double value) {
    // By the bits: -0.0 is not dconst_0.
    long bits = Double.doubleToRawLongBits(value);
    if (bits == 0) {
      visitor.visitInsn(Opcodes.DCONST_0);
    } else if (bits == Double.doubleToRawLongBits(1)) {
      visitor.visitInsn(Opcodes.DCONST_1);
    } else {
      visitor.visitLdcInsn(value);
    }
  }

  void load(int local) {
    visitor.visitVarInsn(Opcodes.DLOAD, local);
  }

  /** Pushes a number of the memory. */
  void load(Place place) {
    array(place.array());
    push(place.index());
    visitor.visitInsn(Opcodes.DALOAD);
  }

  /** Keeps the number on the stack in a new local variable too, and returns it. */
  int keep() {
    int local = allocate();
    visitor.visitInsn(Opcodes.DUP2);
    visitor.visitVarInsn(Opcodes.DSTORE, local);
    return local;
  }

  /** Moves the number on the stack to a new local variable, and returns it. */
  int store() {
    int local = allocate();
    visitor.visitVarInsn(Opcodes.DSTORE, local);
    return local;
  }

  /**
   * Ends the method.
   *
   * @throws IllegalStateException if it is so long that HotSpot would never compile it
   */
  void finish() {
    visitor.visitInsn(Opcodes.RETURN);
    Label end = new Label();
    visitor.visitLabel(end);
    if (end.getOffset() > LIMIT) {
      throw new IllegalStateException("generated method of " + end.getOffset() + " bytes");
    }
    // Computed by the class writer.
    visitor.visitMaxs(0, 0);
    visitor.visitEnd();
  }
}
