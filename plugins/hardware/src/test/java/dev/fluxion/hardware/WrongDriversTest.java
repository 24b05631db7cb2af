package dev.fluxion.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.fluxion.emulator.Emulator;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.fault.Phase;
import dev.fluxion.hardware.provider.Limits;
import dev.fluxion.hardware.provider.Price;
import dev.fluxion.hardware.provider.Provider;
import dev.fluxion.hardware.provider.Reading;
import dev.fluxion.hardware.provider.RemoteJob;
import dev.fluxion.hardware.provider.Reply;
import dev.fluxion.hardware.provider.Submission;
import dev.fluxion.hardware.provider.Work;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers that are wrong do not pass where right ones do. */
class WrongDriversTest {
  @TempDir Path folder;

  /** A driver of IonQ, to be made wrong. */
  private static class Wrong implements Provider {
    private final Provider right;

    Wrong(Emulator emulator) {
      this.right =
          Ionq.device("qpu.forte-1").at(emulator.ionq()).key("emulator-key"::toCharArray).open();
    }

    @Override
    public String id() {
      return right.id();
    }

    @Override
    public Limits limits() {
      return right.limits();
    }

    @Override
    public boolean estimates() {
      return right.estimates();
    }

    @Override
    public byte[] request(Work work) {
      return right.request(work);
    }

    @Override
    public Reply<Price> price(byte[] request) {
      return right.price(request);
    }

    @Override
    public Submission submit(byte[] request) {
      return right.submit(request);
    }

    @Override
    public Reply<List<RemoteJob>> find(String key, Instant since) {
      return right.find(key, since);
    }

    @Override
    public Reply<List<RemoteJob>> waiting(String key) {
      return right.waiting(key);
    }

    @Override
    public Reply<Map<String, RemoteJob>> poll(List<String> ids) {
      return right.poll(ids);
    }

    @Override
    public Reply<byte[]> fetch(String id) {
      return right.fetch(id);
    }

    @Override
    public List<Reading> read(byte[] request, byte[] result) {
      return right.read(request, result);
    }

    @Override
    public Reply<RemoteJob> cancel(String id) {
      return right.cancel(id);
    }

    @Override
    public Reply<Price> cost(String id) {
      return right.cost(id);
    }

    @Override
    public void close() {
      right.close();
    }
  }

  private static final FaultCase LOST = new FaultCase(Phase.CREATE, Fault.Transport.ANSWER_LOST);

  @Test
  void aRightDriverPaysOnceForALostAnswer() {
    FaultCase.Outcome outcome = LOST.runAtOnce(folder, Wrong::new);
    assertEquals("right", outcome.result());
    assertEquals(1, outcome.submissions());
    assertEquals(1, outcome.billed());
  }

  @Test
  void aDriverThatSendsAgainBlindlyIsCaughtByTheBill() {
    FaultCase.Outcome outcome =
        LOST.runAtOnce(
            folder,
            emulator ->
                new Wrong(emulator) {
                  @Override
                  public Submission submit(byte[] request) {
                    Submission first = super.submit(request);
                    return first instanceof Submission.Unknown ? super.submit(request) : first;
                  }
                });
    assertEquals(2, outcome.submissions());
    assertEquals(2, outcome.billed());
  }

  @Test
  void aDriverThatLosesTheIdNeverSeesItsResult() {
    FaultCase.Outcome outcome =
        new FaultCase(Phase.ASK, new Fault.Status(500))
            .runAtOnce(
                folder,
                emulator ->
                    new Wrong(emulator) {
                      @Override
                      public Submission submit(byte[] request) {
                        super.submit(request);
                        return new Submission.Accepted("00000000-0000-4000-8000-000000000000");
                      }
                    });
    assertEquals("FLX-509", outcome.result());
    assertEquals("LOST", outcome.state());
    assertEquals(1, outcome.billed());
    assertEquals("FLX-506", outcome.again());
  }

  @Test
  void aDriverThatMixesThePartsOfABatchGivesWrongValues() {
    FaultCase.Outcome outcome =
        new FaultCase(Phase.ASK, new Fault.Status(500))
            .runAtOnce(
                folder,
                emulator ->
                    new Wrong(emulator) {
                      @Override
                      public List<Reading> read(byte[] request, byte[] result) {
                        List<Reading> mixed = new ArrayList<>(super.read(request, result));
                        Collections.rotate(mixed, 1);
                        return mixed;
                      }
                    });
    assertNotEquals("right", outcome.result());
  }
}
