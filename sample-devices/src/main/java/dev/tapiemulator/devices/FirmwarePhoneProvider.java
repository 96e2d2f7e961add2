package dev.tapiemulator.devices;

/** Makes {@link FirmwarePhone} phones. */
public final class FirmwarePhoneProvider extends SampleProvider {

  /** For {@link java.util.ServiceLoader}. */
  public FirmwarePhoneProvider() {
    super(
        "firmware-phone",
        "A phone that takes new firmware block by block through phoneSetData, checks it and restarts with it.",
        FirmwarePhone::new);
  }
}
