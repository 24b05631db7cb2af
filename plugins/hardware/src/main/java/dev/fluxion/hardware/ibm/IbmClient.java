package dev.fluxion.hardware.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.hardware.http.Call;
import dev.fluxion.hardware.http.Exchange;
import dev.fluxion.hardware.http.Outcomes;
import dev.fluxion.hardware.http.Secret;
import dev.fluxion.hardware.http.Transport;
import dev.fluxion.hardware.provider.Reply;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Requests to IBM Quantum, with a token that is renewed once if it is refused. */
final class IbmClient implements AutoCloseable {
  private static final String VERSION = "2026-04-15";

  private final IbmAccount account;
  private final Transport api;
  private final Transport iam;
  private final IbmTokens tokens;
  private final Outcomes outcomes;

  IbmClient(IbmAccount account, Transport api, Transport iam, Clock clock) {
    this.account = account;
    this.api = api;
    this.iam = iam;
    this.tokens = new IbmTokens(iam, account.key(), clock);
    this.outcomes = new Outcomes(clock, this::fault);
  }

  Outcomes outcomes() {
    return outcomes;
  }

  Reply<JsonNode> get(String path) {
    return outcomes.reply(send("GET", path, Optional.empty()), IbmClient::json);
  }

  /** Sends a request; one that is refused for its token is sent again with another one. */
  Exchange send(String method, String path, Optional<byte[]> body) {
    IbmTokens.Access access = tokens.get();
    if (!(access instanceof IbmTokens.Access.Granted granted)) {
      return ((IbmTokens.Access.None) access).exchange();
    }
    Exchange first = api.send(call(method, path, body, granted.token()));
    if (!(first instanceof Exchange.Response response) || response.status() != 401) {
      return first;
    }
    IbmTokens.Access renewed = tokens.insteadOf(granted.token());
    return renewed instanceof IbmTokens.Access.Granted another
        ? api.send(call(method, path, body, another.token()))
        : ((IbmTokens.Access.None) renewed).exchange();
  }

  private Call call(String method, String path, Optional<byte[]> body, String token) {
    Map<String, String> headers =
        Map.of(
            "Authorization",
            "Bearer " + token,
            "Service-CRN",
            account.instance().reveal(),
            "IBM-API-Version",
            VERSION,
            "Content-Type",
            "application/json",
            "Accept",
            "application/json");
    return new Call(method, path, headers, body);
  }

  static JsonNode json(Exchange.Response response) throws Outcomes.Malformed {
    try {
      return IbmJson.read(response.body());
    } catch (IOException e) {
      throw new Outcomes.Malformed("no JSON");
    }
  }

  /** Reads what is wrong, in one of the three forms of the service and of IAM. */
  Outcomes.Fault fault(Exchange.Response response) {
    String status = "HTTP " + response.status();
    try {
      JsonNode body = IbmJson.read(response.body());
      JsonNode error = body.path("errors").path(0);
      error = error.isObject() ? error : body.path("error");
      String code = error.path("code").asText(body.path("errorCode").asText(""));
      String message = error.path("message").asText(body.path("errorMessage").asText(""));
      return new Outcomes.Fault(
          code.isEmpty() ? status : redact(code),
          message.isEmpty() ? "without a reason" : redact(message));
    } catch (IOException e) {
      return new Outcomes.Fault(status, "an answer that is no JSON");
    }
  }

  /** Returns a text of the server without what is secret. */
  String redact(String text) {
    String hidden = tokens.redact(text);
    for (Secret secret : new Secret[] {account.key(), account.instance()}) {
      hidden = secret.redact(hidden);
    }
    return hidden;
  }

  @Override
  public void close() {
    api.close();
    iam.close();
  }

  @Override
  public String toString() {
    return api.toString();
  }
}
