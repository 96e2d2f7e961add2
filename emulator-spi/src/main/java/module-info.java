/** The vocabulary of {@code tapi.h}, its structures, and what the author of a device implements. */
module dev.tapiemulator.spi {
  exports dev.tapiemulator.spi;
  exports dev.tapiemulator.tapi;
  exports dev.tapiemulator.tapi.struct;
}
