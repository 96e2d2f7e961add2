package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.emulator.spec.Parameter;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.struct.PhoneButtonInfo;
import dev.tapiemulator.tapi.struct.PhoneCaps;
import dev.tapiemulator.tapi.struct.PhoneExtensionId;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import dev.tapiemulator.tapi.struct.PhoneStatus;
import dev.tapiemulator.tapi.struct.StructField;
import dev.tapiemulator.tapi.struct.StructLayout;
import dev.tapiemulator.tapi.struct.VarString;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names of everything a function gives back: its places, and the members and variable parts of its structures. */
final class Outputs {

  private static final String SIZE_SUFFIX = "Size";

  private Outputs() {}

  static Set<String> of(PhoneFunction function) {
    Set<String> names = new TreeSet<>();
    for (Parameter parameter : function.parameters()) {
      switch (parameter.type()) {
        case OUT, IN_OUT -> names.add(parameter.name());
        case BUFFER_OUT -> layout(parameter.name()).ifPresentOrElse(
            layout -> members(layout, names), () -> names.add(parameter.name()));
        default -> { }
      }
    }
    names.remove("dwTotalSize");
    return names;
  }

  private static void members(StructLayout layout, Set<String> names) {
    for (StructField field : layout.fields()) {
      names.add(field.name());
      if (field.name().endsWith(SIZE_SUFFIX)) {
        String part = field.name().substring(0, field.name().length() - SIZE_SUFFIX.length());
        layout.field(part + "Offset").ifPresent(offset -> names.add(part));
      }
    }
  }

  private static Optional<StructLayout> layout(String parameter) {
    return Optional.ofNullable(switch (parameter) {
      case "lpButtonInfo" -> PhoneButtonInfo.LAYOUT;
      case "lpPhoneCaps" -> PhoneCaps.LAYOUT;
      case "lpDisplay", "lpDeviceID" -> VarString.LAYOUT;
      case "lpMessage" -> PhoneMessage.LAYOUT;
      case "lpPhoneStatus" -> PhoneStatus.LAYOUT;
      case "lpExtensionID" -> PhoneExtensionId.LAYOUT;
      default -> null;
    });
  }
}
