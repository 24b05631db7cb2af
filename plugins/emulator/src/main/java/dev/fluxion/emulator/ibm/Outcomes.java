package dev.fluxion.emulator.ibm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the registers of a circuit were read as.
 *
 * @param registers for each of them the place in an outcome of each bit: {@link #ZERO} for one that
 *     is always 0, {@link #ONE} for one that is always 1
 * @param shots the outcomes at each point, the first one first
 */
record Outcomes(Map<String, List<Integer>> registers, NdArray<long[]> shots)
    implements Garbling.Part<Outcomes> {
  static final int ZERO = -1;
  static final int ONE = -2;

  /** Copies the map in its order. */
  Outcomes {
    registers = new LinkedHashMap<>(registers);
  }

  private static boolean bit(long outcome, int place) {
    return place == ONE || (place >= 0 && (outcome >> place & 1) == 1);
  }

  /** Returns the places of the bits of a register. */
  List<Integer> places(String register) {
    return registers.getOrDefault(register, List.of());
  }

  /** Returns what a register was read as, bit 0 being the lowest. */
  BigInteger value(String register, long outcome) {
    BigInteger value = BigInteger.ZERO;
    List<Integer> places = places(register);
    for (int k = 0; k < places.size(); k++) {
      if (bit(outcome, places.get(k))) {
        value = value.setBit(k);
      }
    }
    return value;
  }

  /** Returns how often the circuit was run at each point. */
  int count() {
    return shots.items().isEmpty() ? 0 : shots.items().get(0).length;
  }

  /** Returns the bits of a register over all points and shots, eight a byte, the first lowest. */
  byte[] packed(String register) {
    List<Integer> places = places(register);
    long all = (long) shots.items().size() * count() * places.size();
    byte[] packed = new byte[Math.toIntExact((all + 7) / 8)];
    int next = 0;
    for (long[] outcomes : shots.items()) {
      for (long outcome : outcomes) {
        for (int place : places) {
          packed[next / 8] |= (byte) ((bit(outcome, place) ? 1 : 0) << (next % 8));
          next++;
        }
      }
    }
    return packed;
  }

  /** Returns the outcomes without a tenth of the shots, one at least. */
  @Override
  public Outcomes impossible() {
    List<long[]> fewer = new ArrayList<>();
    for (long[] all : shots.items()) {
      fewer.add(Arrays.copyOf(all, all.length - (all.length + 9) / 10));
    }
    return new Outcomes(registers, new NdArray<>(shots.shape(), fewer));
  }

  /** Returns the outcomes with another bit in each register, which is always 1. */
  @Override
  public Outcomes widened() {
    Map<String, List<Integer>> wider = new LinkedHashMap<>();
    registers.forEach(
        (name, places) -> {
          List<Integer> more = new ArrayList<>(places);
          more.add(ONE);
          wider.put(name, more);
        });
    return new Outcomes(wider, shots);
  }
}
