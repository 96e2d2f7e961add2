package dev.tapiemulator.devices;

import static dev.tapiemulator.tapi.Tapi.PHONEBUTTONFUNCTION_CALLAPP;
import static dev.tapiemulator.tapi.Tapi.PHONEBUTTONMODE_CALL;
import static dev.tapiemulator.tapi.Tapi.PHONEBUTTONSTATE_DOWN;

import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.StandardPhone;
import dev.tapiemulator.spi.StateHash;
import java.util.BitSet;

/**
 * {@code lamp-panel}: the panel beside an attendant's telephone. 96 keys with lamps, ids 0..95, no display, no
 * hookswitch. A lamp can be off, steady, winking or flashing.
 *
 * <p>A download that does not keep to its layout is refused at once with PHONEERR_OPERATIONFAILED and changes nothing.
 *
 * <pre>
 * download 0, lamps: up to 96 runs, carried out together
 *   BYTE first lamp, 0..95
 *   BYTE number of lamps, 1..96 - first
 *   BYTE mode: 0 off, 1 steady, 2 wink, 3 flash
 *   Where runs overlap the later one counts. Each lamp that a run names is reported once, in the order of the ids.
 *
 * upload 0, lamps:     BYTE mode[96], as above
 * upload 1, keys held: BYTE held[12]; bit n % 8 (1 is the lowest) of byte n / 8 belongs to key n
 * </pre>
 */
final class LampPanel extends StandardPhone {

  static final int POSITIONS = 96;
  static final int DOWNLOAD_LAMPS = 0;
  static final int UPLOAD_LAMPS = 0;
  static final int UPLOAD_KEYS = 1;

  @Override
  public PhoneDescription describe() {
    PhoneDescription.Builder phone = PhoneDescription.named("lamp-panel").phoneInfo("Lamp panel LP-96");
    for (int id = 0; id < POSITIONS; id++) {
      phone.buttonLamp(new ButtonLamp(
          PHONEBUTTONMODE_CALL, PHONEBUTTONFUNCTION_CALLAPP, LampRuns.allModes(), "Line " + (id + 1)));
    }
    return phone
        .area(DataArea.download(DOWNLOAD_LAMPS, "lamps", POSITIONS * LampRuns.RUN_BYTES,
                new ParsedDownload<>(payload -> LampRuns.parse(payload, POSITIONS), this::showAll, this::note))
            .meaning("Runs of lamps to set together: first lamp, number of lamps, mode, for each."))
        .area(DataArea.upload(UPLOAD_LAMPS, "lamps", POSITIONS, this::lampCodes)
            .meaning("The mode of each lamp: 0 off, 1 steady, 2 wink, 3 flash."))
        .area(DataArea.upload(UPLOAD_KEYS, "keys held", POSITIONS / Byte.SIZE, this::keysHeld)
            .meaning("A bit for each key that is held at the moment."))
        .build();
  }

  private int showAll(int[] modes) {
    for (int id = 0; id < POSITIONS; id++) {
      if (modes[id] != LampRuns.UNTOUCHED) {
        showLamp(id, modes[id], currentRequest());
      }
    }
    return 0;
  }

  private byte[] lampCodes() {
    byte[] codes = new byte[POSITIONS];
    for (int id = 0; id < POSITIONS; id++) {
      codes[id] = LampRuns.code((int) lampMode(id));
    }
    return codes;
  }

  private byte[] keysHeld() {
    BitSet held = new BitSet(POSITIONS);
    for (int id = 0; id < POSITIONS; id++) {
      held.set(id, buttonInfo(id).orElseThrow().state() == PHONEBUTTONSTATE_DOWN);
    }
    byte[] bytes = new byte[POSITIONS / Byte.SIZE];
    byte[] used = held.toByteArray(); // as far as the highest key that is held
    System.arraycopy(used, 0, bytes, 0, used.length);
    return bytes;
  }

  /** There is nothing besides the elements of every telephone. */
  @Override
  protected void addState(StateHash hash) {}
}
