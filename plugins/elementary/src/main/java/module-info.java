import org.jspecify.annotations.NullMarked;

/** The elementary functions, with derivatives of any order. */
@NullMarked
module dev.fluxion.elementary {
  requires transitive dev.fluxion.spi;
  requires static org.jspecify;

  exports dev.fluxion.elementary;

  provides dev.fluxion.spi.Plugin with
      dev.fluxion.elementary.ElementaryPlugin;
}
