package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.setup.Settings;
import java.math.BigDecimal;
import java.util.List;
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
    IonqQuery query = new IonqQuery(call, KNOWN);
    String backend = query.required("backend", BACKENDS);
    long shots = query.number("shots", 1000, 1, 1_000_000);
    long one = query.number("1q_gates", 0, 0, Integer.MAX_VALUE);
    long two = query.number("2q_gates", 0, 0, Integer.MAX_VALUE);
    BigDecimal cost =
        backend.equals("simulator") ? BigDecimal.ZERO : settings.prices().dollars(one, two, shots);
    ObjectNode json = Json.object();
    json.putObject("estimate_context")
        .put("backend", backend)
        .put("type", query.text("type").orElse("ionq.circuit.v1"))
        .put("qubits", query.number("qubits", 25, 1, Integer.MAX_VALUE))
        .put("shots", shots)
        .put("1q_gates", one)
        .put("2q_gates", two)
        .put("error_mitigation", query.flag("error_mitigation"))
        .put("organization", (String) null)
        .put("project", (String) null);
    json.put("estimated_at", call.request().at().toString()).put("estimated_unit", "usd");
    rates(json);
    return Answer.json(
        200,
        json.put("estimated_total_cost", cost)
            .put("estimated_execution_time", settings.run().toMillis())
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
}
