package dev.fluxion.hardware.ibm;

import static dev.fluxion.circuit.Circuits.x;
import static dev.fluxion.circuit.Circuits.y;
import static dev.fluxion.circuit.Circuits.z;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fluxion.circuit.Instruction;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.hardware.provider.Task;
import dev.fluxion.hardware.provider.Work;
import dev.fluxion.spi.FluxionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sent is what the specification shows, to the letter. */
class IbmRequestTest {
  private static IbmDevice device(String configuration) {
    try {
      return IbmDevice.read(
          "ibm_test", IbmJson.read(configuration.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static final IbmDevice DEVICE = device(IbmServer.CONFIGURATION);

  private static String written(Work work, IbmOptions options) {
    return new String(IbmRequest.write(work, DEVICE, options), StandardCharsets.UTF_8);
  }

  @Test
  void aJobIsWrittenInFull() {
    assertEquals(
        "{'program_id':'estimator','backend':'ibm_test',"
            + "'tags':['evk-0123456789abcdef0123456789abcdef'],'cost':69,"
            + "'params':{'version':2,'support_qiskit':false,'resilience_level':0,'pubs':[['"
            + "OPENQASM 3.0;\\nrz(1.5707963267948966) $0;\\nsx $0;\\nrz(1.5707963267948966) $1;\\n"
            + "sx $1;\\ncz $0, $1;\\nrz(1.5707963267948966) $0;\\nrz(3.141592653589793) $1;\\n"
            + "sx $1;\\nrz(1.5708063267948962) $1;\\n',"
            + "[{'IIXX':-2.0,'IIZZ':0.5},{'IIZI':1.0}]]],"
            + "'options':{'default_shots':4096,'dynamical_decoupling':{'enable':false},"
            + "'twirling':{'enable_gates':false,'enable_measure':false},"
            + "'resilience':{'measure_mitigation':false,'zne_mitigation':false},"
            + "'execution':{'init_qubits':true}}}}",
        written(IbmWork.of(IbmWork.bell()), IbmOptions.standard()).replace('"', '\''));
  }

  @Test
  void optionsAreSaid() {
    String text =
        written(
                IbmWork.of(IbmWork.bell()),
                IbmOptions.standard().resilience(1).seconds(60).seed(7).session("abc"))
            .replace('"', '\'');
    assertEquals(
        "'cost':60,'session_id':'abc','params':{'version':2,'support_qiskit':false,"
            + "'resilience_level':1,",
        text.substring(text.indexOf("'cost'"), text.indexOf("'pubs'")));
    assertEquals(
        "'options':{'default_shots':4096,'seed_estimator':7,'execution':{'init_qubits':true}}}}",
        text.substring(text.indexOf("'options'")));
  }

  @Test
  void equalWorkHasEqualBytes() {
    Task far =
        IbmWork.task(
            List.of(new Instruction("cx", List.of(1, 0), 0)),
            List.of(IbmWork.bell().observables().get(0)));
    Work work = IbmWork.of(IbmWork.bell(), far);
    byte[] first = IbmRequest.write(work, device(IbmServer.CONFIGURATION), IbmOptions.standard());
    byte[] second = IbmRequest.write(work, DEVICE, IbmOptions.standard());
    assertArrayEquals(first, second);
    assertArrayEquals(first, IbmRequest.write(work, DEVICE, IbmOptions.standard()));
  }

  @Test
  void nothingIsWrittenAsSomethingToRun() {
    Task idle = IbmWork.task(List.of(), List.of(PauliSum.constant(0)));
    String text = written(IbmWork.of(idle), IbmOptions.standard()).replace('"', '\'');
    assertEquals(
        "'pubs':[['OPENQASM 3.0;\\nrz(0.0) $0;\\n',[{'IIII':0.0}]]],",
        text.substring(text.indexOf("'pubs'"), text.indexOf("'options'")));
  }

  @Test
  void whatItSaysIsReadAgain() {
    byte[] bytes =
        IbmRequest.write(IbmWork.of(IbmWork.bell(), IbmWork.bell()), DEVICE, IbmOptions.standard());
    IbmRequest request = IbmRequest.read(bytes);
    assertEquals("ibm_test", request.device());
    assertEquals("estimator", request.program());
    assertEquals(IbmWork.TAG, request.tag());
    assertEquals(4096, request.shots());
    assertEquals(77, request.seconds());
    assertEquals(2, request.bounds().size());
    assertArrayEquals(new double[] {2.5, 1}, request.bounds().get(1));
  }

  @Test
  void aJobMayRunForItsShotsInEachBasis() {
    assertEquals(2, Bases.count(IbmWork.bell().observables()));
    assertEquals(1, Bases.count(List.of(z(0), z(1), z(0).z(1), PauliSum.constant(3))));
    assertEquals(1, Bases.count(List.of(PauliSum.constant(3))));
    assertEquals(3, Bases.count(List.of(z(0).plus(x(0)), y(0).z(1), y(1))));
    assertEquals(10_800, IbmOptions.standard().seconds(1L << 40));
  }

  private static void assertRefused(String message, Task... tasks) {
    Work work = IbmWork.of(tasks);
    assertEquals(
        message,
        assertThrows(
                FluxionException.class, () -> IbmRequest.write(work, DEVICE, IbmOptions.standard()))
            .getMessage());
  }

  @Test
  void whatADeviceDoesNotRunIsRefused() {
    Task bell = IbmWork.bell();
    assertRefused(
        "FLX-515: ibm_test runs 300 circuits in a job, got 301",
        Collections.nCopies(301, bell).toArray(Task[]::new));
    assertRefused(
        "FLX-515: ibm_test runs a circuit 1 to 100000 times, got 100001",
        new Task(IbmWork.KEY, 2, bell.gates(), bell.observables(), 100_001));
    assertRefused(
        "FLX-515: circuits of a job have equal shots, got 4096 and 7",
        bell,
        new Task(IbmWork.KEY, 2, bell.gates(), bell.observables(), 7));
    assertRefused(
        "FLX-515: ibm_test estimates observables, a circuit has none",
        IbmWork.task(bell.gates(), List.of()));
    assertRefused(
        "FLX-515: ibm_test connects 4 qubits, the circuit has 5",
        new Task(IbmWork.KEY, 5, List.of(), List.of(z(0)), 10));
  }

  private static void assertUnfit(String message, String field, String value) {
    String other = IbmServer.CONFIGURATION.replaceFirst(field, value);
    assertEquals(message, assertThrows(FluxionException.class, () -> device(other)).getMessage());
  }

  @Test
  void aConfigurationThatCircuitsCannotBeWrittenForIsRefused() {
    assertUnfit(
        "FLX-516: circuits are written with rz, sx, x and cz or ecr, ibm_test has"
            + " [cx, id, rz, sx, x]",
        "\"cz\"",
        "\"cx\"");
    String lacks = "FLX-516: the configuration of ibm_test has no valid ";
    assertUnfit(lacks + "'n_qubits'", "n_qubits", "qubits");
    assertUnfit(lacks + "'coupling_map'", "\\[0,1\\]", "[0,4]");
    assertUnfit(lacks + "'coupling_map'", "coupling_map", "map");
    assertUnfit(lacks + "'max_shots'", "100000", "0");
    assertUnfit(lacks + "'max_experiments'", "max_experiments", "most");
  }
}
