import org.jspecify.annotations.NullMarked;

/** The application that shows everything: an executable document. */
@NullMarked
module dev.fluxion.tour {
  requires dev.fluxion.circuit;
  requires dev.fluxion.dsl;
  requires dev.fluxion.elementary;
  requires dev.fluxion.emulator;
  requires dev.fluxion.hardware;
  requires dev.fluxion.shift;
  requires hipparchus.core;
  requires hipparchus.optim;
  requires info.picocli;
  requires java.management;
  requires jdk.management;
  requires static org.jspecify;

  opens dev.fluxion.tour to
      info.picocli;
}
