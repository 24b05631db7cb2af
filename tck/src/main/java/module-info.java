import org.jspecify.annotations.NullMarked;

/** The kit that proves the derivatives of a plugin right. */
@NullMarked
module dev.fluxion.tck {
  requires transitive dev.fluxion.spi;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires dev.fluxion.dsl;
  requires static info.picocli;
  requires java.xml;
  requires net.jqwik.api;
  requires static transitive org.jspecify;
  requires transitive org.junit.jupiter.api;

  exports dev.fluxion.tck;

  opens dev.fluxion.tck.cli to
      info.picocli;
}
