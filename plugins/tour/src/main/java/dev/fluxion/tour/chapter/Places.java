package dev.fluxion.tour.chapter;

import dev.fluxion.circuit.Simulator;
import dev.fluxion.emulator.Emulator;
import dev.fluxion.emulator.setup.Account;
import dev.fluxion.hardware.HardwareBackend;
import dev.fluxion.hardware.Ibm;
import dev.fluxion.hardware.Ionq;
import dev.fluxion.hardware.Progress;
import dev.fluxion.hardware.Timing;
import dev.fluxion.hardware.provider.Provider;
import dev.fluxion.spi.Shots;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** In process, the simulator, and two providers, which an emulator in this process stands for. */
final class Places implements AutoCloseable {
  static final String DEVICE = "qpu.forte-1";
  static final Timing NEARBY = Timing.standard().faster(50).awaiting(Duration.ofSeconds(60));

  private static final String KEY = Account.DEFAULT.key();

  private final Shots shots;
  private final Scratch scratch = new Scratch();
  private final Simulator simulator = new Simulator();
  private final Emulator emulator = Emulator.builder().seed(7).start();
  private final Place ionq = remote("IonQ", ionq(emulator.ionq()));
  private final Place ibm = remote("IBM", ibm());

  Places(Shots shots) {
    this.shots = shots;
  }

  /** Returns the driver of IonQ at another address, with the key of an emulator. */
  static Provider ionq(URI address) {
    return Ionq.device(DEVICE).at(address).key(KEY::toCharArray).open();
  }

  private Provider ibm() {
    return Ibm.device("ibm_emulator_7")
        .at(emulator.ibm(), emulator.ibmTokens())
        .key(KEY::toCharArray)
        .instance(Account.CRN::toCharArray)
        .jobsPerMinute(1000)
        .open();
  }

  private Place remote(String name, Provider provider) {
    List<Progress> told = new ArrayList<>();
    HardwareBackend backend =
        HardwareBackend.over(provider)
            .journal(scratch.file(name + ".db"))
            .timing(NEARBY)
            .onProgress(told::add)
            .build();
    return new Place(name, f -> f.on(backend, shots), Optional.of(backend), told);
  }

  Place inProcess() {
    return new Place("in process", f -> f);
  }

  Place exact() {
    return new Place("simulator, exact", f -> f.on(simulator));
  }

  /** Returns the places where evaluations are sampled. */
  List<Place> sampled() {
    return List.of(new Place("simulator, shots", f -> f.on(simulator, shots)), ionq, ibm);
  }

  Emulator emulator() {
    return emulator;
  }

  @Override
  public void close() {
    ionq.device().ifPresent(HardwareBackend::close);
    ibm.device().ifPresent(HardwareBackend::close);
    emulator.close();
    simulator.close();
    scratch.close();
  }
}
