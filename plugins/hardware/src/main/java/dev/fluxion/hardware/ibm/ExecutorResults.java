package dev.fluxion.hardware.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.hardware.provider.Reading;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads results of the program {@code executor}, version 2.0: the bits of each circuit, shot by
 * shot, eight a byte, the first one lowest.
 */
final class ExecutorResults {
  private final IbmRequest request;
  private final JsonNode results;

  ExecutorResults(IbmRequest request, JsonNode results) {
    this.request = request;
    this.results = results;
  }

  /**
   * Returns a reading for each circuit.
   *
   * @throws dev.fluxion.spi.FluxionException FLX-508 if they are not results of the request
   */
  List<Reading> read() {
    String version = results.path("schema_version").asText("");
    List<Integer> widths = ExecutorRequest.widths(request.params());
    JsonNode data = results.path("data");
    if (!version.equals(ExecutorRequest.VERSION)) {
      throw IbmResults.invalid("it is of version '" + version + "'");
    } else if (!data.isArray() || data.size() != widths.size()) {
      throw IbmResults.invalid(
          "it has " + data.size() + " parts for " + widths.size() + " circuits");
    }
    JsonNode sent = request.params().path("quantum_program").path("passthrough_data");
    if (!results.path("passthrough_data").equals(sent)) {
      throw IbmResults.invalid("it has other keys of circuits");
    }
    List<Reading> readings = new ArrayList<>();
    for (int k = 0; k < widths.size(); k++) {
      JsonNode bits = data.path(k).path("results").path(ExecutorRequest.REGISTER);
      readings.add(counts(IbmResults.circuit(k), bits, widths.get(k)));
    }
    return readings;
  }

  private Reading counts(String circuit, JsonNode bits, int width) {
    long shots = request.shots();
    String form = bits.path("dtype").asText("") + bits.path("shape");
    if (!form.equals("bool[" + shots + "," + width + "]")) {
      throw IbmResults.invalid(
          circuit + " has bits of the form '" + form + "' for " + shots + " shots");
    }
    byte[] packed = bytes(circuit, bits.path("data").asText(""));
    if (packed.length != (shots * width + 7) / 8) {
      throw IbmResults.invalid(
          circuit + " has " + packed.length + " bytes for " + shots + " shots");
    }
    Map<Long, Long> counts = new HashMap<>();
    int next = 0;
    for (long shot = 0; shot < shots; shot++) {
      long outcome = 0;
      for (int qubit = 0; qubit < width; qubit++, next++) {
        outcome |= (packed[next / 8] >> next % 8 & 1L) << qubit;
      }
      counts.merge(outcome, 1L, Long::sum);
    }
    Map<Long, Double> fractions = new HashMap<>();
    counts.forEach((outcome, count) -> fractions.put(outcome, (double) count / shots));
    return new Reading.Counts(fractions, shots);
  }

  private static byte[] bytes(String circuit, String base64) {
    try {
      return NumpyArray.inflate(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw IbmResults.invalid(circuit + " has bits that cannot be read: " + e.getMessage());
    }
  }
}
