package dev.fluxion.spi;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.security.CodeSource;
import java.util.Iterator;
import java.util.stream.Stream;

/** Finds the jar or directory of the code that is defining a primitive. */
final class Origin {
  private Origin() {}

  static String ofCaller() {
    return StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE).walk(Origin::outside);
  }

  private static String outside(Stream<StackFrame> stack) {
    Iterator<StackFrame> frames = stack.iterator();
    while (frames.hasNext()) {
      Class<?> type = frames.next().getDeclaringClass();
      if (type.getPackage() != Origin.class.getPackage()) {
        return of(type);
      }
    }
    return "unknown";
  }

  private static String of(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return type.getModule().isNamed() ? "module " + type.getModule().getName() : type.getName();
    }
    String path = source.getLocation().getPath();
    String[] parts = path.split("/");
    String last = parts.length == 0 ? path : parts[parts.length - 1];
    return last.endsWith(".jar") ? last : path;
  }
}
