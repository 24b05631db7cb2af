package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A class that executes instructions.
 *
 * @param bytes the class file
 * @param data the class data: what the class calls
 */
record GeneratedClass(byte[] bytes, Object[] data) {
  /**
   * The most instructions of a class.
   *
   * <p>An instruction takes at most 13 entries of the constant pool, which has room for 65,535, and
   * 12 bytes of the class initializer, which has room for as many.
   */
  static final int CAPACITY = 4000;

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final String OBJECT = Type.getInternalName(Object.class);
  private static final String MEMORY = Type.getInternalName(Memory.class);
  private static final String CHUNK = "(L" + MEMORY + ";)V";
  private static final String RANGE = "([[DII)V";
  private static final String NAME =
      Type.getInternalName(GeneratedClass.class).replace("GeneratedClass", "Generated");

  /** Returns the class for some chunks of a wave; it is {@link WaveCode}. */
  static GeneratedClass of(
      List<CodeChunk> chunks, SlotUse slots, Storage storage, List<Kernel> kernels) {
    ClassWriter writer = begin(WaveCode.class);
    ClassConstants constants = new ClassConstants(writer, NAME);
    LoopEmitter loops = new LoopEmitter(writer, NAME, slots, storage, kernels, constants);
    MethodVisitor run = writer.visitMethod(Opcodes.ACC_PUBLIC, "run", CHUNK, null, null);
    run.visitCode();
    for (int k = 0; k < chunks.size(); k++) {
      String name = "chunk" + k;
      MethodVisitor chunk =
          writer.visitMethod(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, name, CHUNK, null, null);
      MethodCode code = new MethodCode(chunk, 1, 2);
      chunk.visitVarInsn(Opcodes.ALOAD, 0);
      chunk.visitMethodInsn(Opcodes.INVOKEVIRTUAL, MEMORY, "arrays", "()[[D", false);
      chunk.visitVarInsn(Opcodes.ASTORE, 1);
      new ChunkEmitter(code, slots, storage, kernels, constants, loops).emit(chunks.get(k));
      run.visitVarInsn(Opcodes.ALOAD, 1);
      run.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, name, CHUNK, false);
    }
    run.visitInsn(Opcodes.RETURN);
    run.visitMaxs(0, 0);
    run.visitEnd();
    return end(writer, constants);
  }

  /**
   * Returns the class for scalar instructions that store nothing but results; it is {@link
   * DirectCode} or {@link DirectArrays}.
   *
   * @param parts methods that are called one after the other
   * @param lent the arrays that the caller lends
   * @param form how it lends them
   */
  static GeneratedClass direct(
      List<CodeChunk> parts,
      SlotUse slots,
      Storage storage,
      List<Kernel> kernels,
      ProgramCode.Lent lent,
      Form form) {
    boolean joined = form == Form.JOINED;
    ClassWriter writer = begin(joined ? DirectCode.class : DirectArrays.class);
    ClassConstants constants = new ClassConstants(writer, NAME);
    String descriptor = joined ? "([D[D)V" : "([[D[[D)V";
    LoopEmitter loops = new LoopEmitter(writer, NAME, slots, storage, kernels, constants);
    for (int k = 0; k < parts.size(); k++) {
      MethodVisitor part = writer.visitMethod(Opcodes.ACC_PUBLIC, part(k), descriptor, null, null);
      MethodCode code =
          joined
              ? new MethodCode(part, Map.of(lent.inputs()[0], 1, lent.outputs()[0], 2), 3)
              : MethodCode.separate(part, lent.inputs(), lent.outputs());
      for (int called = 1; k == 0 && called < parts.size(); called++) {
        callPart(called, descriptor, part);
      }
      new ChunkEmitter(code, slots, storage, kernels, constants, loops).emit(parts.get(k));
    }
    return end(writer, constants);
  }

  /** The first part calls the others, so that code in one part is one method. */
  private static String part(int number) {
    return number == 0 ? "run" : "part" + number;
  }

  private static void callPart(int number, String descriptor, MethodVisitor code) {
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitVarInsn(Opcodes.ALOAD, 2);
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, NAME, part(number), descriptor, false);
  }

  /**
   * Loops that are a class of their own.
   *
   * @param code runs them
   * @param written what was written
   */
  record Loops(RangeCode code, LoopEmitter.Written written) {}

  /** Defines a class for the loops of a run. */
  static Loops loops(ElementwiseRun run, SlotUse slots, Storage storage, List<Kernel> kernels) {
    ClassWriter writer = begin(RangeCode.class);
    ClassConstants constants = new ClassConstants(writer, NAME);
    LoopEmitter.Written written =
        new LoopEmitter(writer, NAME, slots, storage, kernels, constants).write(run);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, "run", RANGE, null, null);
    method.visitCode();
    method.visitVarInsn(Opcodes.ALOAD, 1);
    method.visitVarInsn(Opcodes.ILOAD, 2);
    method.visitVarInsn(Opcodes.ILOAD, 3);
    method.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, written.method(), RANGE, false);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    return new Loops((RangeCode) end(writer, constants).define(), written);
  }

  private static ClassWriter begin(Class<?> implemented) {
    ClassWriter writer = new FrameWriter();
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        NAME,
        null,
        OBJECT,
        new String[] {Type.getInternalName(implemented)});
    constructor(writer);
    return writer;
  }

  private static GeneratedClass end(ClassWriter writer, ClassConstants constants) {
    constants.finish();
    writer.visitEnd();
    return new GeneratedClass(writer.toByteArray(), constants.data());
  }

  private static void constructor(ClassWriter writer) {
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** Defines the class; it is unloaded once the returned object is no longer used. */
  Object define() {
    try {
      Class<?> type = LOOKUP.defineHiddenClassWithClassData(bytes, data, true).lookupClass();
      return type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("generated class cannot be used", e);
    }
  }

  /** Computes stack map frames without loading classes: no two object types ever meet. */
  private static final class FrameWriter extends ClassWriter {
    FrameWriter() {
      super(COMPUTE_FRAMES);
    }

    @Override
    protected String getCommonSuperClass(String first, String second) {
      return OBJECT;
    }
  }
}
