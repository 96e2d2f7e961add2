package dev.tapiemulator.cli.card;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.Arrays;

/** The card of an error: what it says and who may return it. */
final class ErrorCard {

  private ErrorCard() {}

  static String of(PhoneErr error) {
    return new CardWriter(String.format("%s (0x%08X)", error.headerName(), error.value()))
        .paragraph(error.meaning() + ".")
        .heading("Documented for")
        .names(Arrays.stream(PhoneFunction.values())
            .filter(function -> function.documented().contains(error))
            .map(PhoneFunction::headerName)
            .toList())
        .toString();
  }
}
