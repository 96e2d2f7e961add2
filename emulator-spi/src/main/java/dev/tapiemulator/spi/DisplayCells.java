package dev.tapiemulator.spi;

import static dev.tapiemulator.tapi.Tapi.STRINGFORMAT_UNICODE;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The cells of a display. Text runs on into the next row, only the cells it touches change, and what lies beyond the
 * last cell is cut off (O-16).
 */
final class DisplayCells {

  private static final char BLANK = ' ';
  private static final char SUBSTITUTE = '?';
  private static final int ONE_BYTE_CHARACTERS = 0x100;

  private final int rows;
  private final int columns;
  private final boolean wide;
  private final char[] cells;

  /** Blank cells; a UNICODE display takes two bytes, UTF-16LE, for a cell, every other format one. */
  DisplayCells(int rows, int columns, int stringFormat) {
    this.rows = rows;
    this.columns = columns;
    this.wide = stringFormat == STRINGFORMAT_UNICODE;
    this.cells = new char[rows * columns];
    Arrays.fill(cells, BLANK);
  }

  boolean has(int row, int column) {
    return row >= 0 && row < rows && column >= 0 && column < columns;
  }

  /** Takes over what another display shows in the cells that both have. */
  void takeOver(DisplayCells other) {
    for (int row = 0; row < Math.min(rows, other.rows); row++) {
      int shared = Math.min(columns, other.columns);
      System.arraycopy(other.cells, row * other.columns, cells, row * columns, shared);
    }
  }

  /** Shows encoded content, whose position does not move; tells whether the display shows anything else than before. */
  boolean show(int row, int column, ByteBuffer content) {
    int units = content.remaining() / bytesPerCell();
    if (units > 0 && unit(content, units - 1) == 0) {
      units--; // the terminator that C programs send along takes no cell
    }
    int first = row * columns + column;
    boolean differs = false;
    for (int i = 0; i < units && first + i < cells.length; i++) {
      differs |= put(first + i, unit(content, i));
    }
    return differs;
  }

  /** Shows text; tells whether the display shows anything else than before. */
  boolean show(int row, int column, CharSequence text) {
    int first = row * columns + column;
    boolean differs = false;
    for (int i = 0; i < text.length() && first + i < cells.length; i++) {
      char unit = text.charAt(i);
      differs |= put(first + i, wide || unit < ONE_BYTE_CHARACTERS ? unit : SUBSTITUTE);
    }
    return differs;
  }

  boolean clear() {
    boolean differs = false;
    for (int i = 0; i < cells.length; i++) {
      differs |= put(i, BLANK);
    }
    return differs;
  }

  /** Puts all cells, row after row without a terminator, into the buffer, as many as fit. */
  void read(ByteBuffer destination) {
    for (int i = 0; i < cells.length && destination.remaining() >= bytesPerCell(); i++) {
      destination.put((byte) cells[i]);
      if (wide) {
        destination.put((byte) (cells[i] >> Byte.SIZE));
      }
    }
  }

  /** One line for each row, without trailing spaces; control characters, which nobody sees, are spaces. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        char cell = cells[row * columns + column];
        line.append(Character.isISOControl(cell) ? BLANK : cell);
      }
      text.append(row == 0 ? "" : "\n").append(line.toString().stripTrailing());
    }
    return text.toString();
  }

  void addTo(StateHash hash) {
    for (char cell : cells) {
      hash.add(cell);
    }
  }

  private boolean put(int index, char unit) {
    boolean differs = cells[index] != unit;
    cells[index] = unit;
    return differs;
  }

  private char unit(ByteBuffer content, int index) {
    int at = content.position() + index * bytesPerCell();
    int low = content.get(at) & 0xFF;
    return (char) (wide ? low | (content.get(at + 1) & 0xFF) << Byte.SIZE : low);
  }

  private int bytesPerCell() {
    return wide ? 2 : 1;
  }
}
