package dev.tapiemulator.cli.words;

import dev.tapiemulator.tapi.ApiVersion;
import dev.tapiemulator.tapi.ConstantGroup;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.tapi.TapiConstants;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the numbers in parameters and structure members mean: which constants belong to a C name, so that they can be
 * typed in short and printed in full.
 */
public final class Members {

  private static final Map<String, ConstantGroup> GROUPS = groups();
  private static final int MOST_NAMED_IN_FULL = 3;
  private static final String TIME_OUT = "dwTimeout";

  private Members() {}

  /** The constants of a parameter or member, with or without the {@code lp} of a pointer. */
  public static Optional<ConstantGroup> groupOf(String member) {
    String name = withoutPointer(member);
    if (name.endsWith("HookSwitchMode") || name.endsWith("HookSwitchModes")) {
      return Optional.of(ConstantGroup.PHONEHOOKSWITCHMODE);
    }
    return Optional.ofNullable(GROUPS.get(name));
  }

  /** Whether the member holds an API version. */
  public static boolean isApiVersion(String member) {
    String name = withoutPointer(member);
    return name.startsWith("dwAPI") && name.endsWith("Version");
  }

  /**
   * The value of one word for that member: a header constant, the end of one of the member's own constants ("owner" for
   * PHONEPRIVILEGE_OWNER), a version such as 2.2, the name of a code without its prefix.
   */
  public static OptionalInt constant(String member, String word) {
    Optional<ConstantGroup> group = groupOf(member);
    if (group.isPresent()) {
      Integer own = group.get().constants().get(group.get().prefix() + word.toUpperCase(Locale.ROOT));
      if (own != null) {
        return OptionalInt.of(own);
      }
    }
    return isApiVersion(member) && ApiVersion.parse(word).isPresent()
        ? ApiVersion.parse(word)
        : TapiConstants.valueOf(word);
  }

  /** Decimal or {@code 0x} hexadecimal, 0..0xFFFFFFFF; empty for anything else. */
  public static OptionalLong number(String word) {
    boolean hex = word.startsWith("0x") || word.startsWith("0X");
    String digits = hex ? word.substring(2) : word;
    boolean wellFormed = hex ? digits.matches("[0-9A-Fa-f]{1,16}") : digits.matches("[0-9]{1,10}");
    if (!wellFormed) {
      return OptionalLong.empty();
    }
    long value = hex ? Long.parseUnsignedLong(digits, 16) : Long.parseLong(digits);
    return value >>> 32 == 0 ? OptionalLong.of(value) : OptionalLong.empty();
  }

  /** A result by its name: OK, PHONEERR_NOMEM, NOMEM, or a number. */
  public static OptionalInt result(String word) {
    if (word.equals("OK")) {
      return OptionalInt.of(PhoneErr.OK.value());
    }
    OptionalInt code = TapiConstants.valueOf(word);
    if (code.isEmpty()) {
      code = TapiConstants.valueOf("PHONEERR_" + word);
    }
    if (code.isPresent()) {
      return code;
    }
    OptionalLong number = number(word);
    return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
  }

  /** The value as people read it: constants by name, versions as 2.2, large values in hexadecimal. */
  public static String show(String member, long value) {
    if (isApiVersion(member) && value == (int) value) {
      return ApiVersion.text((int) value);
    }
    Optional<ConstantGroup> group = groupOf(member);
    if (group.isPresent() && value >>> 32 == 0) {
      ConstantGroup constants = group.get();
      return constants.kind() == ConstantGroup.Kind.FLAGS
          ? flags(constants, (int) value)
          : constants.nameOf((int) value);
    }
    if (member.equals(TIME_OUT) && (int) value == Tapi.INFINITE) {
      return "INFINITE";
    }
    return member.startsWith("lph") ? String.format("0x%08X", value) : plain(value);
  }

  /** Many bits in short: the prefix that all names share stands in front of the first only. */
  private static String flags(ConstantGroup group, int value) {
    String names = group.flags(value);
    return Integer.bitCount(value) <= MOST_NAMED_IN_FULL ? names : names.replace("|" + group.prefix(), "|");
  }

  /** Small numbers in decimal, others in hexadecimal. */
  public static String plain(long value) {
    return value >= 0 && value < 100_000 ? Long.toString(value) : String.format("0x%08X", value);
  }

  private static String withoutPointer(String member) {
    return member.startsWith("lp") ? member.substring(2) : member;
  }

  private static Map<String, ConstantGroup> groups() {
    Map<String, ConstantGroup> groups = new LinkedHashMap<>();
    groups.put("dwPhoneStates", ConstantGroup.PHONESTATE);
    groups.put("dwButtonMode", ConstantGroup.PHONEBUTTONMODE);
    groups.put("dwButtonModes", ConstantGroup.PHONEBUTTONMODE);
    groups.put("dwButtonState", ConstantGroup.PHONEBUTTONSTATE);
    groups.put("dwButtonStates", ConstantGroup.PHONEBUTTONSTATE);
    groups.put("dwButtonFunction", ConstantGroup.PHONEBUTTONFUNCTION);
    groups.put("dwHookSwitchDev", ConstantGroup.PHONEHOOKSWITCHDEV);
    groups.put("dwHookSwitchDevs", ConstantGroup.PHONEHOOKSWITCHDEV);
    groups.put("dwVolumeFlags", ConstantGroup.PHONEHOOKSWITCHDEV);
    groups.put("dwGainFlags", ConstantGroup.PHONEHOOKSWITCHDEV);
    groups.put("dwLampMode", ConstantGroup.PHONELAMPMODE);
    groups.put("dwPrivilege", ConstantGroup.PHONEPRIVILEGE);
    groups.put("dwPhoneFeatures", ConstantGroup.PHONEFEATURE);
    groups.put("dwStatusFlags", ConstantGroup.PHONESTATUSFLAGS);
    groups.put("dwStringFormat", ConstantGroup.STRINGFORMAT);
    groups.put("dwOptions", ConstantGroup.PHONEINITIALIZEEXOPTION);
    groups.put("dwMessageID", ConstantGroup.PHONE);
    return groups;
  }
}
