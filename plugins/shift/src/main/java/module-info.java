import org.jspecify.annotations.NullMarked;

/** Functions whose derivatives are shifts of themselves. */
@NullMarked
module dev.fluxion.shift {
  requires transitive dev.fluxion.spi;
  requires static org.jspecify;

  exports dev.fluxion.shift;

  provides dev.fluxion.spi.Plugin with
      dev.fluxion.shift.ShiftPlugin;
}
