/** The emulator: the phone half of TAPI 2.2 in one Java process. */
module dev.tapiemulator.core {
  requires transitive dev.tapiemulator.spi;
  requires com.google.common;
  requires org.slf4j;

  exports dev.tapiemulator.emulator;
  exports dev.tapiemulator.emulator.spec;
  exports dev.tapiemulator.emulator.choice;
  exports dev.tapiemulator.emulator.journal;

  uses dev.tapiemulator.emulator.journal.HistoryPrinter;
  uses dev.tapiemulator.spi.PhoneDeviceProvider;
}
