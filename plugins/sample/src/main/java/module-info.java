/** A plugin by a stranger: it depends on nothing but the SPI. */
module com.example.sample {
  requires transitive dev.fluxion.spi;

  exports com.example.sample;

  provides dev.fluxion.spi.Plugin with
      com.example.sample.SamplePlugin;
}
