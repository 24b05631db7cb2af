package dev.fluxion.hardware.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.hardware.provider.Reply;
import dev.fluxion.spi.FluxionException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The configuration of a device, asked for when it is needed and then kept. */
final class IbmConfiguration {
  private static final int TRIES = 5;

  private final String name;
  private final IbmClient client;
  private Optional<IbmDevice> device = Optional.empty();

  IbmConfiguration(String name, IbmClient client) {
    this.name = name;
    this.client = client;
  }

  /**
   * Returns the device.
   *
   * @throws FluxionException FLX-516 if the configuration is not to be had, or is none for circuits
   */
  synchronized IbmDevice device() {
    IbmDevice known = device.orElseGet(this::fetched);
    device = Optional.of(known);
    return known;
  }

  /** Forgets it, so that it is asked for again. */
  synchronized void forget() {
    device = Optional.empty();
  }

  private IbmDevice fetched() {
    String what = "the configuration of " + name;
    return IbmDevice.read(name, asked(client, "/backends/" + name + "/configuration", what));
  }

  static boolean isName(String text) {
    return text.matches("[A-Za-z0-9_.-]+");
  }

  /**
   * Returns the first device that is online, by name: the same one as long as it is.
   *
   * @throws FluxionException FLX-516 if there is none
   */
  static String firstDevice(IbmClient client) {
    JsonNode answer = asked(client, "/backends", "the list of devices");
    SortedSet<String> names = new TreeSet<>();
    for (JsonNode device : answer.path("devices")) {
      boolean isOnline = device.path("status").path("name").asText("").equals("online");
      String each = device.path("name").asText("");
      if (isOnline && !device.path("is_simulator").asBoolean(false) && isName(each)) {
        names.add(each);
      }
    }
    if (names.isEmpty()) {
      throw new FluxionException("FLX-516", "no device of the instance is online");
    }
    return names.first();
  }

  /** Nothing is planned without an answer, so a few faults on the way to it are outlived. */
  private static JsonNode asked(IbmClient client, String path, String what) {
    String reason = "";
    for (int k = 0; k < TRIES; k++) {
      Reply<JsonNode> reply = client.get(path);
      if (reply instanceof Reply.Answer<JsonNode> answer) {
        return answer.value();
      } else if (reply instanceof Reply.Missing<JsonNode> missing) {
        throw notToBeHad(what, missing.reason());
      } else if (reply instanceof Reply.Denied<JsonNode> denied) {
        throw notToBeHad(what, denied.code() + ": " + denied.message());
      } else if (reply instanceof Reply.Trouble<JsonNode> trouble) {
        reason = trouble.reason();
      }
    }
    throw notToBeHad(what, reason);
  }

  private static FluxionException notToBeHad(String what, String reason) {
    return new FluxionException("FLX-516", what + " is not to be had: " + reason);
  }
}
