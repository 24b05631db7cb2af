package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A file of a job: what of it, and in which format.
 *
 * @param format IonQ's name of it
 * @param source what it is made of
 */
record IonqArtifact(String format, Source source) {
  static final String PROBABILITIES_V1 = "ionq.result.probabilities.json.v1";
  static final String PROBABILITIES_V2 = "ionq.result.probabilities.json.v2";
  static final String HISTOGRAM_V1 = "ionq.result.histogram.json.v1";
  static final String HISTOGRAM_V2 = "ionq.result.histogram.json.v2";
  static final String SHOTS_V1 = "ionq.result.shots.json.v1";
  static final String SHOTS_V2 = "ionq.result.shots.json.v2";
  static final String AGGREGATE = "ionq.result.probabilities-aggregate.json.v1";

  /**
   * What a file is made of: all shots, those of a variant, or all aggregated by a method.
   *
   * @param variant the number of the variant
   * @param method {@code average}, {@code voting} or {@code dnl}, empty for neither
   */
  record Source(OptionalInt variant, String method) {
    static final Source ALL = new Source(OptionalInt.empty(), "");

    static Source variant(int number) {
      return new Source(OptionalInt.of(number), "");
    }

    static Source aggregated(String method) {
      return new Source(OptionalInt.empty(), method);
    }
  }

  /** Returns the id: a word for some, opaque for others. */
  String id() {
    if (source.equals(Source.ALL) && format.equals(PROBABILITIES_V1)) {
      return "probabilities";
    } else if (format.equals(AGGREGATE)) {
      return "probabilities-aggregate";
    }
    return uuid(format + source);
  }

  /** Returns an id that is made of a name. */
  static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  ObjectNode descriptor() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id())
        .put("format", format)
        .put("media_type", "application/json");
  }

  /** Returns the files that are the results of a job, or of a circuit of it. */
  static List<IonqArtifact> results(IonqJob job, boolean isWholeBatch) {
    if (isWholeBatch) {
      return List.of(new IonqArtifact(AGGREGATE, Source.ALL));
    }
    List<String> formats =
        job.isSampled()
            ? List.of(
                PROBABILITIES_V1, PROBABILITIES_V2, HISTOGRAM_V1, HISTOGRAM_V2, SHOTS_V1, SHOTS_V2)
            : List.of(PROBABILITIES_V1, PROBABILITIES_V2);
    return formats.stream().map(format -> new IonqArtifact(format, Source.ALL)).toList();
  }

  /** Returns the files of a variant. */
  static List<IonqArtifact> variant(int number) {
    return List.of(PROBABILITIES_V2, HISTOGRAM_V2, SHOTS_V2).stream()
        .map(format -> new IonqArtifact(format, Source.variant(number)))
        .toList();
  }

  /** Returns the file of a method of aggregation. */
  static IonqArtifact aggregated(String method) {
    return new IonqArtifact(HISTOGRAM_V2, Source.aggregated(method));
  }

  /** Returns all files of a circuit. */
  static List<IonqArtifact> all(IonqJob job) {
    List<IonqArtifact> all = new ArrayList<>(results(job, false));
    if (job.isDebiased()) {
      for (int number = 0; number < IonqVariants.COUNT; number++) {
        all.addAll(variant(number));
      }
      IonqVariants.METHODS.forEach(method -> all.add(aggregated(method)));
    }
    return all;
  }
}
