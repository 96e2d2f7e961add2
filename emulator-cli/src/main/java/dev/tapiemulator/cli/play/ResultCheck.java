package dev.tapiemulator.cli.play;

import dev.tapiemulator.tapi.PhoneErr;

/**
 * What is expected of a call's result.
 *
 * @param anyRequest whether any positive request id will do; else {@code code} is expected
 */
public record ResultCheck(boolean anyRequest, int code) {

  boolean fits(int result) {
    return anyRequest ? result > 0 : result == code;
  }

  @Override
  public String toString() {
    return anyRequest ? "a request id" : code == 0 ? "OK" : PhoneErr.nameOf(code);
  }
}
