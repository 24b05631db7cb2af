package dev.fluxion.hardware.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.hardware.http.Call;
import dev.fluxion.hardware.http.Exchange;
import dev.fluxion.hardware.http.Secret;
import dev.fluxion.hardware.http.Transport;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The tokens that IBM Cloud gives for an API key, which live for an hour. */
final class IbmTokens {
  /** A token is renewed so long before it ends, or a tenth of its life if that is less. */
  private static final Duration EARLY = Duration.ofMinutes(5);

  /** Seconds of a token that is said to live longer. */
  private static final long LONGEST = 24 * 60 * 60;

  private final Transport iam;
  private final Secret key;
  private final Clock clock;
  private Optional<Token> current = Optional.empty();

  private record Token(String text, Instant renewal) {}

  /** What comes of asking for a token. */
  sealed interface Access {
    /** A token. */
    record Granted(String token) implements Access {}

    /** None: what that is to the request that needs one. */
    record None(Exchange exchange) implements Access {}
  }

  IbmTokens(Transport iam, Secret key, Clock clock) {
    this.iam = iam;
    this.key = key;
    this.clock = clock;
  }

  /** Returns a token that is valid for a while. */
  synchronized Access get() {
    return current
        .filter(token -> clock.instant().isBefore(token.renewal()))
        .<Access>map(token -> new Access.Granted(token.text()))
        .orElseGet(this::renew);
  }

  /** Returns another token than one that was refused. */
  synchronized Access insteadOf(String refused) {
    current = current.filter(token -> !token.text().equals(refused));
    return get();
  }

  /** Returns a text without the token. */
  synchronized String redact(String text) {
    return current.map(token -> text.replace(token.text(), "***")).orElse(text);
  }

  private Access renew() {
    String form =
        "grant_type=urn%3Aibm%3Aparams%3Aoauth%3Agrant-type%3Aapikey&apikey="
            + URLEncoder.encode(key.reveal(), StandardCharsets.UTF_8);
    Map<String, String> headers =
        Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json");
    Instant asked = clock.instant();
    Exchange exchange = iam.send(Call.post("", headers, form.getBytes(StandardCharsets.UTF_8)));
    if (!(exchange instanceof Exchange.Response response)) {
      return none(
          exchange instanceof Exchange.Lost lost
              ? lost.reason()
              : ((Exchange.NotSent) exchange).reason());
    } else if (response.status() == 429) {
      return new Access.None(response);
    } else if (response.status() / 100 == 4) {
      return new Access.None(new Exchange.Response(401, Map.of(), response.body()));
    } else if (!response.isSuccess()) {
      return none(response.toString());
    }
    return granted(response, asked);
  }

  /** Whatever went wrong, the request that needs a token was not sent. */
  private static Access none(String reason) {
    return new Access.None(new Exchange.NotSent("no token: " + reason));
  }

  private Access granted(Exchange.Response response, Instant asked) {
    try {
      JsonNode body = IbmJson.read(response.body());
      String text = body.path("access_token").asText("");
      long seconds = body.path("expires_in").asLong(0);
      boolean isToken = !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 127);
      if (!isToken || seconds < 1) {
        return none("an answer without one");
      }
      Duration life = Duration.ofSeconds(Math.min(seconds, LONGEST));
      Duration early = life.dividedBy(10).compareTo(EARLY) < 0 ? life.dividedBy(10) : EARLY;
      current = Optional.of(new Token(text, asked.plus(life).minus(early)));
      return new Access.Granted(text);
    } catch (IOException e) {
      return none("an answer that is no JSON");
    }
  }
}
