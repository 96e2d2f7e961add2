package dev.tapiemulator.tapi;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** API version numbers: the major version in the high word, the minor one in the low word. Page tapi-versioning. */
public final class ApiVersion {

  /** The oldest version that the emulator speaks. */
  public static final int LOWEST = Tapi.TAPI_VERSION_1_3;

  /** The newest version that the emulator speaks. */
  public static final int HIGHEST = Tapi.TAPI_VERSION_2_2;

  private static final List<Integer> KNOWN = List.of(Tapi.TAPI_VERSION_1_3, Tapi.TAPI_VERSION_1_4,
      Tapi.TAPI_VERSION_2_0, Tapi.TAPI_VERSION_2_1, Tapi.TAPI_VERSION_2_2);

  /** At most five digits a word, so that no number overflows before its range is checked. */
  private static final Pattern MAJOR_MINOR = Pattern.compile("([0-9]{1,5})\\.([0-9]{1,5})");

  private static final int WORD_MAX = 0xFFFF;

  private ApiVersion() {}

  /** The versions that the emulator speaks, 1.3 to 2.2, ascending. */
  public static List<Integer> known() {
    return KNOWN;
  }

  public static boolean isKnown(int version) {
    return KNOWN.contains(version);
  }

  /** Any version, known or not, as {@code major.minor}: 0x00020002 is {@code 2.2}. */
  public static String text(int version) {
    return (version >>> 16) + "." + (version & WORD_MAX);
  }

  /** Reads what {@link #text} writes; the version need not be known. Empty for anything else. */
  public static OptionalInt parse(String text) {
    Matcher matcher = MAJOR_MINOR.matcher(text);
    if (!matcher.matches()) {
      return OptionalInt.empty();
    }
    int major = Integer.parseInt(matcher.group(1));
    int minor = Integer.parseInt(matcher.group(2));
    return major > WORD_MAX || minor > WORD_MAX ? OptionalInt.empty() : OptionalInt.of(major << 16 | minor);
  }
}
