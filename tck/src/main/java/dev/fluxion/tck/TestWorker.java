package dev.fluxion.tck;

import dev.fluxion.spi.Plugin;
import dev.fluxion.tck.check.Given;
import dev.fluxion.tck.run.child.Author;
import dev.fluxion.tck.run.child.Worker;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.List;

/** The program of a JVM in which the plugin of a test is checked. */
final class TestWorker {
  private TestWorker() {}

  /**
   * Runs the program.
   *
   * @param args the file with the order
   * @throws IOException if the order cannot be read or the journal not be written
   */
  public static void main(String[] args) throws IOException {
    Worker.run(Path.of(args[0]), TestAuthor::new);
  }

  /**
   * The author of a test, which is created anew for each instance of the plugin.
   *
   * @param test the name of its class
   */
  private record TestAuthor(String test) implements Author {
    @Override
    public ClassLoader context() {
      return TestWorker.class.getClassLoader();
    }

    @Override
    public Plugin plugin() throws ReflectiveOperationException {
      return created().plugin();
    }

    @Override
    public List<Given> samples(Plugin plugin) throws ReflectiveOperationException {
      return created().samples().stream().map(Sample::given).toList();
    }

    private PluginTck created() throws ReflectiveOperationException {
      Constructor<?> constructor = Class.forName(test, true, context()).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (PluginTck) constructor.newInstance();
    }
  }
}
