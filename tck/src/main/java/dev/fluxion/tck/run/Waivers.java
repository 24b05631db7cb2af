package dev.fluxion.tck.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All waivers of a run. A waiver that is not needed, or no longer valid, is a failure itself:
 * otherwise nobody would remove it.
 *
 * @param waivers the waivers
 */
public record Waivers(List<Waiver> waivers) {
  /** No waivers. */
  public static final Waivers NONE = new Waivers(List.of());

  private static final Set<String> KEYS = Set.of("check", "subject", "reason", "issue", "until");

  /** Copies the list. */
  public Waivers {
    waivers = List.copyOf(waivers);
  }

  /**
   * Reads a file: an array of objects with {@code check}, {@code subject}, {@code reason}, {@code
   * until} (a date such as 2027-03-31) and, if there is one, {@code issue}.
   *
   * @param file a JSON file
   * @throws IllegalArgumentException if the file is not as described
   * @throws IOException if it cannot be read
   */
  public static Waivers read(Path file) throws IOException {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + " is no JSON: " + e.getOriginalMessage(), e);
    }
    if (root == null || !root.isArray()) {
      throw new IllegalArgumentException(file + " is no array of waivers");
    }
    List<Waiver> waivers = new ArrayList<>();
    for (JsonNode each : root) {
      waivers.add(waiver(file, waivers.size() + 1, each));
    }
    return new Waivers(waivers);
  }

  private static Waiver waiver(Path file, int number, JsonNode node) {
    String where = "waiver " + number + " of " + file;
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!KEYS.contains(name)) {
        throw new IllegalArgumentException(where + " has an unknown key '" + name + "'");
      }
    }
    try {
      return new Waiver(
          text(where, node, "check"),
          text(where, node, "subject"),
          text(where, node, "reason"),
          node.path("issue").asText(""),
          LocalDate.parse(text(where, node, "until")));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          where + " needs a date such as 2027-03-31 as 'until', got '" + e.getParsedString() + "'",
          e);
    }
  }

  private static String text(String where, JsonNode node, String key) {
    String text = node.path(key).asText("").strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException(where + " needs a '" + key + "'");
    }
    return text;
  }

  /**
   * Returns outcomes with the waivers applied, and a failure for each waiver that is about nothing.
   *
   * @param outcomes what was found
   * @param today the day of the run
   */
  public List<Outcome> apply(List<Outcome> outcomes, LocalDate today) {
    List<Outcome> applied = new ArrayList<>();
    outcomes.forEach(
        outcome ->
            applied.add(
                about(outcome.task())
                    .map(waiver -> apply(waiver, outcome, today))
                    .orElse(outcome)));
    for (Waiver waiver : waivers) {
      if (outcomes.stream().noneMatch(outcome -> waiver.isAbout(outcome.task()))) {
        Task task = new Task("waivers", waiver.subject(), waiver.check(), "REQ", "R.5");
        applied.add(
            Outcome.of(task, Status.FAIL, "the waiver is about a check that is not planned", 0));
      }
    }
    return applied;
  }

  private Optional<Waiver> about(Task task) {
    return waivers.stream().filter(waiver -> waiver.isAbout(task)).findFirst();
  }

  private static Outcome apply(Waiver waiver, Outcome outcome, LocalDate today) {
    if (waiver.until().isBefore(today)) {
      return outcome.as(Status.FAIL, "the waiver expired on " + waiver.until());
    }
    return switch (outcome.status()) {
      case FAIL, INCONCLUSIVE, INACCURATE ->
          outcome.as(
              Status.WAIVED,
              "waived until "
                  + waiver.until()
                  + (waiver.issue().isEmpty() ? "" : " (" + waiver.issue() + ")")
                  + ": "
                  + waiver.reason());
      case PASS, UNSUPPORTED ->
          outcome.as(Status.FAIL, "the waiver is not needed: the check does not fail; remove it");
      case WAIVED, ERROR, NOT_RUN -> outcome;
    };
  }
}
