import org.jspecify.annotations.NullMarked;

/** A server that speaks the protocols of providers of quantum processors, faults included. */
@NullMarked
module dev.fluxion.emulator {
  requires transitive dev.fluxion.circuit;
  requires transitive com.fasterxml.jackson.databind;
  requires com.networknt.schema;
  requires dev.fluxion.spi;
  requires static info.picocli;
  requires jdk.httpserver;
  requires org.slf4j;
  requires static org.jspecify;

  exports dev.fluxion.emulator;
  exports dev.fluxion.emulator.fault;
  exports dev.fluxion.emulator.schema;
  exports dev.fluxion.emulator.seen;
  exports dev.fluxion.emulator.setup;

  opens dev.fluxion.emulator.cli to
      info.picocli;
}
