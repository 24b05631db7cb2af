package dev.fluxion.hardware;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.fluxion.emulator.Emulator;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.fault.Phase;
import dev.fluxion.emulator.setup.Account;
import dev.fluxion.hardware.provider.Provider;
import dev.fluxion.spi.FluxionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The key of an account is in no text: not in what is printed, thrown, logged or written. */
class SecretsTest {
  private static final String KEY = "very-secret-key-4711";
  private static final Timing TIMING =
      Timing.standard().faster(500).awaiting(Duration.ofMillis(400));

  @TempDir Path folder;

  private static Provider ionq(Emulator emulator) {
    return Ionq.device("qpu.forte-1").at(emulator.ionq()).key(KEY::toCharArray).open();
  }

  private static Provider ibm(Emulator emulator) {
    return Ibm.device("ibm_emulator_7")
        .at(emulator.ibm(), emulator.ibmTokens())
        .key(KEY::toCharArray)
        .instance(Account.CRN::toCharArray)
        .open();
  }

  /**
   * Returns all that is printed, thrown, logged at any level and written by runs with faults, and
   * one without.
   */
  private String traces(Function<Emulator, Provider> driver) throws IOException {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    StringWriter thrown = new StringWriter();
    List<Fault> faults =
        List.of(
            new Fault.Status(401),
            new Fault.Status(403),
            new Fault.Status(500),
            Fault.Transport.HTML_BODY,
            Fault.Transport.TRUNCATED_BODY);
    StringBuffer logged = new StringBuffer();
    AppenderBase<ILoggingEvent> appender =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            logged.append(event.getFormattedMessage()).append('\n');
            Optional.ofNullable(event.getThrowableProxy())
                .ifPresent(proxy -> logged.append(ThrowableProxyUtil.asString(proxy)));
          }
        };
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level level = root.getLevel();
    appender.start();
    root.addAppender(appender);
    root.setLevel(Level.TRACE);
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(System.out);
    try (Emulator emulator = Emulator.builder().accounts(Account.of(KEY)).start()) {
      int number = 0;
      for (Phase phase : List.of(Phase.CREATE, Phase.POLL, Phase.RESULT)) {
        for (Fault fault : faults) {
          Provider provider = driver.apply(emulator);
          thrown.append(provider.toString());
          try (HardwareBackend backend =
              HardwareBackend.over(provider)
                  .journal(folder.resolve("jobs" + number + ".db"))
                  .timing(TIMING)
                  .onProgress(progress -> thrown.append(progress.toString()))
                  .build()) {
            emulator.faults().always(phase, fault);
            backend.evaluate(List.of(Points.at(number++ / 10.0, 100, 1)));
          } catch (FluxionException e) {
            e.printStackTrace(new PrintWriter(thrown));
          }
          emulator.faults().clear();
        }
      }
    } finally {
      System.setOut(out);
      System.setErr(err);
      root.setLevel(level);
      root.detachAppender(appender);
    }
    assertTrue(logged.length() > 0, "something was logged");
    StringBuilder all = new StringBuilder(printed.toString(StandardCharsets.UTF_8));
    all.append(thrown).append(logged);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  private void assertNoKey(Function<Emulator, Provider> driver) throws IOException {
    String traces = traces(driver);
    assertTrue(traces.contains("FLX-505") && traces.contains("SQLite"), "something was seen");
    assertFalse(traces.contains(KEY), "the key was seen");
  }

  @Test
  void theKeyOfIonqIsNowhere() throws IOException {
    assertNoKey(SecretsTest::ionq);
  }

  @Test
  void theKeyOfIbmIsNowhere() throws IOException {
    assertNoKey(SecretsTest::ibm);
  }

  @Test
  void aMissingKeyIsSaidByTheNameOfItsVariable() {
    FluxionException e = assertThrows(FluxionException.class, Ionq.device("simulator")::open);
    assertTrue(
        e.getMessage()
            .equals("FLX-501: there is no key of an account: set IONQ_API_KEY in the environment"),
        e.getMessage());
  }
}
