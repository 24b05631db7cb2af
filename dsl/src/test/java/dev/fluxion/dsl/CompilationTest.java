package dev.fluxion.dsl;

import static dev.fluxion.elementary.Elementary.logSoftmax;
import static dev.fluxion.elementary.Elementary.sin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.fluxion.spi.Shape;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Functions are interpreted until compiling pays; code is kept with its function and goes with it.
 */
class CompilationTest {
  private static final long FEW_MEGABYTES = 8 << 20;

  private static DifferentiableFunction function(double factor) {
    return Fluxion.function("f")
        .input("x", Shape.vector(3))
        .returns(x -> sin(x.times(factor)).times(x).sum());
  }

  @Test
  void aDerivativeAskedForAgainIsTheSameFunction() {
    DifferentiableFunction f = function(1);
    assertSame(f.gradient(), f.gradient());
    assertSame(f.gradient().jacobian(), f.gradient().jacobian());
    assertSame(f.partial(0, 1), f.partial(1, 0));
    assertSame(f.hvp(), f.hvp());
    assertNotSame(f.gradient(), f.gradient("x"));
    assertNotSame(f.gradient(), f.interpreted().gradient());
  }

  @Test
  void derivativesKeptWithAFunctionAreBounded() {
    DifferentiableFunction f =
        Fluxion.function("f").input("x", Shape.vector(20)).returns(x -> sin(x).sum().pow(2));
    for (int i = 0; i < 20; i++) {
      for (int j = i; j < 20; j++) {
        f.partial(i, j);
      }
    }
    assertSame(f.partial(0, 0), f.partial(0, 0));
    assertNotSame(f.partial(19, 19), f.partial(19, 19));
  }

  @Test
  void useCompilesInTheEndWithTheSameBits() {
    long loaded = loadedClasses();
    DifferentiableFunction gradient = function(1).gradient();
    double[] first = gradient.value(1, 2, 3).toArray();
    double[] out = new double[3];
    for (int run = 0; run < 100_000; run++) {
      gradient.valueInto(new double[] {1, 2, 3}, out);
    }
    for (int i = 0; i < 3; i++) {
      assertEquals(Double.doubleToLongBits(first[i]), Double.doubleToLongBits(out[i]));
    }
    assertTrue(loadedClasses() > loaded);
  }

  private static long loadedClasses() {
    return ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
  }

  @Test
  void theBackgroundCompilesToo() throws InterruptedException {
    DifferentiableFunction gradient = function(2).compilingInBackground().gradient();
    double[] expected = gradient.interpreted().value(1, 2, 3).toArray();
    long loaded = loadedClasses();
    double[] out = new double[3];
    for (int run = 0; run < 100_000; run++) {
      gradient.valueInto(new double[] {1, 2, 3}, out);
    }
    for (int wait = 0; wait < 100 && loadedClasses() == loaded; wait++) {
      Thread.sleep(20);
    }
    assertTrue(loadedClasses() > loaded);
    gradient.valueInto(new double[] {1, 2, 3}, out);
    for (int i = 0; i < 3; i++) {
      assertEquals(Double.doubleToLongBits(expected[i]), Double.doubleToLongBits(out[i]));
    }
  }

  @Test
  void anEvaluationIntoAnArrayAllocatesNothing() {
    int size = 5_000;
    DifferentiableFunction small = function(1).gradient().compile();
    PreparedRequest large =
        Fluxion.function("g")
            .input("x", Shape.vector(size))
            .returns(x -> sin(x).times(x).plus(x.pow(1.7)).sum())
            .request()
            .value()
            .gradient()
            .prepare()
            .compile();
    double[] point = {1, 2, 3};
    double[] out = new double[3];
    double[][] many = {new double[size]};
    Arrays.fill(many[0], 2);
    double[][] results = {new double[1], new double[size]};
    double[] joined = new double[1 + size];
    PreparedRequest entropy = entropy(30);
    double[][] logits = {new double[300], new double[300]};
    double[][] slopes = {new double[1], new double[300]};
    long before = 0;
    for (int run = 0; run < 20_000; run++) {
      if (run == 10_000) {
        before = allocated();
      }
      small.valueInto(point, out);
      if (run % 10 == 0) {
        large.into(many, results);
        large.into(many[0], joined);
        entropy.into(logits, slopes);
      }
    }
    // What the measurement itself and the compilers' threads' bookkeeping may take.
    long bytes = allocated() - before;
    assertTrue(bytes < 10_000, () -> bytes + " bytes");
  }

  /** The cross-entropy of rows of ten and its gradient. */
  private static PreparedRequest entropy(int rows) {
    Shape shape = Shape.matrix(rows, 10);
    return Fluxion.function("h")
        .input("z", shape)
        .input("t", shape)
        .returns((z, t) -> logSoftmax(z).times(t).sum())
        .request()
        .value()
        .gradient("z")
        .prepare()
        .compile();
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  @Test
  void functionsThatAreDroppedLeaveNothingBehind() throws InterruptedException {
    int functions = Integer.getInteger("fluxion.churn", 500);
    ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    compileAndDrop(100);
    long memory = used();
    long before = classes.getUnloadedClassCount();
    compileAndDrop(functions);
    for (int wait = 0; wait < 100 && unloaded(classes, before) < functions - 5; wait++) {
      System.gc();
      Thread.sleep(20);
    }
    assertTrue(unloaded(classes, before) >= functions - 5, () -> "" + unloaded(classes, before));
    long grown = used() - memory;
    assertTrue(grown < FEW_MEGABYTES, () -> grown + " bytes are left of " + functions);
  }

  private static void compileAndDrop(int functions) {
    for (int k = 0; k < functions; k++) {
      double expected = Math.sin(k + 1) + (k + 1) * Math.cos(k + 1);
      double[] gradient = function(k + 1).gradient().compile().value(1, 0, 0).toArray();
      assertEquals(expected, gradient[0], 1e-12 * (k + 1));
    }
  }

  /** Returns the bytes of heap and metaspace that are used after a collection. */
  private static long used() throws InterruptedException {
    long used = 0;
    for (int k = 0; k < 3; k++) {
      System.gc();
      Thread.sleep(50);
      MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
      used = memory.getHeapMemoryUsage().getUsed();
      for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
        used += pool.getName().startsWith("Metaspace") ? pool.getUsage().getUsed() : 0;
      }
    }
    return used;
  }

  private static long unloaded(ClassLoadingMXBean classes, long before) {
    return classes.getUnloadedClassCount() - before;
  }
}
