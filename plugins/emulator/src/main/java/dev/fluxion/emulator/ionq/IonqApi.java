package dev.fluxion.emulator.ionq;

import dev.fluxion.emulator.fault.Phase;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Api;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Routes;
import dev.fluxion.emulator.job.Ids;
import dev.fluxion.emulator.job.RateLimit;
import dev.fluxion.emulator.run.Runner;
import dev.fluxion.emulator.seen.SeenJob;
import dev.fluxion.emulator.setup.Account;
import dev.fluxion.emulator.setup.Settings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The API of IonQ, version 0.4. */
public final class IonqApi implements Api {
  /** Where it begins. */
  public static final String BASE = "/v0.4";

  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final String SCHEME = "apiKey ";

  private final Settings settings;
  private final IonqStore store = new IonqStore();
  private final Routes routes = new Routes();
  private final Map<String, Set<String>> methods = new LinkedHashMap<>();

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
    IonqResults results = new IonqResults(runner);
    IonqJobJson json = new IonqJobJson(new IonqResultJson(settings.results(), results));
    IonqLookup lookup = new IonqLookup(store);
    IonqJobs jobs =
        new IonqJobs(
            store,
            lookup,
            new IonqCreation(settings, backends, ids),
            backends,
            sessions,
            json,
            new RateLimit(settings.ionqPerMinute()));
    addJobs(jobs, new IonqList(store, sessions, json));
    addResults(new IonqFetches(lookup, results));
    addSessions(sessions, new IonqList(store, sessions, json));
    open("GET", "/backends", backends::list);
    open("GET", "/backends/*", backends::get);
    open("GET", "/backends/*/characterizations", IonqCharacterizations::list);
    add(
        "GET",
        "/backends/*/characterizations/*",
        Phase.ASK,
        (account, call) -> IonqCharacterizations.get(call));
    add("GET", "/whoami", Phase.ASK, IonqAccounts::whoami);
    add("GET", "/organizations/*/usage", Phase.ASK, new IonqUsage(store)::usage);
    add("GET", "/schemas/formats/*", Phase.ASK, (account, call) -> IonqFormats.get(call));
    refuseOtherMethods();
  }

  private void addJobs(IonqJobs jobs, IonqList list) {
    add("POST", "/jobs", Phase.CREATE, jobs::create);
    add("POST", "/jobs/*/clone", Phase.CREATE, jobs::cloned);
    add("POST", "/jobs/*/move", Phase.CREATE, jobs::moved);
    add("GET", "/jobs", IonqApi::listPhase, authorized(list::list));
    add(
        "GET",
        "/jobs/estimate",
        Phase.ASK,
        (account, call) -> new IonqEstimates(settings).estimate(call));
    add("PUT", "/jobs/status/cancel", Phase.CANCEL, jobs::cancelAll);
    add("PUT", "/jobs/*/status/cancel", Phase.CANCEL, jobs::cancel);
    add("GET", "/jobs/*", this::getPhase, authorized(jobs::get));
    add("GET", "/jobs/*/cost", Phase.ASK, jobs::cost);
    add("DELETE", "/jobs/*", Phase.DELETE, jobs::delete);
    add("DELETE", "/jobs", Phase.DELETE, jobs::deleteAll);
  }

  private void addResults(IonqFetches fetches) {
    add("GET", "/jobs/*/results/probabilities", Phase.RESULT, fetches::probabilities);
    add("GET", "/jobs/*/results/probabilities/aggregated", Phase.RESULT, fetches::aggregated);
    add("GET", "/jobs/*/results/histogram", Phase.RESULT, fetches::histogram);
    add("GET", "/jobs/*/results/shots", Phase.RESULT, fetches::shots);
    add("GET", "/jobs/*/artifacts/*", Phase.RESULT, fetches::artifact);
  }

  private void addSessions(IonqSessions sessions, IonqList list) {
    add("POST", "/sessions", Phase.ASK, sessions::create);
    add("GET", "/sessions", Phase.ASK, sessions::list);
    add("GET", "/sessions/*", Phase.ASK, sessions::get);
    add("POST", "/sessions/*/end", Phase.ASK, sessions::end);
    add("GET", "/sessions/*/jobs", Phase.LIST, list::ofSession);
  }

  private void add(String method, String template, Phase phase, Authorized handler) {
    add(method, template, call -> phase, authorized(handler));
  }

  /** Adds what everybody may ask. */
  private void open(String method, String template, Routes.Handler handler) {
    add(method, template, call -> Phase.ASK, handler);
  }

  private void add(
      String method, String template, Function<Call, Phase> phase, Routes.Handler handler) {
    routes.add(method, BASE + template, phase, handler);
    methods.computeIfAbsent(template, ignored -> new TreeSet<>()).add(method);
  }

  /** Adds a refusal for each method that a path does not have, behind all that are answered. */
  private void refuseOtherMethods() {
    methods.forEach(
        (template, allowed) -> {
          for (String method : METHODS) {
            if (!allowed.contains(method)) {
              Answer refusal =
                  IonqErrors.of(405, method + " is not one of " + allowed)
                      .with("Allow", String.join(", ", allowed));
              routes.add(method, BASE + template, Phase.ASK, call -> refusal);
            }
          }
        });
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
