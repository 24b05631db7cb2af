package dev.fluxion.tck.report;

import static dev.fluxion.tck.report.Markup.escape;

import dev.fluxion.tck.check.SampledPoint;
import dev.fluxion.tck.run.About;
import dev.fluxion.tck.run.Outcome;
import dev.fluxion.tck.run.PluginFile;
import dev.fluxion.tck.run.Run;
import dev.fluxion.tck.run.Status;
import dev.fluxion.tck.run.Waiver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A run as one page that needs no other file, no script and no network. */
final class HtmlReport {
  private static final int MOST_SHOWN = 60;

  private final Run run;
  private final Map<String, List<Outcome>> bySubject;
  private final List<String> subjects;
  private final StringBuilder html = new StringBuilder();

  private HtmlReport(Run run) {
    this.run = run;
    this.bySubject = run.bySubject();
    this.subjects = List.copyOf(bySubject.keySet());
  }

  static String of(Run run) {
    return new HtmlReport(run).page();
  }

  private String page() {
    String title = title();
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
        .append("<title>" + escape(run.result() + ": " + title) + "</title>\n")
        .append("<style>\n" + style() + "</style>\n</head>\n<body>\n");
    header(title);
    failures();
    waivers();
    matrix();
    subjects();
    environment();
    return html.append("</body>\n</html>\n").toString();
  }

  private String title() {
    List<String> names = new ArrayList<>();
    for (PluginFile file : run.about().files()) {
      String name = String.valueOf(Path.of(file.path()).getFileName());
      if (name.endsWith(".jar") || file.plugins().isEmpty()) {
        names.add(name);
      } else {
        file.plugins().forEach(plugin -> names.add(plugin.substring(plugin.lastIndexOf('.') + 1)));
      }
    }
    return String.join(", ", names);
  }

  private void header(String title) {
    About about = run.about();
    String result = run.result().name();
    html.append("<header class=\"" + result.toLowerCase(Locale.ROOT) + "\">\n")
        .append("<p class=\"verdict\">" + result + "</p>\n")
        .append("<h1>" + escape(title) + "</h1>\n")
        .append("<p>" + escape(sentence()) + "</p>\n<ul class=\"tiles\">\n");
    tile(Integer.toString(run.outcomes().size()), "planned");
    tile(Integer.toString(run.executed()), "executed");
    run.counts()
        .forEach(
            (status, count) -> {
              if (status != Status.NOT_RUN || count > 0) {
                tile(Integer.toString(count), status.label());
              }
            });
    tile(about.profile().toString(), "profile");
    tile(Long.toString(about.seed()), "seed");
    tile(String.format(Locale.ROOT, "%.1f s", run.seconds()), "time");
    html.append("</ul>\n</header>\n");
  }

  private String sentence() {
    String excused =
        run.waivers().isEmpty()
            ? ""
            : " It was run with "
                + run.waivers().size()
                + (run.waivers().size() == 1 ? " waiver" : " waivers")
                + ", which rules certification out.";
    return switch (run.result()) {
      case CERTIFIED -> "Every check of the profile cert was made and passed, without an excuse.";
      case PASSED ->
          "Every check that was asked for was made and passed."
              + (run.about().isPartial() ? " Only a part of the kit was asked for." : "")
              + excused;
      case FAILED -> "At least one rule is broken, or too little could be decided." + excused;
      case INCOMPLETE ->
          "Nothing was found to check, or fewer checks were made than planned; that is no success.";
    };
  }

  private void tile(String value, String label) {
    html.append("<li><b>" + escape(value) + "</b> " + escape(label) + "</li>\n");
  }

  private void failures() {
    List<Outcome> failures =
        run.outcomes().stream().filter(outcome -> outcome.status().isBlocking()).toList();
    if (failures.isEmpty()) {
      return;
    }
    html.append("<h2>What to repair</h2>\n");
    List<Outcome> first = new ArrayList<>(failures);
    first.sort((a, b) -> Boolean.compare(isNotRun(a), isNotRun(b)));
    first.stream().limit(MOST_SHOWN).forEach(this::failure);
    if (first.size() > MOST_SHOWN) {
      html.append("<p>" + (first.size() - MOST_SHOWN) + " more are listed below.</p>\n");
    }
  }

  private static boolean isNotRun(Outcome outcome) {
    return outcome.status() == Status.NOT_RUN;
  }

  private void failure(Outcome outcome) {
    html.append("<article class=\"failure\">\n<h3>" + badge(outcome.status()) + " ")
        .append(escape(outcome.task().title()) + " of ")
        .append("<code>" + escape(outcome.task().subject()) + "</code></h3>\n")
        .append("<p class=\"rule\">rule " + escape(outcome.task().rule()) + ", ")
        .append(escape(Sections.of(outcome.task().rule())) + "</p>\n")
        .append("<pre>" + escape(outcome.text()) + "</pre>\n")
        .append("<p class=\"rule\">to repeat it:</p>\n")
        .append("<pre class=\"command\">" + escape(run.repeat(outcome.task())))
        .append("</pre>\n</article>\n");
  }

  private void waivers() {
    if (run.waivers().isEmpty()) {
      return;
    }
    html.append("<h2>Waivers</h2>\n<div class=\"wide\"><table>\n")
        .append("<tr><th>check<th>subject<th>reason<th>issue<th>until</tr>\n");
    for (Waiver waiver : run.waivers()) {
      row(
          waiver.check(),
          waiver.subject(),
          waiver.reason(),
          waiver.issue(),
          waiver.until().toString());
    }
    html.append("</table></div>\n");
  }

  private void row(String... cells) {
    html.append("<tr>");
    for (String cell : cells) {
      html.append("<td>" + escape(cell) + "</td>");
    }
    html.append("</tr>\n");
  }

  /** All subjects by all checks: where the trouble is, at a glance. */
  private void matrix() {
    List<String> checks =
        run.outcomes().stream().map(outcome -> outcome.task().check()).distinct().toList();
    html.append("<h2>All checks</h2>\n<div class=\"wide\"><table class=\"matrix\">\n<tr><th></th>");
    for (String check : checks) {
      html.append("<th><span>" + escape(check) + "</span></th>");
    }
    html.append("</tr>\n");
    bySubject.forEach(
        (subject, outcomes) -> {
          Map<String, Outcome> byCheck = new LinkedHashMap<>();
          outcomes.forEach(outcome -> byCheck.put(outcome.task().check(), outcome));
          html.append("<tr><th><a href=\"#" + anchor(subject) + "\">" + escape(subject))
              .append("</a></th>");
          for (String check : checks) {
            Outcome outcome = byCheck.get(check);
            html.append("<td>" + (outcome == null ? "" : mark(outcome)) + "</td>");
          }
          html.append("</tr>\n");
        });
    html.append("</table></div>\n<p class=\"legend\">");
    run.counts().keySet().forEach(status -> html.append(badge(status) + " "));
    html.append("</p>\n");
  }

  private static String mark(Outcome outcome) {
    return "<i class=\""
        + type(outcome.status())
        + "\" title=\""
        + escape(outcome.task().check() + " of " + outcome.task().subject())
        + ": "
        + outcome.status().label()
        + "\">"
        + outcome.status().label()
        + "</i>";
  }

  private String anchor(String subject) {
    return "s" + subjects.indexOf(subject);
  }

  private void subjects() {
    html.append("<h2>Primitive by primitive</h2>\n<p class=\"legend\">")
        .append("<svg class=\"key\" viewBox=\"0 0 20 12\"><path class=\"numeric\" d=\"M1 6H19\"/>")
        .append("</svg> numeric derivative, from values alone ")
        .append("<svg class=\"key\" viewBox=\"0 0 20 12\"><path class=\"dots\" d=\"M10 6h0\"/>")
        .append("</svg> derivative of the plugin ")
        .append("<svg class=\"key\" viewBox=\"0 0 20 12\"><path class=\"band\" d=\"M10 1V11\"/>")
        .append("</svg> error band, where it can be seen ")
        .append("<svg class=\"key\" viewBox=\"0 0 20 12\"><path class=\"alarms\" d=\"M10 6h0\"/>")
        .append("</svg> outside of the band. ")
        .append("The lower panels show the distance of the two; the limit is the half width")
        .append(" of the error band.</p>\n");
    bySubject.forEach(this::subject);
  }

  private void subject(String subject, List<Outcome> outcomes) {
    boolean blocked = outcomes.stream().anyMatch(outcome -> outcome.status().isBlocking());
    html.append("<section id=\"" + anchor(subject) + "\">\n<h3><code>" + escape(subject))
        .append("</code> " + summary(outcomes) + "</h3>\n<div class=\"plots\">\n");
    curves(outcomes)
        .forEach(
            (curve, points) ->
                html.append("<figure>")
                    .append(Plot.of(subject + ": " + curve, points))
                    .append("<figcaption>" + escape(curve) + "</figcaption></figure>\n"));
    html.append("</div>\n<details" + (blocked ? " open" : "") + "><summary>")
        .append(outcomes.size() + " checks</summary>\n<div class=\"wide\"><table>\n");
    for (Outcome outcome : outcomes) {
      html.append("<tr><td>" + badge(outcome.status()))
          .append("<td>" + escape(outcome.task().title()))
          .append("<td>rule " + escape(outcome.task().rule()))
          .append("<td class=\"number\">")
          .append(String.format(Locale.ROOT, "%.0f ms", outcome.seconds() * 1000))
          .append("<td class=\"text\">" + escape(outcome.text()) + "</tr>\n");
    }
    html.append("</table></div></details>\n</section>\n");
  }

  private static String summary(List<Outcome> outcomes) {
    Map<Status, Integer> counts = new LinkedHashMap<>();
    outcomes.forEach(outcome -> counts.merge(outcome.status(), 1, Integer::sum));
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (status, count) ->
            text.append("<span class=\"badge " + type(status) + "\">")
                .append(count + " " + status.label())
                .append("</span> "));
    return text.toString();
  }

  /** Points by order and curve; of one argument, the derivatives one by one need no name. */
  private static Map<String, List<SampledPoint>> curves(List<Outcome> outcomes) {
    Map<String, List<SampledPoint>> curves = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      for (SampledPoint point : outcome.samples()) {
        boolean usual = point.axis().equals("x") && point.curve().startsWith("partial(");
        String name = "order " + point.order() + (usual ? "" : ", " + point.curve());
        curves.computeIfAbsent(name, key -> new ArrayList<>()).add(point);
      }
    }
    return curves;
  }

  private static String badge(Status status) {
    return "<span class=\"badge " + type(status) + "\">" + status.label() + "</span>";
  }

  private static String type(Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void environment() {
    About about = run.about();
    html.append("<h2>How it was run</h2>\n<div class=\"wide\"><table class=\"about\">\n");
    for (PluginFile file : about.files()) {
      row("file", file.path());
      row("SHA-256", file.sha256());
      row("version", file.version());
      row("plugins", String.join(", ", file.plugins()));
    }
    row("kit", "Fluxion TCK " + about.kit());
    row("Java", about.java());
    row("system", about.system());
    row("started", about.started());
    row("accuracy", Double.toString(about.accuracy()));
    row("command", about.command());
    html.append("</table></div>\n");
  }

  private static String style() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("report.css is missing from the kit");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("report.css cannot be read", e);
    }
  }
}
