package dev.tapiemulator.devices;

/** Makes {@link LampPanel} phones. */
public final class LampPanelProvider extends SampleProvider {

  /** For {@link java.util.ServiceLoader}. */
  public LampPanelProvider() {
    super(
        "lamp-panel",
        "A panel of 96 keys with lamps; one download sets many lamps at once.",
        LampPanel::new);
  }
}
