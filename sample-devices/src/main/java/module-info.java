/** Five phones, found by {@link java.util.ServiceLoader}; they see nothing of the emulator but the device SPI. */
module dev.tapiemulator.devices {
  requires dev.tapiemulator.spi;

  provides dev.tapiemulator.spi.PhoneDeviceProvider with
      dev.tapiemulator.devices.DeskPhoneProvider,
      dev.tapiemulator.devices.FirmwarePhoneProvider,
      dev.tapiemulator.devices.HandsetOnlyProvider,
      dev.tapiemulator.devices.LampPanelProvider,
      dev.tapiemulator.devices.StoreProvider;
}
