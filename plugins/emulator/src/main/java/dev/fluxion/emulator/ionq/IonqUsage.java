package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.setup.Account;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the jobs of an organization have cost, by day, week or month, and by group. */
final class IonqUsage {
  private static final List<String> GROUPS = List.of("job", "project", "user");
  private static final List<String> MODALITIES = List.of("daily", "weekly", "monthly");
  private static final int LARGEST_GROUPS = 5;
  private static final String UNIT = "USD";

  private final IonqStore store;

  IonqUsage(IonqStore store) {
    this.store = store;
  }

  /**
   * What jobs have cost.
   *
   * @param jobs that were billed
   * @param now the time
   */
  private record Sum(List<IonqJob> jobs, Instant now) {
    BigDecimal amount() {
      return jobs.stream().map(job -> job.cost(now)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    long micros() {
      return jobs.stream()
          .mapToLong(job -> job.computeMicros(job.oneQubitGates, job.twoQubitGates))
          .sum();
    }

    void write(ObjectNode json) {
      json.put("amount", amount()).put("amount_unit", UNIT);
      json.putArray("amounts").addObject().put("amount", amount()).put("unit", UNIT);
      json.put("job_count", jobs.size()).put("time_us", micros());
    }
  }

  Answer usage(Account account, Call call) {
    String organization = IonqAccounts.organization(account);
    if (!call.id().equals("self") && !call.id().equals(organization)) {
      throw IonqErrors.refusal(403, "the key is none of organization " + call.id());
    }
    IonqQuery query = new IonqQuery(call, Set.of("start_date", "end_date", "group_by", "modality"));
    LocalDate start = query.date("start_date");
    LocalDate end = query.date("end_date");
    if (end.isBefore(start)) {
      throw IonqErrors.invalid("query", "end_date", "it is before start_date");
    }
    String group = query.required("group_by", GROUPS);
    String modality = query.required("modality", MODALITIES);
    Instant now = call.request().at();
    TreeMap<LocalDate, List<IonqJob>> periods = new TreeMap<>(Comparator.reverseOrder());
    for (IonqJob job : billed(account, now)) {
      LocalDate day = job.life.ended(now).orElse(now).atZone(ZoneOffset.UTC).toLocalDate();
      if (!day.isBefore(start) && day.isBefore(end)) {
        periods.computeIfAbsent(first(day, modality), ignored -> new ArrayList<>()).add(job);
      }
    }
    ObjectNode json =
        Json.object()
            .put("organization", organization)
            .put("group_type", group)
            .put("modality", modality)
            .put("start_date", start.toString())
            .put("end_date", end.toString())
            .put("usage_from", start.atStartOfDay(ZoneOffset.UTC).toInstant().toString())
            .put("usage_to", end.atStartOfDay(ZoneOffset.UTC).toInstant().toString())
            .put("usage_unit", UNIT);
    Sum all = new Sum(periods.values().stream().flatMap(List::stream).toList(), now);
    json.put("amount_total", all.amount()).put("time_us_total", all.micros());
    json.put("job_count", all.jobs().size());
    json.putArray("amount_totals").addObject().put("amount", all.amount()).put("unit", UNIT);
    ArrayNode data = json.putArray("usage_data");
    periods.forEach((from, jobs) -> write(data.addObject(), from, new Sum(jobs, now), group));
    return Answer.json(200, json);
  }

  private List<IonqJob> billed(Account account, Instant now) {
    return store.all().stream()
        .filter(job -> job.account.equals(account) && job.cost(now).signum() > 0)
        .toList();
  }

  private static LocalDate first(LocalDate day, String modality) {
    return switch (modality) {
      case "weekly" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case "monthly" -> day.withDayOfMonth(1);
      default -> day;
    };
  }

  private static void write(ObjectNode json, LocalDate from, Sum sum, String group) {
    json.put("from", from.toString());
    sum.write(json);
    Map<String, List<IonqJob>> groups = new LinkedHashMap<>();
    sum.jobs()
        .forEach(
            job -> groups.computeIfAbsent(id(job, group), ignored -> new ArrayList<>()).add(job));
    List<Sum> sorted = new ArrayList<>();
    groups.values().forEach(jobs -> sorted.add(new Sum(jobs, sum.now())));
    sorted.sort(Collections.reverseOrder(Comparator.comparing(Sum::amount)));
    ArrayNode all = json.putArray("group_usages");
    for (Sum each : sorted.subList(0, Math.min(LARGEST_GROUPS, sorted.size()))) {
      IonqJob first = each.jobs().get(0);
      ObjectNode usage = all.addObject().put("group_id", id(first, group));
      usage.put("group_name", name(first, group));
      each.write(usage);
    }
  }

  private static String id(IonqJob job, String group) {
    return switch (group) {
      case "job" -> job.id;
      case "user" -> IonqAccounts.submitter(job.account);
      default -> IonqAccounts.PROJECT;
    };
  }

  private static String name(IonqJob job, String group) {
    return switch (group) {
      case "job" -> job.text("name").orElse(job.id);
      case "user" -> job.account.name();
      default -> "emulator";
    };
  }
}
