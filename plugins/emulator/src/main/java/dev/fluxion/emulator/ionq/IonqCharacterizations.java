package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What was measured of the processors: twelve weeks, the numbers made up. Times are in whole
 * seconds, as published.
 */
final class IonqCharacterizations {
  private static final LocalDate FIRST = LocalDate.parse("2026-06-01");
  private static final int COUNT = 12;
  private static final int PAGE = 10;

  private IonqCharacterizations() {}

  private static String id(String backend, int week) {
    byte[] seed = (backend + " in week " + week).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(seed).toString();
  }

  /** Returns the id of the latest one of a processor. */
  static String current(String backend) {
    return id(backend, COUNT - 1);
  }

  private static Instant date(int week) {
    return FIRST.plusWeeks(week).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Lists those of a processor, the latest first. */
  static Answer list(Call call) {
    IonqQuery query = new IonqQuery(call, Set.of("start", "end", "limit", "page"));
    int qubits = IonqBackends.processorQubits(call.id());
    LocalDate start = query.date("start", LocalDate.MIN);
    LocalDate end = query.date("end", LocalDate.MAX);
    int limit = (int) query.number("limit", PAGE, 1, PAGE);
    int page = (int) query.number("page", 1, 1, Integer.MAX_VALUE);
    List<Integer> found = new ArrayList<>();
    for (int week = COUNT - 1; week >= 0; week--) {
      LocalDate date = FIRST.plusWeeks(week);
      if (!date.isBefore(start) && date.isBefore(end)) {
        found.add(week);
      }
    }
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("characterizations");
    found.stream()
        .skip((page - 1L) * limit)
        .limit(limit)
        .forEach(week -> all.add(json(call.id(), week, qubits)));
    long pages = (found.size() + limit - 1L) / limit;
    return Answer.json(200, json.put("pages", Math.max(0, pages - page)));
  }

  static Answer get(Call call) {
    int qubits = IonqBackends.processorQubits(call.id());
    for (int week = 0; week < COUNT; week++) {
      if (id(call.id(), week).equals(call.path().get(1))) {
        return Answer.json(200, json(call.id(), week, qubits));
      }
    }
    throw IonqErrors.notFound();
  }

  private static ObjectNode json(String backend, int week, int qubits) {
    ObjectNode json =
        Json.object()
            .put("id", id(backend, week))
            .put("backend", backend)
            .put("date", date(week).toString())
            .put("qubits", qubits);
    ArrayNode pairs = json.putArray("connectivity");
    for (int one = 0; one < qubits; one++) {
      for (int other = one + 1; other < qubits; other++) {
        pairs.addArray().add(one).add(other);
      }
    }
    json.putObject("fidelity").putObject("spam").put("median", 0.995).putNull("stderr");
    json.putObject("timing").put("t1", 100).put("t2", 1).put("readout", 0).put("reset", 0);
    return json;
  }
}
