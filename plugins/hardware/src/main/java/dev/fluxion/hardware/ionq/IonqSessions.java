package dev.fluxion.hardware.ionq;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.hardware.http.Call;
import dev.fluxion.hardware.http.Exchange;
import dev.fluxion.hardware.http.Secret;
import dev.fluxion.hardware.http.Transport;
import dev.fluxion.spi.FluxionException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Sessions of IonQ: the provider itself stops jobs that would cost more than a limit. */
public final class IonqSessions {
  private final Secret key;
  private final Transport transport;

  /** Creates the requests of an account. */
  public IonqSessions(Secret key, Transport transport) {
    this.key = key;
    this.transport = transport;
  }

  /**
   * Starts a session.
   *
   * @param device the device
   * @param jobs the most jobs
   * @param dollars the highest cost
   * @return its id
   * @throws FluxionException FLX-505 if the provider does not start it
   */
  public String start(String device, int jobs, BigDecimal dollars) {
    ObjectNode body = IonqRequest.JSON.createObjectNode().put("backend", device);
    ObjectNode settings = body.putObject("settings").put("job_count_limit", jobs);
    settings.putObject("cost_limit").put("unit", "usd").put("value", dollars);
    Exchange exchange = post("/sessions", body.toString());
    if (exchange instanceof Exchange.Response response && response.isSuccess()) {
      try {
        String id = IonqRequest.JSON.readTree(response.body()).path("id").asText("");
        if (!id.isEmpty()) {
          return id;
        }
      } catch (IOException e) {
        throw refused("start", "an answer that is no JSON");
      }
    }
    throw refused("start", said(exchange));
  }

  /**
   * Ends a session.
   *
   * @param id its id
   * @throws FluxionException FLX-505 if the provider does not end it
   */
  public void end(String id) {
    Exchange exchange = post("/sessions/" + id + "/end", "{}");
    if (!(exchange instanceof Exchange.Response response && response.isSuccess())) {
      throw refused("end", said(exchange));
    }
  }

  private Exchange post(String path, String body) {
    Map<String, String> headers =
        Map.of("Authorization", "apiKey " + key.reveal(), "Content-Type", "application/json");
    return transport.send(Call.post(path, headers, body.getBytes(StandardCharsets.UTF_8)));
  }

  private String said(Exchange exchange) {
    boolean isResponse = exchange instanceof Exchange.Response;
    return key.redact(
        isResponse ? exchange + " " + ((Exchange.Response) exchange).text() : exchange.toString());
  }

  private static FluxionException refused(String what, String reason) {
    return new FluxionException(
        "FLX-505", "the provider refused to " + what + " a session (" + reason + ")");
  }
}
