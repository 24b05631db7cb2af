package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.fault.Phase;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Api;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.http.Routes;
import dev.fluxion.emulator.job.Ids;
import dev.fluxion.emulator.job.RateLimit;
import dev.fluxion.emulator.run.Runner;
import dev.fluxion.emulator.seen.SeenJob;
import dev.fluxion.emulator.setup.Account;
import dev.fluxion.emulator.setup.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The API of IBM Quantum, with that for tokens and that of processors on the premises. */
public final class IbmApi implements Api {
  /** Where it begins. */
  public static final String BASE = "/api/v1";

  /** Where tokens are. */
  public static final String TOKEN = "/identity/token";

  /** Where the API of processors on the premises begins. */
  public static final String SYSTEM = "/v1";

  private static final String SCHEME = "Bearer ";

  private final IbmTokens tokens;
  private final IbmDevices devices = new IbmDevices();
  private final IbmStore store = new IbmStore();
  private final Routes routes = new Routes();

  /** Answers a request of an account. */
  private interface Authorized {
    Answer answer(Account account, Call call);
  }

  /** Creates the API, without jobs. */
  public IbmApi(Settings settings, Runner runner) {
    Ids ids = new Ids(settings.seed() + 1);
    this.tokens = new IbmTokens(settings, ids);
    IbmSessions sessions = new IbmSessions(devices, ids);
    IbmCreation creation = new IbmCreation(settings, devices, sessions, ids);
    RateLimit limit = new RateLimit(settings.ibmPerMinute());
    IbmJobs jobs = new IbmJobs(creation, devices, sessions, store, runner, limit);
    routes.add("POST", TOKEN, Phase.TOKEN, tokens::exchange);
    add("POST", "/jobs", Phase.CREATE, jobs::create);
    add("GET", "/jobs", Phase.LIST, new IbmJobList(store)::list, IbmJobList.PARAMETERS);
    add("GET", "/jobs/*", Phase.POLL, jobs::get, "exclude_params");
    add("DELETE", "/jobs/*", Phase.DELETE, jobs::delete);
    add("GET", "/jobs/*/results", Phase.RESULT, jobs::results);
    add("GET", "/jobs/*/metrics", Phase.ASK, jobs::metrics);
    add("GET", "/jobs/*/logs", Phase.ASK, jobs::logs);
    add("PUT", "/jobs/*/tags", Phase.ASK, jobs::tag);
    add("POST", "/jobs/*/cancel", Phase.CANCEL, jobs::cancel);
    add("POST", "/sessions", Phase.ASK, sessions::create);
    add("GET", "/sessions/*", Phase.ASK, sessions::get);
    add("PATCH", "/sessions/*", Phase.ASK, sessions::change);
    add("DELETE", "/sessions/*/close", Phase.ASK, sessions::close);
    add("GET", "/backends", Phase.ASK, (account, call) -> backends(call));
    add("GET", "/backends/*/configuration", Phase.ASK, (account, call) -> configuration(call));
    add(
        "GET",
        "/backends/*/properties",
        Phase.ASK,
        (account, call) -> properties(call),
        "updated_before");
    add("GET", "/backends/*/status", Phase.ASK, (account, call) -> status(call));
    add("GET", "/instances/usage", Phase.ASK, this::usage);
    addSystem(new IbmSystem(creation, store, runner, limit));
  }

  private void addSystem(IbmSystem system) {
    String base = SYSTEM + "/jobs";
    routes.add("POST", base, Phase.CREATE, authorized(system::create, Set.of()));
    routes.add("GET", base, Phase.LIST, authorized(system::list, Set.of()));
    routes.add("GET", base + "/*", Phase.POLL, authorized(system::get, Set.of()));
    routes.add("DELETE", base + "/*", Phase.DELETE, authorized(system::delete, Set.of()));
    routes.add("POST", base + "/*/cancel", Phase.CANCEL, authorized(system::cancel, Set.of()));
  }

  private void add(
      String method, String template, Phase phase, Authorized handler, String... parameters) {
    routes.add(method, BASE + template, phase, authorized(handler, Set.of(parameters)));
  }

  private Routes.Handler authorized(Authorized handler, Set<String> parameters) {
    return call -> {
      Optional<Account> account =
          call.request()
              .header("authorization")
              .filter(value -> value.startsWith(SCHEME))
              .flatMap(
                  value -> tokens.account(value.substring(SCHEME.length()), call.request().at()));
      if (account.isEmpty()) {
        throw IbmErrors.refusal(401, "the token is invalid or has expired");
      }
      if (!call.request().header("service-crn").orElse("").equals(Account.CRN)) {
        throw IbmErrors.refusal(403, "the header Service-CRN names no instance of the account");
      }
      if (!call.request().header("ibm-api-version").orElse("").matches("20\\d\\d-\\d\\d-\\d\\d")) {
        throw IbmErrors.refusal(400, "the header IBM-API-Version is a date");
      }
      new IbmQuery(call).requireOnly(parameters);
      return handler.answer(account.get(), call);
    };
  }

  private Answer backends(Call call) {
    ObjectNode all = Json.object();
    for (IbmDevice device : devices.all()) {
      all.withArray("devices")
          .add(device.listed(store.waiting(device.name(), call.request().at())));
    }
    return Answer.json(200, all);
  }

  private Answer configuration(Call call) {
    return Answer.json(200, IbmConfiguration.of(devices.shown(call.id())));
  }

  private Answer properties(Call call) {
    Instant now = call.request().at();
    Instant before = new IbmQuery(call).time("updated_before").orElse(now);
    Instant at = before.isBefore(now) ? before : now;
    return Answer.json(200, IbmProperties.of(devices.shown(call.id()), at));
  }

  private Answer status(Call call) {
    IbmDevice device = devices.shown(call.id());
    return Answer.json(200, device.status(store.waiting(call.id(), call.request().at())));
  }

  private Answer usage(Account account, Call call) {
    BigDecimal used = store.used(account, call.request().at());
    return Answer.json(
        200,
        Json.object()
            .put("instance_id", Account.CRN)
            .put("plan_id", "emulator")
            .put("usage_consumed_seconds", used)
            .put("usage_limit_seconds", account.seconds())
            .put("usage_allocation_seconds", account.seconds())
            .put("usage_limit_reached", used.longValue() >= account.seconds()));
  }

  @Override
  public String provider() {
    return "ibm";
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith(BASE + "/") || path.startsWith(SYSTEM + "/") || path.equals(TOKEN);
  }

  @Override
  public Routes routes() {
    return routes;
  }

  @Override
  public Answer error(int status, String message) {
    return status < 500
        ? IbmErrors.of(status, status, message)
        : IbmErrors.ofGateway(status, message);
  }

  /** Returns all jobs, the first one first. */
  public List<SeenJob> jobs(Instant now) {
    return store.all().stream().map(job -> seen(job, now)).toList();
  }

  private static SeenJob seen(IbmJob job, Instant now) {
    return new SeenJob(
        "ibm",
        job.id,
        job.keys(),
        List.of(),
        job.backend(),
        job.life.created(),
        IbmJobJson.word(job, now),
        job.cost(now),
        "s");
  }
}
