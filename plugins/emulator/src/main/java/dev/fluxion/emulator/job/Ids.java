package dev.fluxion.emulator.job;

import java.util.SplittableRandom;
import java.util.UUID;

/** Ids and seeds, drawn in order from the seed of the emulator. */
public final class Ids {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private final SplittableRandom random;

  /** Starts a sequence. */
  public Ids(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Returns an id as IonQ has them. */
  public String uuid() {
    long high = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  /** Returns a word of letters and digits that begins with a letter. */
  public String word(int length) {
    StringBuilder word = new StringBuilder("d");
    while (word.length() < length) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }

  /** Returns a seed. */
  public long seed() {
    return random.nextLong();
  }
}
