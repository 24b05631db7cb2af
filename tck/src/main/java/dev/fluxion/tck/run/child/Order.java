package dev.fluxion.tck.run.child;

import dev.fluxion.tck.run.Profile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a child JVM is to do, as it is handed over in a file.
 *
 * @param plugin the class of the plugin
 * @param jars the jars or directories under test
 * @param classpath what they need beside the SPI
 * @param profile how much of the kit is run
 * @param seed 0, or a number that varies all points and steps
 * @param accuracy the relative error from which a derivative is wrong
 * @param millis how long one check may take
 * @param outputBytes how much the plugin may print during one check
 * @param plots whether points for plots are of interest
 * @param samples a file with attributes and inputs to try, empty for none
 * @param checks the names of the checks to make, empty for all
 * @param subjects the subjects, or ids of primitives, to check, empty for all
 * @param excluded primitives and backends that ended an earlier child while they were planned
 * @param done checks that were made in an earlier child, or are not to be made any more
 * @param properties system properties to set
 * @param journal the file that the child writes down what it does in
 */
record Order(
    String plugin,
    List<String> jars,
    List<String> classpath,
    Profile profile,
    long seed,
    double accuracy,
    long millis,
    long outputBytes,
    boolean plots,
    String samples,
    List<String> checks,
    List<String> subjects,
    List<String> excluded,
    List<Done> done,
    List<Property> properties,
    String journal) {

  /**
   * A check that is not to be made again.
   *
   * @param subject its subject
   * @param check its name
   */
  record Done(String subject, String check) {}

  /**
   * A system property.
   *
   * @param name its name
   * @param value its value
   */
  record Property(String name, String value) {}

  void write(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      Wire.text(out, plugin);
      Wire.texts(out, jars);
      Wire.texts(out, classpath);
      Wire.text(out, profile.name());
      out.writeLong(seed);
      out.writeDouble(accuracy);
      out.writeLong(millis);
      out.writeLong(outputBytes);
      out.writeBoolean(plots);
      Wire.text(out, samples);
      Wire.texts(out, checks);
      Wire.texts(out, subjects);
      Wire.texts(out, excluded);
      Wire.list(out, done, Order::done);
      Wire.list(out, properties, Order::property);
      Wire.text(out, journal);
    }
  }

  static Order read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return new Order(
          Wire.text(in),
          Wire.texts(in),
          Wire.texts(in),
          Profile.valueOf(Wire.text(in)),
          in.readLong(),
          in.readDouble(),
          in.readLong(),
          in.readLong(),
          in.readBoolean(),
          Wire.text(in),
          Wire.texts(in),
          Wire.texts(in),
          Wire.texts(in),
          Wire.list(in, from -> new Done(Wire.text(from), Wire.text(from))),
          Wire.list(in, from -> new Property(Wire.text(from), Wire.text(from))),
          Wire.text(in));
    }
  }

  private static void property(DataOutputStream out, Property each) throws IOException {
    Wire.text(out, each.name());
    Wire.text(out, each.value());
  }

  private static void done(DataOutputStream out, Done each) throws IOException {
    Wire.text(out, each.subject());
    Wire.text(out, each.check());
  }
}
