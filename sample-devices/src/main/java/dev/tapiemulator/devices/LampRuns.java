package dev.tapiemulator.devices;

import static dev.tapiemulator.tapi.Tapi.PHONELAMPMODE_FLASH;
import static dev.tapiemulator.tapi.Tapi.PHONELAMPMODE_OFF;
import static dev.tapiemulator.tapi.Tapi.PHONELAMPMODE_STEADY;
import static dev.tapiemulator.tapi.Tapi.PHONELAMPMODE_WINK;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads runs of lamps, and knows the panel's code for each lamp mode: its place in the list. */
final class LampRuns {

  static final int RUN_BYTES = 3;

  /** A lamp that no run names. */
  static final int UNTOUCHED = 0;

  private static final int[] MODES_BY_CODE = {
      PHONELAMPMODE_OFF, PHONELAMPMODE_STEADY, PHONELAMPMODE_WINK, PHONELAMPMODE_FLASH
  };

  private LampRuns() {}

  /** The PHONELAMPMODE_ bits of all codes. */
  static int allModes() {
    return Arrays.stream(MODES_BY_CODE).reduce(0, (all, mode) -> all | mode);
  }

  /** The panel's code for a PHONELAMPMODE_ that its lamps can show. */
  static byte code(int lampMode) {
    int code = 0;
    while (MODES_BY_CODE[code] != lampMode) {
      code++;
    }
    return (byte) code;
  }

  /** The PHONELAMPMODE_ for each lamp, or {@link #UNTOUCHED}; where runs overlap the later one counts. */
  static int[] parse(ByteBuffer payload, int lamps) throws UnusablePayloadException {
    PayloadReader reader = new PayloadReader(payload);
    int[] modes = new int[lamps];
    while (!reader.atEnd()) {
      int first = reader.within(0, lamps - 1, reader.u8("first lamp"), "first lamp");
      int count = reader.within(1, lamps - first, reader.u8("number of lamps"), "number of lamps");
      int code = reader.within(0, MODES_BY_CODE.length - 1, reader.u8("lamp mode"), "lamp mode");
      Arrays.fill(modes, first, first + count, MODES_BY_CODE[code]);
    }
    return modes;
  }
}
