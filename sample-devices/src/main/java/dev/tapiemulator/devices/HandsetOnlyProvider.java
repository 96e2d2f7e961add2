package dev.tapiemulator.devices;

/** Makes {@link HandsetOnly} phones. */
public final class HandsetOnlyProvider extends SampleProvider {

  /** For {@link java.util.ServiceLoader}. */
  public HandsetOnlyProvider() {
    super(
        "handset-only",
        "The legal minimum: a handset, and nothing that an application could set.",
        HandsetOnly::new);
  }
}
