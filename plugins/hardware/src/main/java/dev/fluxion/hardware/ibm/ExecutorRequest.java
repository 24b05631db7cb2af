package dev.fluxion.hardware.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.hardware.provider.Task;
import dev.fluxion.hardware.provider.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of a job of the program {@code executor}, version 2.0, and what they say: every
 * task is an item of its own, a circuit with all angles bound whose qubits are measured.
 */
final class ExecutorRequest {
  /** An outcome is a number of 63 bits. */
  static final int MOST_QUBITS = 63;

  static final String VERSION = "v2.0";

  /** The register that all qubits are measured into. */
  static final String REGISTER = "c";

  /** No numbers, compressed and in base 64. */
  private static final String NOTHING = "eJwDAAAAAAE=";

  private static final Pattern BITS = Pattern.compile("\\bbit\\[(\\d{1,4})] " + REGISTER + ";");

  private ExecutorRequest() {}

  static void write(Work work, IbmDevice device, ObjectNode params) {
    params.put("schema_version", VERSION);
    params.putObject("options").put("init_qubits", true);
    ObjectNode program = params.putObject("quantum_program");
    program.put("shots", work.shots());
    ArrayNode circuits = program.putObject("circuits").putArray("data");
    program.put("meas_level", "classified");
    ArrayNode keys = program.putObject("passthrough_data").putArray("evalKeys");
    ArrayNode items = program.putArray("items");
    for (Task task : work.tasks()) {
      circuits.add(IsaText.measured(device.transpiler().transpile(task.qubits(), task.gates())));
      keys.add(task.key());
      ObjectNode item = items.addObject().put("item_type", "circuit");
      ObjectNode arguments = item.putObject("circuit_arguments").put("data", NOTHING);
      arguments.putArray("shape").add(0);
      arguments.put("dtype", "f64");
      item.putArray("shape");
      item.put("chunk_size", "auto");
    }
  }

  /** Returns for each circuit how many qubits are measured. */
  static List<Integer> widths(JsonNode params) {
    List<Integer> widths = new ArrayList<>();
    for (JsonNode circuit : params.path("quantum_program").path("circuits").path("data")) {
      Matcher bits = BITS.matcher(circuit.asText());
      widths.add(bits.find() ? Integer.parseInt(bits.group(1)) : 0);
    }
    return widths;
  }
}
