package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.http.Request;
import dev.fluxion.emulator.job.Ids;
import dev.fluxion.emulator.setup.Account;
import dev.fluxion.emulator.setup.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Exchanges keys for tokens that end. */
final class IbmTokens {
  private static final String GRANT = "urn:ibm:params:oauth:grant-type:apikey";

  private final Settings settings;
  private final Ids ids;
  private final Map<String, Token> tokens = new HashMap<>();

  private record Token(Account account, Instant ends) {}

  IbmTokens(Settings settings, Ids ids) {
    this.settings = settings;
    this.ids = ids;
  }

  Answer exchange(Call call) {
    String type = call.request().header("content-type").orElse("");
    if (!type.startsWith("application/x-www-form-urlencoded")) {
      return refused("BXNIM0137E", "the body is a form, got '" + type + "'");
    }
    Map<String, List<String>> form =
        Request.parameters(new String(call.request().body(), StandardCharsets.UTF_8));
    if (!form.getOrDefault("grant_type", List.of()).equals(List.of(GRANT))) {
      return refused("BXNIM0137E", "the property 'grant_type' is missing or not supported");
    }
    Optional<Account> account =
        form.getOrDefault("apikey", List.of()).stream().findFirst().flatMap(settings::account);
    if (account.isEmpty()) {
      return refused("BXNIM0415E", "Provided API key could not be found.");
    }
    Instant now = call.request().at();
    Instant ends = now.plus(settings.tokenLife());
    String token = token(now, ends);
    tokens.put(token, new Token(account.get(), ends));
    return Answer.json(
        200,
        Json.object()
            .put("access_token", token)
            .put("refresh_token", "not_supported")
            .put("token_type", "Bearer")
            .put("expires_in", settings.tokenLife().toSeconds())
            .put("expiration", ends.getEpochSecond())
            .put("scope", "ibm openid"));
  }

  /** Returns a JSON Web Token, whose claims IBM's client reads; the signature is none. */
  private String token(Instant now, Instant ends) {
    ObjectNode head = Json.object().put("kid", "emulator").put("typ", "JWT").put("alg", "RS256");
    ObjectNode claims =
        Json.object()
            .put("jti", ids.word(20))
            .put("iss", "https://iam.cloud.ibm.com/identity")
            .put("iat", now.getEpochSecond())
            .put("exp", ends.getEpochSecond())
            .put("scope", "ibm openid");
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    return encoder.encodeToString(Json.bytes(head))
        + "."
        + encoder.encodeToString(Json.bytes(claims))
        + "."
        + ids.word(60);
  }

  private static Answer refused(String code, String message) {
    ObjectNode body = Json.object().put("errorCode", code).put("errorMessage", message);
    body.putObject("context").put("requestId", "emulator");
    return Answer.json(400, body);
  }

  /** Returns the account of a token that has not ended. */
  Optional<Account> account(String token, Instant now) {
    return Optional.ofNullable(tokens.get(token))
        .filter(known -> now.isBefore(known.ends()))
        .map(Token::account);
  }
}
