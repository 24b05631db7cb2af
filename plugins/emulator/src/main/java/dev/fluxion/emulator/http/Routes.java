package dev.fluxion.emulator.http;

import dev.fluxion.emulator.fault.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What answers which requests: the first route that matches. */
public final class Routes {
  private final List<Route> routes = new ArrayList<>();

  /** Answers a request. */
  public interface Handler {
    /**
     * Returns the answer.
     *
     * @throws Refusal if there is none
     */
    Answer answer(Call call);
  }

  private record Route(String method, Pattern path, Function<Call, Phase> phase, Handler handler) {}

  /**
   * A route that matches.
   *
   * @param phase what the request is for
   * @param path the variable parts of the path
   * @param handler answers
   */
  public record Match(Phase phase, List<String> path, Handler handler) {}

  /**
   * Adds a route.
   *
   * @param method of HTTP
   * @param template a path, in which {@code *} stands for a variable part
   * @param phase what requests are for
   * @param handler answers
   */
  public Routes add(String method, String template, Phase phase, Handler handler) {
    return add(method, template, call -> phase, handler);
  }

  /** Adds a route whose phase depends on the request. */
  public Routes add(String method, String template, Function<Call, Phase> phase, Handler handler) {
    String regex = Pattern.quote(template).replace("*", "\\E([^/]+)\\Q");
    routes.add(new Route(method, Pattern.compile(regex), phase, handler));
    return this;
  }

  /** Returns the route of a request. */
  public Optional<Match> find(Request request) {
    for (Route route : routes) {
      Matcher matcher = route.path().matcher(request.path());
      if (route.method().equals(request.method()) && matcher.matches()) {
        List<String> parts = new ArrayList<>();
        for (int k = 1; k <= matcher.groupCount(); k++) {
          parts.add(matcher.group(k));
        }
        Phase phase = route.phase().apply(new Call(request, parts, Optional.empty()));
        return Optional.of(new Match(phase, parts, route.handler()));
      }
    }
    return Optional.empty();
  }
}
