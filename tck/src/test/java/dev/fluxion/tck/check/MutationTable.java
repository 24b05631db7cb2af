package dev.fluxion.tck.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the kit and a usual checker of gradients find in wrong plugins, and what they blame right
 * ones for.
 */
final class MutationTable {
  private final long seeds;
  private final long otherSeeds;
  private final List<WrongRow> wrong = new ArrayList<>();
  private final List<RightRow> right = new ArrayList<>();

  /**
   * Creates a table.
   *
   * @param seeds with how many wrong plugins are tried
   * @param otherSeeds with how many right plugins are, and a central difference is
   */
  MutationTable(long seeds, long otherSeeds) {
    this.seeds = seeds;
    this.otherSeeds = otherSeeds;
  }

  /**
   * A wrong plugin.
   *
   * @param kind its class
   * @param name what is wrong
   * @param check the check that must find it
   * @param found with how many seeds the check finds it
   * @param foundByCentralDifference with how many seeds a central difference finds something
   */
  record WrongRow(
      String kind, String name, String check, long found, long foundByCentralDifference) {}

  /**
   * A right plugin.
   *
   * @param name what is awkward about it
   * @param checks how many checks were made
   * @param blamed how many failed
   * @param undecided how many could not be decided
   * @param blamedByCentralDifference with how many seeds a central difference blames it
   */
  record RightRow(
      String name, long checks, long blamed, long undecided, long blamedByCentralDifference) {}

  void add(WrongRow row) {
    wrong.add(row);
  }

  void add(RightRow row) {
    right.add(row);
  }

  List<WrongRow> wrong() {
    return wrong;
  }

  List<RightRow> right() {
    return right;
  }

  /** Returns how many wrong plugins of derivatives a central difference misses with some seed. */
  long missedByCentralDifference() {
    return ofDerivatives().stream()
        .filter(row -> row.foundByCentralDifference() < otherSeeds)
        .count();
  }

  /** Returns how many wrong plugins the kit misses with some seed. */
  long missed() {
    return wrong.stream().filter(row -> row.found() < seeds).count();
  }

  List<WrongRow> ofDerivatives() {
    return wrong.stream().filter(row -> Gallery.isOfDerivatives(row.kind())).toList();
  }

  /** Returns how many right plugins a central difference blames with some seed. */
  long blamedByCentralDifference() {
    return right.stream().filter(row -> row.blamedByCentralDifference() > 0).count();
  }

  /** Returns how many right plugins the kit blames with some seed. */
  long blamed() {
    return right.stream().filter(row -> row.blamed() > 0).count();
  }

  Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("seeds for wrong plugins", seeds);
    summary.put("seeds for right ones and a central difference", otherSeeds);
    summary.put("wrong plugins", wrong.size());
    summary.put("missed by the kit", missed());
    summary.put("wrong plugins of classes A to D", ofDerivatives().size());
    summary.put("of these missed by a central difference", missedByCentralDifference());
    summary.put("right plugins", right.size());
    summary.put("blamed by the kit", blamed());
    summary.put("blamed by a central difference", blamedByCentralDifference());
    summary.put("checks of right plugins", right.stream().mapToLong(RightRow::checks).sum());
    summary.put("of these undecided", right.stream().mapToLong(RightRow::undecided).sum());
    return summary;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(String.format("%-58s %-11s %7s %7s%n", "wrong plugin", "check", "found", "c.d."));
    String kind = "";
    for (WrongRow row : wrong) {
      if (!row.kind().equals(kind)) {
        kind = row.kind();
        text.append(kind).append(System.lineSeparator());
      }
      String other =
          Gallery.isOfDerivatives(kind) ? row.foundByCentralDifference() + "/" + otherSeeds : "-";
      text.append(
          String.format(
              "  %-56s %-11s %7s %7s%n",
              row.name(), row.check(), row.found() + "/" + seeds, other));
    }
    text.append(
        String.format(
            "%n%-58s %8s %7s %9s %7s%n", "right plugin", "checks", "blamed", "undecided", "c.d."));
    for (RightRow row : right) {
      text.append(
          String.format(
              "  %-56s %8d %7d %9d %7s%n",
              row.name(),
              row.checks(),
              row.blamed(),
              row.undecided(),
              row.blamedByCentralDifference() + "/" + otherSeeds));
    }
    text.append(System.lineSeparator());
    summary().forEach((key, value) -> text.append(String.format("%-48s %s%n", key, value)));
    return text.toString();
  }

  /** Writes the table as text and as JSON. */
  void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("mutation-table.txt"), toString());
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("summary", summary());
    all.put("wrong", wrong);
    all.put("right", right);
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(directory.resolve("mutation-table.json").toFile(), all);
  }
}
