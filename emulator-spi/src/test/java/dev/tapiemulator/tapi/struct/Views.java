package dev.tapiemulator.tapi.struct;

import java.util.List;

/** One view of every structure, for 32-bit and for 64-bit callers. */
final class Views {

  private Views() {}

  static List<StructView<?>> all() {
    return List.of(new PhoneButtonInfo(), new PhoneCaps(), new PhoneStatus(), new PhoneExtensionId(), new VarString(),
        new PhoneInitializeExParams(PointerWidth.BITS_32), new PhoneInitializeExParams(PointerWidth.BITS_64),
        new PhoneMessage(PointerWidth.BITS_32), new PhoneMessage(PointerWidth.BITS_64));
  }
}
