package dev.tapiemulator.devices;

/** Makes {@link Store} phones. */
public final class StoreProvider extends SampleProvider {

  /** For {@link java.util.ServiceLoader}. */
  public StoreProvider() {
    super(
        "store",
        "Sixteen places that keep bytes and give them back, and a vendor extension to negotiate.",
        Store::new);
  }
}
