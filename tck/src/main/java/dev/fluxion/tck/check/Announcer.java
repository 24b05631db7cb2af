package dev.fluxion.tck.check;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Tells what part of a plugin is looked at while checks are planned, so that it can be named if it
 * does not return.
 */
final class Announcer {
  private final Predicate<String> wanted;
  private final Consumer<String> heard;
  private String current = "";
  private boolean over;

  /**
   * Creates an announcer.
   *
   * @param wanted whether a part is to be looked at
   * @param heard hears of each part just before it is looked at
   */
  Announcer(Predicate<String> wanted, Consumer<String> heard) {
    this.wanted = wanted;
    this.heard = heard;
  }

  /** Returns the name of a backend as a part of a plugin. */
  static String backend(String id) {
    return "backend '" + id + "'";
  }

  /** Returns the part of a plugin that a subject belongs to. */
  static String part(Subject subject) {
    if (subject instanceof Served served) {
      return backend(served.hosted().backend());
    }
    return subject instanceof Unserved unserved
        ? unserved.title()
        : subject.call().primitive().id();
  }

  boolean isWanted(String part) {
    return wanted.test(part);
  }

  /** Returns whether a part is to be looked at, and announces it if so. */
  boolean begin(String part) {
    if (!isWanted(part)) {
      return false;
    }
    announce(part);
    return true;
  }

  private void announce(String part) {
    current = part;
    heard.accept(part);
  }

  /** Nothing is announced any more. */
  void end() {
    over = true;
  }

  /** Announces a part for the time of a call; an error that ends the planning is its own. */
  <T> T during(String part, Supplier<T> call) {
    if (over) {
      return call.get();
    }
    String before = current;
    announce(part);
    try {
      T result = call.get();
      announce(before);
      return result;
    } catch (RuntimeException | AssertionError exception) {
      announce(before);
      throw exception;
    }
  }

  /**
   * Returns a backend that is announced whenever it evaluates while checks are planned.
   *
   * @param id the id under which it is registered
   * @param backend the backend
   */
  Backend announced(String id, Backend backend) {
    return new Announced(this, backend(id), backend);
  }

  private record Announced(Announcer announcer, String part, Backend backend) implements Backend {
    @Override
    public String id() {
      return backend.id();
    }

    @Override
    public Capabilities capabilities() {
      return backend.capabilities();
    }

    @Override
    public boolean supports(BoundPrimitive call) {
      return announcer.during(part, () -> backend.supports(call));
    }

    @Override
    public List<Estimate> evaluate(List<Evaluation> batch) {
      return announcer.during(part, () -> backend.evaluate(batch));
    }

    @Override
    public void close() {
      backend.close();
    }
  }
}
