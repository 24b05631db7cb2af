package dev.fluxion.emulator.ibm;

import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.fault.Fault.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes results wrong that are well-formed otherwise.
 *
 * @param fault what shall be wrong with an answer
 * @param missing how many parts the server has lost, from the end
 */
record Garbling(Optional<Content> fault, int missing) {
  /** The results of a part of a job. */
  interface Part<T> {
    /** Returns results that are beyond what is possible, or of too few shots. */
    T impossible();

    /** Returns results of more observables or bits than there are. */
    T widened();
  }

  static Garbling of(Optional<Fault> fault, int missing) {
    return new Garbling(fault.filter(Content.class::isInstance).map(Content.class::cast), missing);
  }

  boolean has(Content wanted) {
    return fault.filter(wanted::equals).isPresent();
  }

  /** Returns what the parts of a result become. */
  <T extends Part<T>> List<T> parts(List<T> all) {
    List<T> parts = new ArrayList<>(all.subList(0, Math.max(0, all.size() - missing)));
    if (has(Content.SUM_NOT_ONE)) {
      parts.replaceAll(Part::impossible);
    } else if (has(Content.WRONG_WIDTH)) {
      parts.replaceAll(Part::widened);
    } else if (has(Content.OTHER_RESULT) && !parts.isEmpty()) {
      parts.add(parts.get(0));
    } else if (has(Content.MISSING_CHILD) && !parts.isEmpty()) {
      parts.remove(parts.size() - 1);
    }
    return parts;
  }
}
