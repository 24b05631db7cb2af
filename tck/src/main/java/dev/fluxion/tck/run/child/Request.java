package dev.fluxion.tck.run.child;

import dev.fluxion.tck.run.Limits;
import dev.fluxion.tck.run.PluginFile;
import dev.fluxion.tck.run.Profile;
import java.util.List;
import java.util.Map;

/**
 * What is asked for.
 *
 * @param files the jars or directories under test
 * @param classpath what they need beside the SPI
 * @param profile how much of the kit is run
 * @param seed 0, or a number that varies all points and steps
 * @param accuracy the relative error from which a derivative is wrong
 * @param limits what a plugin may use up
 * @param plots whether points for plots are of interest
 * @param samples a file with attributes and inputs to try, empty for none
 * @param checks the names of the checks to make, empty for all
 * @param subjects the subjects, or ids of primitives, to check, empty for all
 * @param properties system properties for the JVM of the plugin
 */
public record Request(
    List<PluginFile> files,
    List<String> classpath,
    Profile profile,
    long seed,
    double accuracy,
    Limits limits,
    boolean plots,
    String samples,
    List<String> checks,
    List<String> subjects,
    Map<String, String> properties) {
  /** Copies the lists. */
  public Request {
    files = List.copyOf(files);
    classpath = List.copyOf(classpath);
    checks = List.copyOf(checks);
    subjects = List.copyOf(subjects);
    properties = Map.copyOf(properties);
  }

  /** Returns whether only a part of the profile is asked for. */
  public boolean isPartial() {
    return !checks.isEmpty() || !subjects.isEmpty();
  }

  Order order(String plugin, List<String> excluded, List<Order.Done> done, String journal) {
    return new Order(
        plugin,
        files.stream().map(PluginFile::path).toList(),
        classpath,
        profile,
        seed,
        accuracy,
        limits.perCheck().toMillis(),
        limits.outputBytes(),
        plots,
        samples,
        checks,
        subjects,
        excluded,
        done,
        properties.entrySet().stream()
            .map(each -> new Order.Property(each.getKey(), each.getValue()))
            .toList(),
        journal);
  }
}
