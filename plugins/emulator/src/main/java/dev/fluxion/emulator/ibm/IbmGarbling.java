package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.fault.Fault.Content;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers with results, whose form may be broken. */
final class IbmGarbling {
  /** Where a number stands in results: the first of these that is found. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(\"evs\":\\[*|\"samples\":\\[*|\"num_bits\":|\"shots\":|\"shape\":\\[)"
              + "(?:\"0x[0-9a-f]+\"|[-+.0-9eE]+)");

  private IbmGarbling() {}

  static Answer answer(Garbling garbling, ObjectNode results) {
    if (garbling.has(Content.WRONG_SHAPE)) {
      return Answer.json(200, Json.array().add("results"));
    } else if (garbling.has(Content.NOT_A_NUMBER)) {
      String text = new String(Json.bytes(results), StandardCharsets.UTF_8);
      Matcher number = NUMBER.matcher(text);
      return Answer.json(200, number.replaceFirst("$1NaN").getBytes(StandardCharsets.UTF_8));
    }
    return Answer.json(200, results);
  }
}
