import org.jspecify.annotations.NullMarked;

/** Circuits on remote quantum processors. */
@NullMarked
module dev.fluxion.hardware {
  requires transitive dev.fluxion.circuit;
  requires transitive dev.fluxion.spi;
  requires com.fasterxml.jackson.databind;
  requires static info.picocli;
  requires java.net.http;
  requires java.sql;
  requires static org.jspecify;
  requires org.slf4j;
  requires org.xerial.sqlitejdbc;

  exports dev.fluxion.hardware;
  exports dev.fluxion.hardware.journal;
  exports dev.fluxion.hardware.provider;

  opens dev.fluxion.hardware.cli to
      info.picocli;

  provides dev.fluxion.spi.Plugin with
      dev.fluxion.hardware.HardwarePlugin;
}
