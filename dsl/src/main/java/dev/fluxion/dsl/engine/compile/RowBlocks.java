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
  private final int[] scratch;
  private final int holder;

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
    int[] sizes = pass.scratchSizes();
    this.scratch = new int[sizes.length];
    for (int k = 0; k < sizes.length; k++) {
      scratch[k] = storage.scratch(sizes[k]);
    }
    this.holder = storage.holder(sizes.length);
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
    if (parallel) {
      ParallelLoops.run(pass.panels(), (from, to) -> panels(memory, from, to, pass.newScratch()));
    } else {
      double[][] buffers = memory.holder(holder);
      for (int k = 0; k < buffers.length; k++) {
        buffers[k] = memory.array(scratch[k]);
      }
      panels(memory, 0, pass.panels(), buffers);
    }
    pass.addUp(memory.array(panels), memory.array(result.array()), result.index());
    for (Added sum : added) {
      memory.array(sum.result().array())[sum.result().index()] =
          Sums.total(memory.array(sum.pieces()), Sums.pieces(sum.count()));
    }
  }

  private void panels(Memory memory, int from, int to, double[][] buffers) {
    for (int panel = from; panel < to; panel++) {
      int start = panel * pass.panel();
      int end = start + Math.min(pass.panel(), pass.rows() - start);
      pass.begin(buffers);
      int before = start;
      for (int row = start; row < end; row += pass.block()) {
        int next = Math.min(row + pass.block(), end);
        advance(memory, buffers, before, row, next);
        loops.run(memory.arrays(), row, next);
        before = row;
      }
      advance(memory, buffers, before, end, end);
      pass.end(panel, buffers, memory.array(panels));
      for (Added sum : added) {
        addUp(sum, memory, start, end);
      }
    }
  }

  private void advance(Memory memory, double[][] buffers, int before, int first, int last) {
    pass.advance(
        memory.array(matrix.array()),
        matrix.index(),
        memory.array(loaded),
        memory.array(products.array()),
        products.index(),
        memory.array(factors.array()),
        factors.index(),
        buffers,
        before,
        first,
        last);
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
