package dev.tapiemulator.spi;

import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_GETGAINHANDSET;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_GETHOOKSWITCHHANDSET;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_GETVOLUMEHANDSET;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_SETGAINHANDSET;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_SETHOOKSWITCHHANDSET;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_SETVOLUMEHANDSET;
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

  /**
   * The same device without PHONEFEATURE_ bits, and without what no other function reaches; the three bits of each kind
   * stand in the order of the PHONEHOOKSWITCHDEV_ bits.
   */
  HookSwitch lacking(int phoneFeatures, int hookSwitchDev) {
    boolean gets = (phoneFeatures & hookSwitchDev * PHONEFEATURE_GETHOOKSWITCHHANDSET) == 0;
    boolean sets = (phoneFeatures & hookSwitchDev * PHONEFEATURE_SETHOOKSWITCHHANDSET) == 0;
    int levels = hookSwitchDev * (PHONEFEATURE_GETVOLUMEHANDSET | PHONEFEATURE_SETVOLUMEHANDSET);
    int gains = hookSwitchDev * (PHONEFEATURE_GETGAINHANDSET | PHONEFEATURE_SETGAINHANDSET);
    boolean keepsVolume = volume && (phoneFeatures & levels) != levels;
    boolean keepsGain = gain && (phoneFeatures & gains) != gains;
    int settable = sets ? settableModes : 0;
    return gets || settable != 0 || keepsVolume || keepsGain
        ? new HookSwitch(modes, settable, monitoredModes, keepsVolume, keepsGain)
        : NONE;
  }

  /** Whether the phone has this device. */
  public boolean present() {
    return modes != 0;
  }
}
