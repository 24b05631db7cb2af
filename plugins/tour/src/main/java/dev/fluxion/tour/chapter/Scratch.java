package dev.fluxion.tour.chapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is deleted when it is closed, with all that is in it. */
final class Scratch implements AutoCloseable {
  private final Path folder;

  Scratch() {
    try {
      this.folder = Files.createTempDirectory("fluxion-tour");
    } catch (IOException e) {
      throw new UncheckedIOException("there is no place for a journal", e);
    }
  }

  /** Returns the path of a file in the folder. */
  Path file(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " cannot be deleted", e);
    }
  }
}
