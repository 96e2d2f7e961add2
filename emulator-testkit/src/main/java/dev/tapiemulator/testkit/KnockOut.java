package dev.tapiemulator.testkit;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Runs a client once for each PHONEFEATURE that its phones have, each time without it: no operation of a phone is
 * guaranteed to exist, so a client must live with the loss of any (C-38).
 *
 * <pre>{@code
 * KnockOutReport report = KnockOut.of(() -> EmulatorConfig.builder().phone("desk-phone").build())
 *     .run(emulator -> new Display(emulator.attach("display").tapi()).showTime());
 * assertTrue(report.survivesEverything(), report::toString);
 * }</pre>
 */
public final class KnockOut {

  /** What is run; whatever it throws, it does not survive. */
  @FunctionalInterface
  public interface Client {
    void run(Emulator emulator) throws Exception;
  }

  private final Supplier<EmulatorConfig> config;

  private KnockOut(Supplier<EmulatorConfig> config) {
    this.config = config;
  }

  /** {@code config} is asked anew for each run, so that a phone handed over as an object is a new one each time. */
  public static KnockOut of(Supplier<EmulatorConfig> config) {
    return new KnockOut(Objects.requireNonNull(config));
  }

  /**
   * All runs, first one with nothing missing.
   *
   * @throws IllegalStateException when the client fails with nothing missing, since then no loss can be told
   */
  public KnockOutReport run(Client client) {
    Throwable failure = failureOf(client, config.get());
    if (failure != null) {
      throw new IllegalStateException("the client fails with nothing missing: " + failure, failure);
    }
    Map<MissingFeature, Throwable> fatal = new LinkedHashMap<>();
    int runs = 0;
    for (MissingFeature missing : MissingFeature.of(config.get())) {
      Throwable loss = failureOf(client, missing.in(config.get()));
      if (loss != null) {
        fatal.put(missing, loss);
      }
      runs++;
    }
    return new KnockOutReport(runs, fatal);
  }

  /** What the client, or the emulator at its end, threw; null for nothing. */
  private static Throwable failureOf(Client client, EmulatorConfig config) {
    try (Emulator emulator = Emulator.create(config)) {
      client.run(emulator);
      return null;
    } catch (Exception | AssertionError thrown) {
      return thrown;
    }
  }
}
