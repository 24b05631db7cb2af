package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.setup.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/** Lists jobs page by page, the last one first. */
final class IbmJobList {
  /** What a query may ask for. */
  static final String[] PARAMETERS = {
    "limit",
    "offset",
    "pending",
    "program",
    "backend",
    "created_after",
    "created_before",
    "sort",
    "tags",
    "session_id",
    "exclude_params"
  };

  private static final int PAGE = 200;

  private final IbmStore store;

  IbmJobList(IbmStore store) {
    this.store = store;
  }

  Answer list(Account account, Call call) {
    IbmQuery query = new IbmQuery(call);
    Instant now = call.request().at();
    List<IbmJob> found =
        new ArrayList<>(
            store.of(account).stream()
                .filter(job -> job.isListed(now) && matches(job, query, now))
                .toList());
    String order = query.text("sort").orElse("DESC");
    if (order.equals("DESC")) {
      Collections.reverse(found);
    } else if (!order.equals("ASC")) {
      throw IbmErrors.refusal(400, "'sort' is ASC or DESC, got '" + order + "'");
    }
    int offset = query.number("offset", 0);
    int size = Math.min(PAGE, query.number("limit", PAGE));
    int from = Math.min(offset, found.size());
    boolean isShort = query.flag("exclude_params").orElse(true);
    ObjectNode page = Json.object();
    ArrayNode jobs = page.putArray("jobs");
    found
        .subList(from, Math.min(found.size(), from + size))
        .forEach(job -> jobs.add(IbmJobJson.job(job, now, !isShort)));
    return Answer.json(
        200, page.put("count", found.size()).put("limit", size).put("offset", offset));
  }

  private static boolean matches(IbmJob job, IbmQuery query, Instant now) {
    Instant created = job.life.created();
    boolean isPending = !job.life.state(now).isFinal();
    return new HashSet<>(job.tags()).containsAll(query.texts("tags"))
        && query.text("backend").map(job.backend()::equals).orElse(true)
        && query.text("program").map(job.program()::equals).orElse(true)
        && query.flag("pending").map(flag -> flag == isPending).orElse(true)
        && query
            .text("session_id")
            .map(id -> job.session().filter(id::equals).isPresent())
            .orElse(true)
        && query.time("created_after").map(time -> !created.isBefore(time)).orElse(true)
        && query.time("created_before").map(time -> !created.isAfter(time)).orElse(true);
  }
}
