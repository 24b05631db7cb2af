package dev.fluxion.emulator.ibm.qpy;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A parameter.
 *
 * @param id what it is known by
 * @param name its name, or that of the vector it is part of
 * @param index in its vector, -1 if it is part of none
 */
record QpyParameter(UUID id, String name, long index) {
  /** The order of {@code QuantumCircuit.parameters}. */
  static final Comparator<QpyParameter> ORDER =
      Comparator.comparing(QpyParameter::name).thenComparing(QpyParameter::index);

  static QpyParameter single(QpyInput input) {
    int size = input.number2();
    UUID id = input.uuid();
    return new QpyParameter(id, input.text(size), -1);
  }

  static QpyParameter element(QpyInput input) {
    int size = input.number2();
    input.number8();
    UUID id = input.uuid();
    long index = input.number8();
    return new QpyParameter(id, input.text(size), index);
  }

  /** Reads an element of one of some vectors, whose ids follow that of the first one. */
  static QpyParameter element(QpyInput input, List<QpyParameter> vectors) {
    int place = input.number2();
    long index = input.number8();
    if (place >= vectors.size()) {
      throw new IllegalArgumentException("a circuit in QPY lacks its vector " + place);
    }
    QpyParameter first = vectors.get(place);
    long low = first.id.getLeastSignificantBits() + index;
    boolean isCarried = Long.compareUnsigned(low, index) < 0;
    UUID id = new UUID(first.id.getMostSignificantBits() + (isCarried ? 1 : 0), low);
    return new QpyParameter(id, first.name, index);
  }
}
