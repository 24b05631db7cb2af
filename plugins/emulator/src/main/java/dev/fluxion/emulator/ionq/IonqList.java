package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.job.Life;
import dev.fluxion.emulator.setup.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lists jobs, page by page. The circuits of batches are listed where they are asked for. The
 * submitter is ignored: no account is a member of a project of another one.
 */
final class IonqList {
  private static final Set<String> KNOWN =
      Set.of(
          "ids",
          "parent_job_id",
          "status",
          "target",
          "session_id",
          "submitter_id",
          "limit",
          "next");
  private static final int PAGE = 25;
  private static final int LARGEST_PAGE = 100;

  private static final List<String> STATES =
      Arrays.stream(Life.State.values()).map(IonqJobJson::word).toList();

  private final IonqStore store;
  private final IonqSessions sessions;
  private final IonqJobJson json;

  IonqList(IonqStore store, IonqSessions sessions, IonqJobJson json) {
    this.store = store;
    this.sessions = sessions;
    this.json = json;
  }

  Answer list(Account account, Call call) {
    return list(account, call, call.request().query("session_id"));
  }

  Answer ofSession(Account account, Call call) {
    sessions.require(account, call.id());
    return list(account, call, Optional.of(call.id()));
  }

  private Answer list(Account account, Call call, Optional<String> session) {
    new IonqQuery(call, KNOWN).word("status", STATES);
    List<Entry> found =
        candidates(account, call.request().query(), call).stream()
            .filter(entry -> matches(entry, call, session))
            .toList();
    return page(found, call);
  }

  /**
   * A job or a circuit of a batch.
   *
   * @param job the job
   * @param part the circuit, if it stands for itself
   */
  private record Entry(IonqJob job, Optional<IonqPart> part) {
    String id() {
      return part.map(each -> each.id).orElse(job.id);
    }

    String status(Instant now) {
      return IonqJobJson.word(
          part.map(each -> job.state(each, now)).orElseGet(() -> job.life.state(now)));
    }
  }

  private List<Entry> candidates(Account account, Map<String, List<String>> query, Call call) {
    List<Entry> all = new ArrayList<>();
    if (query.containsKey("ids")) {
      for (String id : ids(query)) {
        store.job(account, id).ifPresent(job -> all.add(new Entry(job, Optional.empty())));
        store.parent(account, id).ifPresent(job -> addChild(job, id, all));
      }
    } else if (query.containsKey("parent_job_id")) {
      String parent = query.getOrDefault("parent_job_id", List.of()).get(0);
      store
          .job(account, parent)
          .ifPresent(
              job -> {
                if (job.isBatch()) {
                  job.listed().forEach(part -> all.add(new Entry(job, Optional.of(part))));
                }
              });
      store.listed(account, call.request().at()).stream()
          .filter(job -> job.text("parent").equals(Optional.of(parent)))
          .forEach(job -> all.add(new Entry(job, Optional.empty())));
      if (call.has(Fault.Content.MISSING_CHILD) && !all.isEmpty()) {
        all.remove(all.size() - 1);
      }
    } else {
      store
          .listed(account, call.request().at())
          .forEach(job -> all.add(new Entry(job, Optional.empty())));
    }
    return all;
  }

  private static void addChild(IonqJob job, String id, List<Entry> all) {
    job.listed().stream()
        .filter(part -> part.id.equals(id))
        .forEach(part -> all.add(new Entry(job, Optional.of(part))));
  }

  private static List<String> ids(Map<String, List<String>> query) {
    return query.getOrDefault("ids", List.of()).stream()
        .flatMap(ids -> Arrays.stream(ids.split(",")))
        .toList();
  }

  private static boolean matches(Entry entry, Call call, Optional<String> session) {
    Optional<String> status = call.request().query("status");
    Optional<String> targets = call.request().query("target");
    return status.map(entry.status(call.request().at())::equals).orElse(true)
        && targets
            .map(all -> Arrays.asList(all.split(",")).contains(entry.job().backend()))
            .orElse(true)
        && session.map(id -> entry.job().text("session_id").equals(Optional.of(id))).orElse(true);
  }

  private Answer page(List<Entry> found, Call call) {
    int size = limit(call);
    int from = 0;
    Optional<String> next = call.request().query("next");
    if (next.isPresent()) {
      while (from < found.size() && !found.get(from).id().equals(next.get())) {
        from++;
      }
    }
    int to = Math.min(found.size(), from + size);
    ObjectNode page = Json.object();
    ArrayNode jobs = page.putArray("jobs");
    for (Entry entry : found.subList(from, to)) {
      Instant now = call.request().at();
      ObjectNode shown =
          entry
              .part()
              .map(part -> json.child(entry.job(), part, now))
              .orElseGet(() -> json.job(entry.job(), now));
      jobs.add(IonqJobs.seenThrough(call, shown));
    }
    page.put("next", to < found.size() ? found.get(to).id() : null);
    return Answer.json(200, page);
  }

  private static int limit(Call call) {
    String text = call.request().query("limit").orElse(Integer.toString(PAGE));
    if (!text.matches("[1-9]\\d{0,6}")) {
      throw IonqErrors.invalid("query", "limit", "expected a number from 1, got '" + text + "'");
    }
    return Math.min(LARGEST_PAGE, Integer.parseInt(text));
  }
}
