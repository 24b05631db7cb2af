package dev.fluxion.dsl.catalog;

import dev.fluxion.spi.FluxionException;
import java.util.HashMap;
import java.util.Map;

/** The ids that are taken, each with the plugin that took it. */
final class Claims {
  private final Map<String, Source> owners = new HashMap<>();

  /** Refuses an id that is taken; a subject is a kind and an id, {@code primitive 'shift:sin'}. */
  void requireFree(String subject, Source claimant) {
    Source owner = owners.get(subject);
    if (owner == null) {
      return;
    }
    if (owner.equals(claimant)) {
      throw new FluxionException(
          "FLX-402", subject + " is registered twice by plugin " + claimant + ", ids are unique");
    }
    boolean alike = owner.toString().equals(claimant.toString());
    throw new FluxionException(
        "FLX-402",
        subject
            + " is registered by plugin "
            + (alike ? owner.inFull() : owner)
            + " and by plugin "
            + (alike ? claimant.inFull() : claimant)
            + ", ids are unique");
  }

  void put(String subject, Source owner) {
    owners.put(subject, owner);
  }

  void putAll(Claims others) {
    owners.putAll(others.owners);
  }

  static String primitive(String id) {
    return "primitive '" + id + "'";
  }

  static String backend(String id) {
    return "backend '" + id + "'";
  }
}
