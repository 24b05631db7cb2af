package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.fault.Fault.Transport;
import dev.fluxion.emulator.fault.FaultSchedule;
import dev.fluxion.emulator.fault.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Faults come when they are planned, or as often as they are drawn. */
class FaultScheduleTest {
  private static final Fault BUSY = new Fault.Status(503);
  private final FaultSchedule schedule = new FaultSchedule();

  private String next(Phase phase) {
    return schedule.count(phase).map(Fault::label).orElse("-");
  }

  @Test
  void theNthRequestOfAPhaseHasItsFault() {
    schedule.at(Phase.POLL, 2, BUSY).next(Phase.POLL, Transport.ANSWER_LOST);
    assertEquals("-", next(Phase.LIST));
    assertEquals("answer lost", next(Phase.POLL));
    assertEquals("503", next(Phase.POLL));
    assertEquals("-", next(Phase.POLL));
    schedule.next(Phase.POLL, BUSY, 2);
    assertEquals(
        List.of("503", "503", "-"), List.of(next(Phase.POLL), next(Phase.POLL), next(Phase.POLL)));
    assertEquals(4, schedule.fired().size());
    assertEquals(5, schedule.fired().get(3).number());
  }

  @Test
  void aFaultCanLastForEverAndBeEnded() {
    schedule.always(Phase.CREATE, BUSY);
    for (int k = 0; k < 100; k++) {
      assertEquals("503", next(Phase.CREATE));
    }
    schedule.clear();
    assertEquals("-", next(Phase.CREATE));
  }

  @Test
  void aFaultMustFitItsPhase() {
    assertThrows(
        IllegalArgumentException.class,
        () -> schedule.always(Phase.POLL, Fault.Fate.STUCK_IN_QUEUE));
  }

  @Test
  void faultsAreDrawnAtTheirRateAndEqualSeedsAreEqual() {
    List<Fault> all = List.of(BUSY, Transport.ANSWER_LOST, Fault.Fate.DUPLICATED);
    schedule.randomly(0.2, 7, all);
    FaultSchedule other = new FaultSchedule().randomly(0.2, 7, all);
    List<Optional<Fault>> drawn = new ArrayList<>();
    for (int k = 0; k < 5000; k++) {
      drawn.add(schedule.count(Phase.POLL));
      assertEquals(drawn.get(k), other.count(Phase.POLL));
    }
    long faults = drawn.stream().filter(Optional::isPresent).count();
    // five standard deviations of 5000 draws
    assertEquals(1000, faults, 5 * Math.sqrt(5000 * 0.2 * 0.8));
    assertTrue(drawn.stream().noneMatch(each -> each.equals(Optional.of(Fault.Fate.DUPLICATED))));
  }

  @Test
  void faultsOfAPhaseHaveDifferentNames() {
    for (Phase phase : Phase.values()) {
      List<String> labels = Fault.of(phase).stream().map(Fault::label).toList();
      assertEquals(labels.size(), new HashSet<>(labels).size(), labels.toString());
      assertTrue(labels.size() > 30);
    }
  }
}
