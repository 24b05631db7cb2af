package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.fast.FastPower;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes methods that run elementwise instructions as loops over the elements. */
final class LoopEmitter {
  private static final int PIECE = Sums.PIECE;

  /**
   * Pieces of arrays that are too large for the caches: the shorter they are, the more of the next
   * one comes from memory while this one is computed.
   */
  private static final int STRIP = 256;

  /** The number of elements from which on arrays are taken to be too large. */
  private static final int LARGE = 32_768;

  private static final int ACCESS = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;
  private static final String LOOP = "([[DII)V";
  private static final String SUMS = Type.getInternalName(Sums.class);
  private static final String FAST = Type.getInternalName(Kernel.FastUnary.class);
  private static final String FAST_BINARY = Type.getInternalName(Kernel.FastBinary.class);
  private static final String PAIR = Type.getInternalName(Kernel.FastPair.class);
  private static final String PARALLEL = Type.getInternalName(ParallelLoops.class);
  private static final String START = "(L" + Type.getInternalName(RangeCode.class) + ";[[DI)V";
  private static final int MEMORY = 0;
  private static final int INDEX = 1;
  private static final int END = 2;

  private final ClassWriter writer;
  private final String owner;
  private final SlotUse slots;
  private final Storage storage;
  private final List<Kernel> kernels;
  private final ClassConstants constants;
  private int methods;

  LoopEmitter(
      ClassWriter writer,
      String owner,
      SlotUse slots,
      Storage storage,
      List<Kernel> kernels,
      ClassConstants constants) {
    this.writer = writer;
    this.owner = owner;
    this.slots = slots;
    this.storage = storage;
    this.kernels = kernels;
    this.constants = constants;
  }

  /** Writes the loops of a run, and calls them. */
  void call(ElementwiseRun run, MethodCode caller) {
    Written written = write(run);
    caller.memory();
    caller.push(0);
    caller.push(run.size());
    invoke(owner, written.method(), LOOP, caller.visitor());
    addUp(run, written, caller);
  }

  /** Writes the loops of a run into a class of their own, and calls them on several threads. */
  void callParallel(ElementwiseRun run, MethodCode caller) {
    GeneratedClass.Loops own = GeneratedClass.loops(run, slots, storage, kernels);
    constants.push(own.code(), caller.visitor());
    caller.memory();
    caller.push(run.size());
    invoke(PARALLEL, "run", START, caller.visitor());
    addUp(run, own.written(), caller);
  }

  /**
   * The loops of a run.
   *
   * @param method the name of the method
   * @param pieces for each sum the array of the sums of pieces
   */
  record Written(String method, List<Integer> pieces) {}

  Written write(ElementwiseRun run) {
    List<String> names = new ArrayList<>();
    run.loops().forEach(loop -> names.add(method(loop)));
    if (run.size() >= LARGE && names.size() > 1) {
      String strips = driver(names, STRIP);
      names.clear();
      names.add(strips);
    }
    List<Integer> pieces = new ArrayList<>();
    for (RunSum sum : run.sums()) {
      int sums = storage.scratch(Sums.pieces(sum.sum().count()));
      pieces.add(sums);
      names.add(method(sum, sums));
    }
    boolean alone = names.size() == 1 && pieces.isEmpty();
    return new Written(alone ? names.get(0) : driver(names, PIECE), pieces);
  }

  private void addUp(ElementwiseRun run, Written written, MethodCode caller) {
    for (int k = 0; k < run.sums().size(); k++) {
      Sum sum = run.sums().get(k).sum();
      Place result = storage.place(sum.dst());
      caller.array(result.array());
      caller.push(result.index());
      caller.array(written.pieces().get(k));
      caller.push(Sums.pieces(sum.count()));
      invoke(SUMS, "total", "([DI)D", caller.visitor());
      caller.visitor().visitInsn(Opcodes.DASTORE);
    }
  }

  private static void invoke(String owner, String name, String descriptor, MethodVisitor code) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }

  /** Writes {@code for (; from < to; from = end) loops(from, end = min(from + length, to))}. */
  private String driver(List<String> loops, int length) {
    String name = "run" + methods++;
    MethodVisitor visitor = writer.visitMethod(ACCESS, name, LOOP, null, null);
    MethodCode code = new MethodCode(visitor, MEMORY, 3);
    int end = code.allocateInt();
    Label start = new Label();
    visitor.visitLabel(start);
    // Not from + length, which could overflow.
    code.push(length);
    visitor.visitVarInsn(Opcodes.ILOAD, END);
    visitor.visitVarInsn(Opcodes.ILOAD, INDEX);
    visitor.visitInsn(Opcodes.ISUB);
    invoke("java/lang/Math", "min", "(II)I", visitor);
    visitor.visitVarInsn(Opcodes.ILOAD, INDEX);
    visitor.visitInsn(Opcodes.IADD);
    visitor.visitVarInsn(Opcodes.ISTORE, end);
    for (String loop : loops) {
      code.memory();
      visitor.visitVarInsn(Opcodes.ILOAD, INDEX);
      visitor.visitVarInsn(Opcodes.ILOAD, end);
      invoke(owner, loop, LOOP, visitor);
    }
    visitor.visitVarInsn(Opcodes.ILOAD, end);
    visitor.visitInsn(Opcodes.DUP);
    visitor.visitVarInsn(Opcodes.ISTORE, INDEX);
    visitor.visitVarInsn(Opcodes.ILOAD, END);
    visitor.visitJumpInsn(Opcodes.IF_ICMPLT, start);
    code.finish();
    return name;
  }

  /** Writes {@code sums[from / PIECE] = sum from from to to}, of one piece. */
  private String method(RunSum sum, int sums) {
    String name = "loop" + methods++;
    MethodVisitor visitor = writer.visitMethod(ACCESS, name, LOOP, null, null);
    MethodCode code = new MethodCode(visitor, MEMORY, 3);
    visitor.visitVarInsn(Opcodes.ILOAD, INDEX);
    code.push(PIECE);
    visitor.visitInsn(Opcodes.IDIV);
    int piece = code.allocateInt();
    visitor.visitVarInsn(Opcodes.ISTORE, piece);
    if (sum.terms().isEmpty()) {
      range(storage.place(sum.sum().source()), code);
      invoke(SUMS, "piece", "([DII)D", visitor);
    } else {
      ElementCode element = new ElementCode(INDEX, code, slots, storage, kernels, constants);
      new SumCode(sum, INDEX, END, code, element).emit();
    }
    int value = code.store();
    code.array(sums);
    visitor.visitVarInsn(Opcodes.ILOAD, piece);
    code.load(value);
    visitor.visitInsn(Opcodes.DASTORE);
    code.finish();
    return name;
  }

  private static void at(int index, int base, MethodCode code) {
    code.visitor().visitVarInsn(Opcodes.ILOAD, index);
    if (base != 0) {
      code.push(base);
      code.visitor().visitInsn(Opcodes.IADD);
    }
  }

  private String method(ElementLoop loop) {
    String name = "loop" + methods++;
    MethodVisitor visitor = writer.visitMethod(ACCESS, name, LOOP, null, null);
    MethodCode code = new MethodCode(visitor, MEMORY, 3);
    List<Elementwise> calls = loop.instructions();
    Optional<CallPair> pair =
        calls.size() == 2 ? CallPair.of(calls.get(0), calls.get(1)) : Optional.empty();
    Optional<Kernel.FastBinary> binary = fastBinary(calls.get(0));
    if (calls.size() == 1 && isFast(calls.get(0))) {
      fast(calls.get(0), code);
    } else if (binary.isPresent()) {
      fast(binary.get(), calls.get(0), code);
    } else if (pair.isPresent() && isFast(calls.get(0)) && isFast(calls.get(1))) {
      fast(pair.get(), code);
    } else {
      elements(loop, code);
    }
    code.finish();
    return name;
  }

  /** Returns whether a kernel can take the range: its arrays must have the same index. */
  private boolean isFast(Elementwise call) {
    return call.opcode() == Opcode.CALL1
        && ((Kernel.Unary) kernels.get(call.kernel())).fast().isPresent()
        && call.operands().get(0).step() == 1
        && isBeside(call.operands().get(0), call);
  }

  /** Returns whether an operand is in another array than the result, at the same index. */
  private boolean isBeside(Operand operand, Elementwise call) {
    Place source = storage.place(operand.offset());
    Place result = storage.place(call.dst());
    return source.array() != result.array() && source.index() == result.index();
  }

  /** Returns the form of a binary kernel that can take the range, if there is one. */
  private Optional<Kernel.FastBinary> fastBinary(Elementwise call) {
    Optional<Kernel.FastBinary> fast =
        call.opcode() == Opcode.FAST_POW
            ? Optional.of(FastPower.INSTANCE)
            : call.opcode() == Opcode.CALL2
                ? ((Kernel.Binary) kernels.get(call.kernel())).fast()
                : Optional.empty();
    boolean isArray = false;
    for (Operand operand : call.operands()) {
      if (operand.step() == 1 && !isBeside(operand, call)) {
        return Optional.empty();
      }
      isArray |= operand.step() == 1;
    }
    return isArray ? fast : Optional.empty();
  }

  private void fast(Elementwise call, MethodCode code) {
    constants.push(
        ((Kernel.Unary) kernels.get(call.kernel())).fast().orElseThrow(), code.visitor());
    code.array(storage.place(call.operands().get(0).offset()).array());
    range(storage.place(call.dst()), code);
    code.visitor().visitMethodInsn(Opcodes.INVOKEINTERFACE, FAST, "apply", "([D[DII)V", true);
  }

  private void fast(Kernel.FastBinary kernel, Elementwise call, MethodCode code) {
    constants.push(kernel, code.visitor());
    StringBuilder descriptor = new StringBuilder("(");
    for (Operand operand : call.operands()) {
      boolean isArray = operand.step() == 1;
      if (isArray) {
        code.array(storage.place(operand.offset()).array());
      } else {
        number(operand.offset(), code);
      }
      descriptor.append(isArray ? "[D" : "D");
    }
    range(storage.place(call.dst()), code);
    code.visitor()
        .visitMethodInsn(
            Opcodes.INVOKEINTERFACE,
            FAST_BINARY,
            "apply",
            descriptor.append("[DII)V").toString(),
            true);
  }

  /** Pushes what is the same for all elements. */
  private void number(int slot, MethodCode code) {
    if (slots.isConstant(slot)) {
      code.push(slots.constant(slot));
    } else {
      code.load(storage.place(slot));
    }
  }

  private void fast(CallPair pair, MethodCode code) {
    constants.push(pair.kernel(), code.visitor());
    code.array(storage.place(pair.first().operands().get(0).offset()).array());
    code.array(storage.place(pair.first().dst()).array());
    range(storage.place(pair.second().dst()), code);
    code.visitor().visitMethodInsn(Opcodes.INVOKEINTERFACE, PAIR, "apply", "([D[D[DII)V", true);
  }

  /** Pushes an array, and from where to where in it. */
  private static void range(Place result, MethodCode code) {
    code.array(result.array());
    at(INDEX, result.index(), code);
    at(END, result.index(), code);
  }

  private void elements(ElementLoop loop, MethodCode code) {
    MethodVisitor visitor = code.visitor();
    ElementCode element = new ElementCode(INDEX, code, slots, storage, kernels, constants);
    element.prepare(loop.instructions());
    Label start = new Label();
    Label end = new Label();
    visitor.visitLabel(start);
    visitor.visitVarInsn(Opcodes.ILOAD, INDEX);
    visitor.visitVarInsn(Opcodes.ILOAD, END);
    visitor.visitJumpInsn(Opcodes.IF_ICMPGE, end);
    loop.instructions().forEach(element::compute);
    visitor.visitIincInsn(INDEX, 1);
    visitor.visitJumpInsn(Opcodes.GOTO, start);
    visitor.visitLabel(end);
  }
}
