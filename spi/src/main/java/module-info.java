import org.jspecify.annotations.NullMarked;

/** The contract between Fluxion and its plugins. */
@NullMarked
@SuppressWarnings("module")
module dev.fluxion.spi {
  requires static transitive org.jspecify;

  exports dev.fluxion.spi;
  exports dev.fluxion.spi.fast to
      dev.fluxion.dsl,
      dev.fluxion.elementary;
}
