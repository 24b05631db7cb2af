import org.jspecify.annotations.NullMarked;

/** The contract between Fluxion and its plugins. */
@NullMarked
module dev.fluxion.spi {
  requires static transitive org.jspecify;

  exports dev.fluxion.spi;
}
