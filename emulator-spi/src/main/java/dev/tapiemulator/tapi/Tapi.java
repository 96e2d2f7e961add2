package dev.tapiemulator.tapi;

/**
 * The constants of {@code tapi.h} and {@code tspi.h} that concern phones, under the names of the header.
 *
 * <p>Meant for {@code import static dev.tapiemulator.tapi.Tapi.*}. The constants stand in one file a subject, which
 * this class gathers; {@link ConstantGroup} holds them as tables.
 */
public final class Tapi
    implements ErrorCodes, ButtonAndLampCodes, FeatureBits, StateCodes, SessionCodes, ProviderCodes {

  /** A time-out without limit, in {@code phoneGetMessage}; a Windows constant that {@code tapi.h} takes over. */
  public static final int INFINITE = 0xFFFFFFFF;

  private Tapi() {}
}
