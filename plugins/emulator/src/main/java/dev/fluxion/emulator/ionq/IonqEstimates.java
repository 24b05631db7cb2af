package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.http.Request;
import dev.fluxion.emulator.setup.Settings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a job would cost. */
final class IonqEstimates {
  private static final Set<String> KNOWN =
      Set.of("backend", "type", "qubits", "shots", "1q_gates", "2q_gates", "error_mitigation");
  private static final List<String> BACKENDS =
      List.of("simulator", "qpu.forte-1", "qpu.forte-enterprise-1");

  private final Settings settings;

  IonqEstimates(Settings settings) {
    this.settings = settings;
  }

  Answer estimate(Call call) {
    Request request = call.request();
    for (String name : request.query().keySet()) {
      if (!KNOWN.contains(name)) {
        throw IonqErrors.invalid("query", name, "unknown");
      }
    }
    String backend = request.query("backend").orElse("");
    if (!BACKENDS.contains(backend)) {
      throw IonqErrors.invalid("query", "backend", "got '" + backend + "'");
    }
    long shots = number(request, "shots", 1000, 1, 1_000_000);
    long one = number(request, "1q_gates", 0, 0, Integer.MAX_VALUE);
    long two = number(request, "2q_gates", 0, 0, Integer.MAX_VALUE);
    BigDecimal cost =
        backend.equals("simulator") ? BigDecimal.ZERO : settings.prices().dollars(one, two, shots);
    ObjectNode json = Json.object();
    json.putObject("estimate_context")
        .put("backend", backend)
        .put("type", request.query("type").orElse("ionq.circuit.v1"))
        .put("qubits", number(request, "qubits", 25, 1, 1_000))
        .put("shots", shots)
        .put("1q_gates", one)
        .put("2q_gates", two)
        .put("error_mitigation", request.query("error_mitigation").orElse("").equals("true"))
        .put("organization", (String) null)
        .put("project", (String) null);
    json.put("estimated_at", request.at().toString()).put("estimated_unit", "usd");
    rates(json);
    return Answer.json(
        200,
        json.put("estimated_total_cost", cost)
            .put("estimated_execution_time", settings.run().toMillis())
            .put("estimated_quantum_compute_time_us", (one + 10 * two) * shots)
            .put("current_predicted_queue_time", settings.queue().toMillis()));
  }

  private void rates(ObjectNode json) {
    ObjectNode card = json.putObject("rate_card");
    card.putArray("rates")
        .addObject()
        .put("sku", "emulator-gates")
        .put("unit", "gates")
        .put("cost_1q_gate", settings.prices().oneQubitGate())
        .put("cost_2q_gate", settings.prices().twoQubitGate())
        .put("job_cost_minimum", settings.prices().minimum());
    card.put("id", "emulator-rates");
  }

  private static long number(Request request, String name, long byDefault, long from, long to) {
    Optional<String> text = request.query(name);
    if (text.isEmpty()) {
      return byDefault;
    }
    boolean isNumber = text.get().matches("\\d{1,10}");
    long value = isNumber ? Long.parseLong(text.get()) : -1;
    if (value < from || value > to) {
      throw IonqErrors.invalid(
          "query", name, "expected " + from + " to " + to + ", got '" + text.get() + "'");
    }
    return value;
  }
}
