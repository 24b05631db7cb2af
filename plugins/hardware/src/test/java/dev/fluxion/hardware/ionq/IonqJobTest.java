package dev.fluxion.hardware.ionq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.hardware.provider.RemoteJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IonqJobTest {
  private static RemoteJob job(String submitted) throws Exception {
    return IonqJob.read(
        IonqRequest.JSON.readTree(
            "{\"id\":\"a\",\"status\":\"ready\",\"predicted_wait_time_ms\":1500,\"submitted_at\":"
                + submitted
                + "}"));
  }

  @Test
  void aTimeIsADateOrSecondsAndOtherwiseUnknown() throws Exception {
    Optional<Instant> time = Optional.of(Instant.parse("2026-11-26T10:00:00Z"));
    assertEquals(time, job("\"2026-11-26T10:00:00Z\"").created());
    assertEquals(time, job("" + time.get().getEpochSecond()).created());
    assertEquals(Optional.empty(), job("\"yesterday\"").created());
    assertEquals(Optional.empty(), job("9000000000000000000").created());
    assertEquals(Optional.of(Duration.ofMillis(1500)), job("null").remaining());
  }
}
