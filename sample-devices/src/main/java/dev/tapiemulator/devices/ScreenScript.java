package dev.tapiemulator.devices;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Text with control codes for the display, found to be well-formed; the language is told at {@link DeskPhone}. */
final class ScreenScript {

  private static final int TERMINATOR = 0x00;
  private static final int BACKSPACE = 0x08;
  private static final int LINE_FEED = 0x0A;
  private static final int ERASE_LINE = 0x0B;
  private static final int FORM_FEED = 0x0C;
  private static final int CARRIAGE_RETURN = 0x0D;
  private static final int ESCAPE = 0x1B;

  private final byte[] bytes;

  private ScreenScript(byte[] bytes) {
    this.bytes = bytes;
  }

  static ScreenScript parse(ByteBuffer payload, int rows, int columns) throws UnusablePayloadException {
    PayloadReader reader = new PayloadReader(payload);
    int length = reader.remaining();
    while (!reader.atEnd()) {
      int code = reader.u8("text");
      if (code == ESCAPE) {
        reader.within(0, rows - 1, reader.u8("row"), "row");
        reader.within(0, columns - 1, reader.u8("column"), "column");
      } else if (code == TERMINATOR && reader.atEnd()) {
        length--;
      } else if (Character.isISOControl(code) && !isCommand(code)) {
        throw reader.malformed("control character " + code + " means nothing");
      }
    }
    return new ScreenScript(new PayloadReader(payload).bytes(length, "text"));
  }

  private static boolean isCommand(int code) {
    return code == BACKSPACE || code >= LINE_FEED && code <= CARRIAGE_RETURN;
  }

  /** Changes the cells of a display with so many columns; takes the place of the cursor and returns its new one. */
  int run(byte[] cells, int columns, int cursor) {
    int at = cursor;
    for (int i = 0; i < bytes.length; i++) {
      int row = Math.min(at, cells.length - 1) / columns; // behind the last cell still counts as the last row
      switch (bytes[i]) {
        case FORM_FEED -> {
          Arrays.fill(cells, (byte) ' ');
          at = 0;
        }
        case BACKSPACE -> at = Math.max(at - 1, 0);
        case CARRIAGE_RETURN -> at = row * columns;
        case LINE_FEED -> at = (row + 1) * columns;
        case ERASE_LINE -> Arrays.fill(cells, at, Math.max(at, (row + 1) * columns), (byte) ' ');
        case ESCAPE -> at = bytes[++i] * columns + bytes[++i];
        default -> {
          if (at < cells.length) {
            cells[at++] = bytes[i];
          }
        }
      }
    }
    return at;
  }
}
