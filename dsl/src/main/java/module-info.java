import org.jspecify.annotations.NullMarked;

/** The application's face of Fluxion, and the engine behind it. */
@NullMarked
module dev.fluxion.dsl {
  requires transitive dev.fluxion.spi;
  requires static transitive org.jspecify;
  requires com.fasterxml.jackson.core;
  requires com.google.common;
  requires org.objectweb.asm;
  requires org.slf4j;

  exports dev.fluxion.dsl;

  uses dev.fluxion.spi.Plugin;
}
