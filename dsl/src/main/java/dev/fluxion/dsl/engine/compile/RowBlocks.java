package dev.fluxion.dsl.engine.compile;

import dev.fluxion.dsl.engine.compile.contract.RowPass;

/**
 * Executes two products with a matrix and the loops between them, block of rows by block of rows.
 *
 * <p>What is added up is added up panel by panel first, so that the results do not depend on who
 * takes which panels.
 */
final class RowBlocks implements BlockCode {
  private final RowPass pass;
  private final RangeCode loops;
  private final boolean parallel;
  private final Place matrix;
  private final Place vector;
  private final Place products;
  private final Place factors;
  private final Place result;
  private final Added[] added;
  private final int loaded;
  private final int panels;
  private final Scratch scratch;

  /**
   * A sum over the rows.
   *
   * @param source the elements
   * @param result the sum
   * @param count how many elements there are
   * @param pieces the array of the sums of pieces
   */
  private record Added(Place source, Place result, int count, int pieces) {}

  private RowBlocks(CodeStep.Rows step, RangeCode loops, Storage storage) {
    RowFusion rows = step.rows();
    this.pass = rows.pass();
    this.loops = loops;
    this.parallel = step.parallel();
    this.matrix = storage.place(rows.matrix());
    this.vector = storage.place(rows.vector());
    this.products = storage.place(rows.first().dst());
    this.factors = storage.place(rows.factors());
    this.result = storage.place(rows.second().dst());
    this.added =
        rows.run().sums().stream()
            .map(RunSum::sum)
            .map(
                sum ->
                    new Added(
                        storage.place(sum.source()),
                        storage.place(sum.dst()),
                        sum.count(),
                        storage.scratch(Sums.pieces(sum.count()))))
            .toArray(Added[]::new);
    this.loaded = storage.scratch(pass.columns());
    this.panels = storage.scratch(pass.panels() * pass.columns());
    this.scratch = Scratch.reserve(pass.scratchSizes(), storage);
  }

  /**
   * Returns what executes a step.
   *
   * @param step the step
   * @param loops its loops
   * @param storage where slots are stored
   */
  static BlockCode of(CodeStep.Rows step, RangeCode loops, Storage storage) {
    return new RowBlocks(step, loops, storage);
  }

  @Override
  public void run(Memory memory) {
    pass.load(memory.array(vector.array()), vector.index(), memory.array(loaded));
    int parts = (pass.panels() - 1) / pass.abreast() + 1;
    if (parallel) {
      ParallelLoops.run(parts, (from, to) -> parts(memory, from, to, pass.newScratch()));
    } else {
      parts(memory, 0, parts, scratch.of(memory));
    }
    pass.addUp(memory.array(panels), memory.array(result.array()), result.index());
    for (Added sum : added) {
      memory.array(sum.result().array())[sum.result().index()] =
          Sums.total(memory.array(sum.pieces()), Sums.pieces(sum.count()));
    }
  }

  /** Takes some of the matrix, in parts of as many panels as may be side by side. */
  private void parts(Memory memory, int from, int to, double[][] buffers) {
    int size = pass.abreast() * pass.panel();
    for (int start = from * size; start < Math.min(to * size, pass.rows()); start += size) {
      int end = start + Math.min(size, pass.rows() - start);
      if (end - start == size) {
        panels(memory, start, pass.panel(), pass.abreast(), buffers);
      } else {
        for (int panel = start; panel < end; panel += pass.panel()) {
          panels(memory, panel, Math.min(pass.panel(), end - panel), 1, buffers);
        }
      }
      for (Added sum : added) {
        addUp(sum, memory, start, end);
      }
    }
  }

  private void panels(Memory memory, int start, int rows, int count, double[][] buffers) {
    pass.begin(buffers);
    for (int row = start; row < start + rows; row += pass.block()) {
      int next = row + Math.min(pass.block(), start + rows - row);
      multiply(memory, row, next, count);
      for (int panel = 0; panel < count; panel++) {
        int before = panel * pass.panel();
        loops.run(memory.arrays(), before + row, before + next);
        add(memory, buffers, before + row, before + next, panel);
      }
    }
    for (int panel = 0; panel < count; panel++) {
      pass.end(panel, start / pass.panel() + panel, buffers, memory.array(panels));
    }
  }

  private void multiply(Memory memory, int first, int last, int count) {
    pass.multiply(
        memory.array(matrix.array()),
        matrix.index(),
        memory.array(loaded),
        memory.array(products.array()),
        products.index(),
        first,
        last,
        count);
  }

  private void add(Memory memory, double[][] buffers, int first, int last, int panel) {
    pass.add(
        memory.array(matrix.array()),
        matrix.index(),
        memory.array(factors.array()),
        factors.index(),
        first,
        last,
        panel,
        buffers);
  }

  private static void addUp(Added sum, Memory memory, int start, int end) {
    double[] values = memory.array(sum.source().array());
    double[] pieces = memory.array(sum.pieces());
    int at = sum.source().index();
    for (int from = start; from < end; from += Sums.PIECE) {
      int to = Math.min(from + Sums.PIECE, end);
      pieces[from / Sums.PIECE] = Sums.piece(values, at + from, at + to);
    }
  }
}
