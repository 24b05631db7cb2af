package dev.fluxion.spi;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.security.CodeSource;

/** Finds the jar or directory of the code that is defining a primitive. */
final class Origin {
  private Origin() {}

  static String ofCaller() {
    return StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .map(StackFrame::getDeclaringClass)
                    .filter(type -> type.getPackage() != Origin.class.getPackage())
                    .findFirst())
        .map(Origin::of)
        .orElse("unknown");
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
