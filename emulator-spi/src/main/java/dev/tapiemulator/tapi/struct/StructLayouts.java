package dev.tapiemulator.tapi.struct;

import java.util.List;
import java.util.Optional;

/** The layouts of all structures of the phone functions. */
public final class StructLayouts {

  private static final List<StructLayout> ALL = List.of(PhoneButtonInfo.LAYOUT, PhoneCaps.LAYOUT, PhoneStatus.LAYOUT,
      PhoneExtensionId.LAYOUT, PhoneInitializeExParams.LAYOUT, PhoneMessage.LAYOUT, VarString.LAYOUT);

  private StructLayouts() {}

  public static List<StructLayout> all() {
    return ALL;
  }

  /** The layout of the structure of that C name, such as {@code PHONECAPS}. */
  public static Optional<StructLayout> find(String name) {
    return ALL.stream().filter(layout -> layout.name().equals(name)).findFirst();
  }
}
