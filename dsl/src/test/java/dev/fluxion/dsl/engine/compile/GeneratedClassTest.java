package dev.fluxion.dsl.engine.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Kernel;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Generated classes stay within the limits of the JVM and of its JIT compiler, and go away. */
class GeneratedClassTest {
  @Property(tries = 50)
  void methodsAreShortEnoughForTheJit(@ForAll long seed, @ForAll @IntRange(max = 2000) int size) {
    assertShort(RandomProgram.scalar(seed, size));
    assertShort(RandomProgram.mixed(seed, size, 3));
  }

  /** Operands that cost the most: slots far up in the frame, and a constant each. */
  @Test
  void theLongestInstructionsFit() {
    ProgramBuilder builder = new ProgramBuilder(3, true);
    builder.allocate(100_000);
    int[] slots = new int[12_000];
    for (int i = 0; i < slots.length; i++) {
      Kernel kernel = new Kernel.Binary((x, y) -> x / 2 + y);
      int constant = builder.constant(i + 0.25);
      slots[i] =
          i % 2 == 0
              ? builder.call(Opcode.CALL2, i == 0 ? 0 : slots[i - 1], constant, kernel, "")
              : builder.emit(Opcode.SELECT, slots[i - 1], i % 7, constant);
    }
    Program program = Liveness.finish(builder, List.of(slots));
    assertShort(program);
    Runs.assertSame(program);
  }

  /** Loops cost the most entries of the constant pool: each is a method. */
  @Test
  void theLongestLoopsFit() {
    ProgramBuilder builder = new ProgramBuilder(3, true);
    builder.allocate(100_000);
    int last = 0;
    for (int i = 0; i < 5_000; i++) {
      Kernel kernel = new Kernel.Binary((x, y) -> x / 2 + y);
      int dst = builder.allocate(2);
      builder.block(
          new Elementwise(
              Opcode.CALL2,
              dst,
              2,
              List.of(new Operand(last, 1), new Operand(builder.constant(i + 0.25), 0)),
              builder.kernel(kernel),
              builder.kernels()),
          "",
          0);
      last = dst;
    }
    Program program = Liveness.finish(builder, List.of(new int[] {last, last + 1}));
    assertShort(program);
    Runs.assertSame(program);
  }

  private static void assertShort(Program program) {
    for (Form form : Form.values()) {
      Generation generation = Generation.of(program, form, false);
      List<GeneratedClass> classes = new ArrayList<>();
      generation.waves().forEach(classes::addAll);
      generation.direct().ifPresent(classes::add);
      classes.forEach(GeneratedClassTest::lengths);
    }
  }

  /** Returns the length of each method that computes. */
  private static List<Integer> lengths(GeneratedClass each) {
    Sizes sizes = new Sizes();
    new ClassReader(each.bytes()).accept(sizes, 0);
    return sizes.lengths;
  }

  /** Results that each need a few steps of their own, and one of the result before. */
  private static Program neighbours(int results) {
    ProgramBuilder builder = new ProgramBuilder(results + 1, true);
    int[] outputs = new int[results];
    int before = 0;
    for (int k = 0; k < results; k++) {
      int square = builder.emit(Opcode.MUL, k, k, k);
      int step = builder.emit(Opcode.SUB, k + 1, square, k);
      int scaled = builder.emit(Opcode.MUL, builder.constant(400), step, k);
      int inner = builder.emit(Opcode.SUB, builder.constant(202), scaled, k);
      int outer = builder.emit(Opcode.MUL, k, inner, k);
      outputs[k] = builder.emit(Opcode.SUB, outer, before, k);
      before = square;
    }
    return Liveness.finish(builder, List.of(outputs));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 9, 20, 30})
  void smallFunctionsAreInPartsThatHotSpotInlines(int results) {
    Program program = neighbours(results);
    Runs.assertSame(program);
    for (Form form : Form.values()) {
      List<Integer> lengths = lengths(Generation.of(program, form, false).direct().orElseThrow());
      assertEquals((results + 7) / 8, lengths.size());
      lengths.forEach(length -> assertTrue(length <= 325, () -> "" + lengths));
    }
  }

  @Test
  void whatSharesMostOfItsStepsIsOnePart() {
    Program program = BytecodeCompilerTest.chain(100);
    List<Integer> lengths =
        lengths(Generation.of(program, Form.JOINED, false).direct().orElseThrow());
    assertEquals(1, lengths.size());
    assertTrue(lengths.get(0) > 325);
  }

  /** Writes the class again to learn how long each method is. */
  private static final class Sizes extends ClassVisitor {
    final List<Integer> lengths = new ArrayList<>();

    Sizes() {
      super(Opcodes.ASM9, new ClassWriter(0));
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor copy = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, copy) {
        @Override
        public void visitMaxs(int stack, int locals) {
          Label end = new Label();
          super.visitLabel(end);
          // A class initializer runs once.
          assertTrue(name.equals("<clinit>") || end.getOffset() <= 8000, name);
          super.visitMaxs(stack, locals);
          if (!name.startsWith("<")) {
            lengths.add(end.getOffset());
          }
        }
      };
    }
  }

  @Test
  void classesOfDroppedProgramsAreUnloaded() throws InterruptedException {
    ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    long before = classes.getUnloadedClassCount();
    int programs = 3_000;
    for (int i = 0; i < programs; i++) {
      ProgramBuilder builder = new ProgramBuilder(2, true);
      Kernel kernel = new Kernel.Unary(Math::cos);
      int slot = builder.add(builder.call(Opcode.CALL1, 0, 0, kernel, ""), builder.constant(i));
      Program program = Liveness.finish(builder, List.of(new int[] {slot}));
      double[] out = new double[1];
      BytecodeCompiler.compile(program, Form.JOINED, false)
          .direct()
          .orElseThrow()
          .run(new double[2], out);
      assertEquals(1.0 + i, out[0]);
    }
    for (int wait = 0; wait < 50 && unloaded(classes, before) < programs - 10; wait++) {
      System.gc();
      Thread.sleep(20);
    }
    assertTrue(unloaded(classes, before) >= programs - 10, () -> "" + unloaded(classes, before));
  }

  private static long unloaded(ClassLoadingMXBean classes, long before) {
    return classes.getUnloadedClassCount() - before;
  }
}
