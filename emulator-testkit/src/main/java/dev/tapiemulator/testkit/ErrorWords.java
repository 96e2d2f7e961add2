package dev.tapiemulator.testkit;

import dev.tapiemulator.tapi.ConstantGroup;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.Locale;
import java.util.Optional;

/** Results and error codes, explained to whoever meets them in a failing test. */
final class ErrorWords {

  private static final int LINE_ERRORS = 0x8;
  private static final int KIND_SHIFT = 28;
  private static final long HIGHEST_DWORD = 0xFFFFFFFFL;

  private ErrorWords() {}

  /** 0, "request id 3", or an error with its number and meaning. */
  static String decoded(long result) {
    if (result == 0) {
      return "0";
    }
    if (isLineError(result)) {
      return lineError(result);
    }
    String name = PhoneErr.nameOf(result);
    return PhoneErr.of((int) result).map(error -> name + " (" + error.meaning() + ")").orElse(name);
  }

  /** Whether a value is an error of the line functions, however it was widened to 64 bits. */
  static boolean isLineError(long result) {
    boolean fits = result == (int) result || result == ((int) result & HIGHEST_DWORD);
    return fits && (int) result >>> KIND_SHIFT == LINE_ERRORS;
  }

  /** Refuses what no phone function and no PHONE_REPLY can bring: errors of lines, request ids, what is no result. */
  static void requireOfPhones(long result) {
    if (isLineError(result)) {
      throw new IllegalArgumentException(lineError(result));
    }
    boolean fits = result == (int) result || result == ((int) result & HIGHEST_DWORD);
    if (!fits || (int) result > 0) {
      throw new IllegalArgumentException(
          number(result) + " is neither 0 nor an error: " + PhoneErr.nameOf(result));
    }
  }

  private static String lineError(long result) {
    int code = (int) result;
    Optional<String> name = ConstantGroup.LINEERR.find(code);
    Optional<PhoneErr> sibling = name.flatMap(found -> phoneErrorNamed(found.replace("LINEERR_", "")));
    return number(code) + " (" + String.format(Locale.ROOT, "0x%X", (long) code) + " in a 64-bit parameter) is "
        + name.orElse("a LINEERR_ code") + ", an error of lines; a phone program gets PHONEERR_ codes"
        + sibling.map(error -> ", here " + error.headerName() + " (" + number(error.value()) + ")").orElse("");
  }

  private static Optional<PhoneErr> phoneErrorNamed(String name) {
    for (PhoneErr error : PhoneErr.values()) {
      if (error.name().equals(name)) {
        return Optional.of(error);
      }
    }
    return Optional.empty();
  }

  private static String number(long value) {
    return value == (int) value && value < 0
        ? String.format(Locale.ROOT, "0x%X", (int) value)
        : String.format(Locale.ROOT, "0x%X", value);
  }
}
