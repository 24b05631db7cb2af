package dev.fluxion.emulator.ionq;

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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The API of IonQ, version 0.4. */
public final class IonqApi implements Api {
  /** Where it begins. */
  public static final String BASE = "/v0.4";

  static final String PROJECT = "944904d6-2e30-4cfb-8bc4-04afaabcdd42";
  private static final String SCHEME = "apiKey ";

  private final Settings settings;
  private final IonqStore store = new IonqStore();
  private final Routes routes = new Routes();

  /** Answers a request of an account. */
  private interface Authorized {
    Answer answer(Account account, Call call);
  }

  /** Creates the API, without jobs. */
  public IonqApi(Settings settings, Runner runner) {
    this.settings = settings;
    Ids ids = new Ids(settings.seed());
    IonqBackends backends = new IonqBackends(settings);
    IonqSessions sessions = new IonqSessions(ids);
    IonqJobJson json = new IonqJobJson(settings);
    IonqList list = new IonqList(store, json);
    IonqJobs jobs =
        new IonqJobs(
            store,
            new IonqCreation(settings, backends, ids),
            backends,
            sessions,
            json,
            new IonqResults(runner),
            new RateLimit(settings.ionqPerMinute()));
    routes
        .add("GET", BASE + "/backends", Phase.ASK, backends::list)
        .add("GET", BASE + "/backends/*", Phase.ASK, backends::get);
    add("POST", "/jobs", Phase.CREATE, jobs::create);
    routes.add("GET", BASE + "/jobs", IonqApi::listPhase, authorized(list::list));
    add(
        "GET",
        "/jobs/estimate",
        Phase.ASK,
        (a, call) -> new IonqEstimates(settings).estimate(call));
    add("PUT", "/jobs/status/cancel", Phase.CANCEL, jobs::cancelAll);
    add("PUT", "/jobs/*/status/cancel", Phase.CANCEL, jobs::cancel);
    routes.add("GET", BASE + "/jobs/*", this::getPhase, authorized(jobs::get));
    add("GET", "/jobs/*/cost", Phase.ASK, jobs::cost);
    add("GET", "/jobs/*/results/probabilities", Phase.RESULT, jobs::probabilities);
    add("GET", "/jobs/*/results/probabilities/aggregated", Phase.RESULT, jobs::aggregated);
    add("GET", "/jobs/*/results/histogram", Phase.RESULT, jobs::histogram);
    add("GET", "/jobs/*/results/shots", Phase.RESULT, jobs::shots);
    add("GET", "/jobs/*/artifacts/*", Phase.RESULT, jobs::artifact);
    add("DELETE", "/jobs/*", Phase.DELETE, jobs::delete);
    add("DELETE", "/jobs", Phase.DELETE, jobs::deleteAll);
    add("POST", "/sessions", Phase.ASK, sessions::create);
    add("GET", "/sessions", Phase.ASK, sessions::list);
    add("GET", "/sessions/*", Phase.ASK, sessions::get);
    add("POST", "/sessions/*/end", Phase.ASK, sessions::end);
    add("GET", "/sessions/*/jobs", Phase.LIST, list::ofSession);
    add("GET", "/whoami", Phase.ASK, IonqApi::whoami);
  }

  private void add(String method, String template, Phase phase, Authorized handler) {
    routes.add(method, BASE + template, phase, authorized(handler));
  }

  private Routes.Handler authorized(Authorized handler) {
    return call -> {
      Optional<Account> account =
          call.request()
              .header("authorization")
              .filter(value -> value.startsWith(SCHEME))
              .flatMap(value -> settings.account(value.substring(SCHEME.length())));
      if (account.isEmpty()) {
        throw IonqErrors.refusal(401, "Invalid key provided. See https://docs.ionq.com/.");
      }
      return handler.answer(account.get(), call);
    };
  }

  /** A list of named jobs asks how far they are, one of children what became of them. */
  private static Phase listPhase(Call call) {
    if (call.request().query("ids").isPresent()) {
      return Phase.POLL;
    }
    return call.request().query("parent_job_id").isPresent() ? Phase.RESULT : Phase.LIST;
  }

  private Phase getPhase(Call call) {
    return store.isChild(call.id()) ? Phase.RESULT : Phase.POLL;
  }

  private static Answer whoami(Account account, Call call) {
    UUID id = UUID.nameUUIDFromBytes(account.name().getBytes(StandardCharsets.UTF_8));
    return Answer.json(
        200,
        Json.object()
            .put("key_id", id.toString())
            .put("key_name", account.name())
            .put("project_id", PROJECT));
  }

  @Override
  public String provider() {
    return "ionq";
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith(BASE + "/");
  }

  @Override
  public Routes routes() {
    return routes;
  }

  @Override
  public Answer error(int status, String message) {
    return IonqErrors.of(status, message);
  }

  /** Returns all jobs, the first one first. */
  public List<SeenJob> jobs(Instant now) {
    return store.all().stream().map(job -> seen(job, now)).toList();
  }

  private static SeenJob seen(IonqJob job, Instant now) {
    List<String> tasks = job.parts.stream().flatMap(part -> part.name.stream()).toList();
    return new SeenJob(
        "ionq",
        job.id,
        job.keys(),
        tasks,
        job.backend(),
        job.life.created(),
        IonqJobJson.word(job.life.state(now)),
        job.cost(now),
        "usd");
  }
}
