package dev.fluxion.bench.workload;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.fluxion.bench.task.MissingPeer;

/** PyTorch by way of DJL, where it is there; on one thread of the processor. */
final class Torch {
  static final String NAME = "DJL PyTorch";
  private static final String ENGINE = "PyTorch";

  private Torch() {}

  private static Engine engine() {
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    System.setProperty("ai.djl.offline", "true");
    try {
      return Engine.getEngine(ENGINE);
    } catch (IllegalArgumentException | EngineException | LinkageError e) {
      throw new MissingPeer(String.valueOf(e.getMessage()), e);
    }
  }

  /** Returns what owns the arrays of a kernel. */
  static NDManager manager() {
    return engine().newBaseManager(Device.cpu());
  }

  /**
   * Returns an array as a variable that gradients are taken by, without a copy; a fresh one for
   * each run, as PyTorch would add the gradients of all runs.
   */
  static NDArray variable(NDArray array) {
    NDArray variable = array.stopGradient();
    variable.setRequiresGradient(true);
    return variable;
  }

  static GradientCollector collector() {
    return engine().newGradientCollector();
  }
}
