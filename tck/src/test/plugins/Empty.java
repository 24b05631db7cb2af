import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Registrar;

/** It registers nothing. */
public final class Empty implements Plugin {
  @Override
  public void contribute(Registrar registrar) {}
}
