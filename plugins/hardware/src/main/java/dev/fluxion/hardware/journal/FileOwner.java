package dev.fluxion.hardware.journal;

import dev.fluxion.spi.FluxionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The right to write a journal, held by a lock that a killed process loses. */
final class FileOwner implements AutoCloseable {
  /**
   * The files that this process has locked. Such a file must not be opened again: POSIX takes all
   * locks of a process on a file away as soon as any of its descriptors is closed.
   */
  private static final Set<Path> OWNED = ConcurrentHashMap.newKeySet();

  private final Path lock;
  private final FileChannel channel;

  private FileOwner(Path lock, FileChannel channel) {
    this.lock = lock;
    this.channel = channel;
  }

  static FileOwner of(Path journal) {
    try {
      Path folder = Files.createDirectories(journal.toAbsolutePath().getParent()).toRealPath();
      Path lock = folder.resolve(journal.getFileName() + ".lock");
      if (OWNED.add(lock)) {
        FileChannel channel = locked(lock);
        if (channel != null) {
          return new FileOwner(lock, channel);
        }
        OWNED.remove(lock);
      }
    } catch (IOException e) {
      throw new FluxionException(
          "FLX-503", "the journal " + journal + " cannot be locked: " + e.getMessage(), e);
    }
    throw new FluxionException(
        "FLX-503",
        "the journal "
            + journal
            + " is written by another process or backend; a journal has one writer");
  }

  private static @Nullable FileChannel locked(Path lock) throws IOException {
    boolean isLocked = false;
    @Nullable FileChannel channel = null;
    try {
      channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock held = channel.tryLock();
      isLocked = held != null;
      return isLocked ? channel : null;
    } catch (IOException | OverlappingFileLockException e) {
      OWNED.remove(lock);
      throw e;
    } finally {
      if (channel != null && !isLocked) {
        channel.close();
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      OWNED.remove(lock);
    }
  }
}
