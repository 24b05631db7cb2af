package dev.fluxion.bench.measure;

import dev.fluxion.bench.task.Contestant;
import dev.fluxion.bench.task.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Times the first run of a contestant in a fresh JVM, from the start of its main method. */
final class ChildTimer implements Timer {
  @Override
  public void time(Task task, Contestant contestant, Effort effort, int round, Samples samples) {
    List<String> command = new ArrayList<>();
    command.add(Jvm.executable());
    command.addAll(Jvm.arguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(FirstRun.class.getName(), task.name(), contestant.name()));
    String[] words = output(command).trim().split("\\s+");
    double[] results = Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
    Check.check(task, contestant, results, Check.reference(task));
    samples.addNanos(Double.parseDouble(words[0]));
  }

  private static String output(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException("a child JVM ended with status " + status);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a child JVM", e);
    }
  }
}
