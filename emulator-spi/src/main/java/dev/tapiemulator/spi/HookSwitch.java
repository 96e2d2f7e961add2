package dev.tapiemulator.spi;

import static dev.tapiemulator.tapi.Tapi.PHONEHOOKSWITCHMODE_MIC;
import static dev.tapiemulator.tapi.Tapi.PHONEHOOKSWITCHMODE_MICSPEAKER;
import static dev.tapiemulator.tapi.Tapi.PHONEHOOKSWITCHMODE_ONHOOK;
import static dev.tapiemulator.tapi.Tapi.PHONEHOOKSWITCHMODE_SPEAKER;

/**
 * What one hookswitch device, with its microphone and speaker, can do (C-87).
 *
 * @param modes the PHONEHOOKSWITCHMODE_ bits it can be in
 * @param settableModes those an application can put it into
 * @param monitoredModes those whose change is reported
 * @param volume whether the speaker's volume can be set and read
 * @param gain whether the microphone's gain can be set and read
 */
public record HookSwitch(int modes, int settableModes, int monitoredModes, boolean volume, boolean gain) {

  /** A device the phone does not have. */
  public static final HookSwitch NONE = new HookSwitch(0, 0, 0, false, false);

  private static final int ALL_MODES = PHONEHOOKSWITCHMODE_ONHOOK
      | PHONEHOOKSWITCHMODE_MIC
      | PHONEHOOKSWITCHMODE_SPEAKER
      | PHONEHOOKSWITCHMODE_MICSPEAKER;

  /** All four modes, set and reported, with volume and gain. */
  public static HookSwitch full() {
    return new HookSwitch(ALL_MODES, ALL_MODES, ALL_MODES, true, true);
  }

  /** Moved by hand only: on-hook or both live, reported but not settable, without volume and gain. */
  public static HookSwitch manual() {
    int modes = PHONEHOOKSWITCHMODE_ONHOOK | PHONEHOOKSWITCHMODE_MICSPEAKER;
    return new HookSwitch(modes, 0, modes, false, false);
  }

  /** Whether the phone has this device. */
  public boolean present() {
    return modes != 0;
  }
}
