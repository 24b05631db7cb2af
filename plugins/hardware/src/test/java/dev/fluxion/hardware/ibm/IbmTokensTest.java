package dev.fluxion.hardware.ibm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.fluxion.hardware.http.Secret;
import dev.fluxion.hardware.http.Transport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Tokens are renewed before they end. */
class IbmTokensTest {
  private Instant now = Instant.parse("2026-11-26T08:00:00Z");

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  @Test
  void aTokenIsRenewedFiveMinutesBeforeItsEndOrATenthOfItsLife() {
    try (IbmServer server = new IbmServer();
        Transport transport =
            new Transport(
                server.uri("/identity/token"), Duration.ofSeconds(5), Duration.ofSeconds(5))) {
      server.token("token-2", 100).token("token-3", 3600);
      Secret key = Secret.of("QISKIT_IBM_TOKEN", IbmServer.KEY::toCharArray);
      IbmTokens tokens = new IbmTokens(transport, key, clock);
      assertEquals(new IbmTokens.Access.Granted("token-1"), tokens.get());
      now = now.plusSeconds(55 * 60 - 1);
      assertEquals(new IbmTokens.Access.Granted("token-1"), tokens.get());
      now = now.plusSeconds(1);
      assertEquals(new IbmTokens.Access.Granted("token-2"), tokens.get());
      now = now.plusSeconds(89);
      assertEquals(new IbmTokens.Access.Granted("token-2"), tokens.get());
      now = now.plusSeconds(1);
      assertEquals(new IbmTokens.Access.Granted("token-3"), tokens.get());
      assertEquals(new IbmTokens.Access.Granted("token-3"), tokens.insteadOf("token-2"));
      assertFalse(tokens.redact("with token-3 in it").contains("token-3"));
    }
  }
}
