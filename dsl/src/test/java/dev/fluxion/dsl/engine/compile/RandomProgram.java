package dev.fluxion.dsl.engine.compile;

import dev.fluxion.dsl.engine.compile.contract.Contraction;
import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Builds programs that mix all kinds of instructions, from a seed. */
final class RandomProgram {
  private static final double[] CONSTANTS = {
    0, -0.0, 1, -1, 2, 0.5, -3.25, 1e-300, 1e300, Double.NaN, Double.POSITIVE_INFINITY, Math.PI
  };
  private static final Opcode[] OPERATIONS = {
    Opcode.ADD,
    Opcode.SUB,
    Opcode.MUL,
    Opcode.DIV,
    Opcode.NEG,
    Opcode.SQRT,
    Opcode.POW,
    Opcode.FAST_POW,
    Opcode.LESS,
    Opcode.LESS_OR_EQUAL,
    Opcode.EQUAL,
    Opcode.SELECT
  };
  private static final PairedKernels PAIR = new PairedKernels();
  private static final List<Kernel> UNARY =
      List.of(
          PAIR.half,
          PAIR.triple,
          new Kernel.Unary(Math::sin),
          new Kernel.Unary(x -> 1 - x * x / 2),
          new Kernel.Unary(Math::abs));
  private static final List<Kernel> BINARY =
      List.of(
          new Kernel.Binary(Math::max),
          new Kernel.Binary((x, y) -> x * y + 0.25),
          TakenRanges.kernel());
  private static final Kernel.Nary NARY =
      new Kernel.Nary(x -> Arrays.stream(x).reduce(0, (sum, each) -> sum * 0.5 + each));
  private static final Kernel.Arrays ARRAYS = new Kernel.Arrays(new Counting());
  private static final Primitive REMOTE =
      Primitive.elementwise("test:remote").kernel(x -> x).build();

  /** Adds to each number its position, which it counts in an array of its own. */
  private static final class Counting implements Kernel.ShapedFunction {
    @Override
    public int[] scratchSizes(List<Shape> shapes) {
      return new int[] {1};
    }

    @Override
    public void apply(List<Shape> shapes, double[][] in, double[][] out) {
      double[] count = out[out.length - 1];
      for (double[] target : Arrays.copyOf(out, out.length - 1)) {
        count[0] = 0;
        for (int i = 0; i < target.length; i++) {
          target[i] = count[0] + (in[0].length == 0 ? 0 : in[0][i % in[0].length]);
          count[0]++;
        }
      }
    }
  }

  private final Random random;
  private final ProgramBuilder builder;
  private final int size;
  private final List<Integer> scalars = new ArrayList<>();
  private final List<Integer> arrays = new ArrayList<>();

  private RandomProgram(long seed, int size) {
    this.random = new Random(seed);
    this.size = size;
    this.builder = new ProgramBuilder(2 * size + 5, random.nextBoolean());
    for (int slot = 0; slot < 2 * size + 5; slot++) {
      scalars.add(slot);
    }
    // The second array overlaps the first.
    arrays.addAll(List.of(0, Math.min(1, size), size));
  }

  /** Returns a program of scalar instructions. */
  static Program scalar(long seed, int instructions) {
    RandomProgram program = new RandomProgram(seed, 0);
    for (int i = 0; i < instructions; i++) {
      program.emitScalar();
    }
    return program.finish(1 + program.random.nextInt(8));
  }

  /** Returns a program of all instructions, on arrays of a size and others. */
  static Program mixed(long seed, int instructions, int size) {
    RandomProgram program = new RandomProgram(seed, size);
    int blocks = 1 + program.random.nextInt(9);
    for (int i = 0; i < instructions; i++) {
      if (program.random.nextInt(10) >= blocks) {
        program.emitScalar();
      } else if (program.random.nextInt(6) > 0) {
        program.emitElementwise();
      } else {
        program.emitBlock();
      }
    }
    return program.finish(1 + program.random.nextInt(20));
  }

  private Program finish(int outputs) {
    List<int[]> slots = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      slots.add(new int[] {scalar()});
    }
    slots.add(range(arrays.get(random.nextInt(arrays.size())), size));
    return Liveness.finish(builder, slots);
  }

  private static int[] range(int first, int size) {
    int[] slots = new int[size];
    Arrays.setAll(slots, i -> first + i);
    return slots;
  }

  /** Half of the time one of the last, so that there are chains. */
  private static <T> T pick(List<T> list, Random random) {
    int last = list.size();
    int bound = random.nextBoolean() ? last : Math.min(last, 6);
    return list.get(last - 1 - random.nextInt(bound));
  }

  private int scalar() {
    return random.nextInt(5) == 0
        ? builder.constant(CONSTANTS[random.nextInt(CONSTANTS.length)])
        : pick(scalars, random);
  }

  private int array() {
    return pick(arrays, random);
  }

  private Operand operand() {
    return random.nextInt(3) == 0 ? new Operand(scalar(), 0) : new Operand(array(), 1);
  }

  private void emitScalar() {
    int kind = random.nextInt(20);
    if (kind == 0) {
      scalars.add(
          builder.call(Opcode.CALL1, scalar(), scalar(), pick(UNARY, random), "test:unary"));
    } else if (kind == 1) {
      scalars.add(
          builder.call(Opcode.CALL2, scalar(), scalar(), pick(BINARY, random), "test:binary"));
    } else if (kind == 2 && random.nextInt(4) == 0) {
      int dst = builder.allocate(1);
      builder.external(
          new ExternalCall(
              REMOTE.bind(),
              List.of(),
              Optional.empty(),
              List.of(new int[] {scalar()}),
              List.of(Shape.scalar()),
              new int[0],
              new double[0],
              new int[] {dst},
              new int[] {1}));
      scalars.add(dst);
    } else {
      Opcode opcode = OPERATIONS[random.nextInt(OPERATIONS.length)];
      scalars.add(builder.emit(opcode, scalar(), scalar(), scalar()));
    }
  }

  private void emitElementwise() {
    Opcode opcode = OPERATIONS[random.nextInt(OPERATIONS.length)];
    int kernel = -1;
    if (random.nextInt(6) == 0) {
      opcode = random.nextBoolean() ? Opcode.CALL1 : Opcode.CALL2;
      kernel = builder.kernel(pick(opcode == Opcode.CALL1 ? UNARY : BINARY, random));
    }
    List<Operand> operands = new ArrayList<>();
    for (int k = 0; k < opcode.operands(); k++) {
      operands.add(operand());
    }
    int dst = builder.allocate(size);
    builder.block(new Elementwise(opcode, dst, size, operands, kernel, builder.kernels()), "", 0);
    written(dst, size);
  }

  private void written(int dst, int count) {
    if (count >= size) {
      arrays.add(dst + random.nextInt(count - size + 1));
    }
    if (count > 0) {
      scalars.add(dst + random.nextInt(count));
    }
  }

  private void emitBlock() {
    Shape shape = Shape.vector(size);
    int kind = random.nextInt(8);
    BlockInstruction block;
    if (kind == 0) {
      List<Operand> operands = List.of(operand(), operand(), operand());
      block = new NaryCall(NARY, builder.allocate(size), size, operands);
    } else if (kind == 1) {
      int[] sources = random.ints(size + 2, 0, scalars.size()).map(scalars::get).toArray();
      block = new Pack(builder.allocate(sources.length), sources);
    } else if (kind == 2) {
      Operand source = operand();
      block = new Copy(builder.allocate(size), size, source);
    } else if (kind == 3) {
      int[] table = random.ints(size, 0, Math.max(1, size)).toArray();
      IndexMap map = IndexMap.table(shape, shape, table);
      block = new Gather(builder.allocate(size), array(), map);
    } else if (kind == 4) {
      int[] table = random.ints(size, 0, Math.max(1, size)).toArray();
      IndexMap map = IndexMap.table(shape, shape, table);
      Operand source = operand();
      block = new Scatter(builder.allocate(size), source, map);
    } else if (kind == 5) {
      Op.Contract op = new Op.Contract("i", "i", "i");
      Contraction contraction = Contraction.of(op, shape, shape);
      block = new Contract(builder.allocate(size), array(), array(), contraction);
    } else if (kind == 6) {
      int source = array();
      block = new Sum(builder.allocate(1), source, size);
    } else {
      int[] inputs = {array()};
      int[] outputs = {builder.allocate(3), builder.allocate(size)};
      block =
          new ArrayCall(ARRAYS, inputs, List.of(Shape.vector(size)), outputs, new int[] {3, size});
      written(outputs[0], 3);
      if (size > 0) {
        written(outputs[1], size);
      }
      builder.block(block, "", 0);
      return;
    }
    builder.block(block, "", 0);
    written(block.dst(), block.size());
  }
}
