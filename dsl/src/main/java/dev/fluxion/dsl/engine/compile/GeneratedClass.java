package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A class that executes some instructions of a wave.
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
  private static final String NAME =
      Type.getInternalName(GeneratedClass.class).replace("GeneratedClass", "Generated");

  /** Returns the class for some chunks of a wave. */
  static GeneratedClass of(List<CodeChunk> chunks, SlotUse slots, List<Kernel> kernels) {
    ClassWriter writer = new FrameWriter();
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        NAME,
        null,
        OBJECT,
        new String[] {Type.getInternalName(WaveCode.class)});
    constructor(writer);
    ClassConstants constants = new ClassConstants(writer, NAME);
    LoopEmitter loops = new LoopEmitter(writer, NAME, slots, kernels, constants);
    MethodVisitor run = writer.visitMethod(Opcodes.ACC_PUBLIC, "run", "([D)V", null, null);
    MethodCode code = new MethodCode(run, 1, 2);
    if (chunks.size() == 1) {
      new ChunkEmitter(code, slots, kernels, constants, loops).emit(chunks.get(0));
    } else {
      for (int k = 0; k < chunks.size(); k++) {
        String name = "chunk" + k;
        MethodVisitor chunk =
            writer.visitMethod(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, name, "([D)V", null, null);
        new ChunkEmitter(new MethodCode(chunk, 0, 1), slots, kernels, constants, loops)
            .emit(chunks.get(k));
        code.frame();
        run.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, name, "([D)V", false);
      }
      code.finish();
    }
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
  WaveCode define() {
    try {
      Class<?> type = LOOKUP.defineHiddenClassWithClassData(bytes, data, true).lookupClass();
      return (WaveCode) type.getDeclaredConstructor().newInstance();
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
