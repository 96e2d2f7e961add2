package dev.tapiemulator.devices;

import static dev.tapiemulator.devices.DeskPhone.DOWNLOAD_TEXT;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** {@code desk-phone}, download 0: display text with control codes, against a terminal of rows and columns. */
final class DeskPhoneTextTest {

  private static final int ROWS = 2;
  private static final int COLUMNS = 24;

  private final DeskPhone phone = new DeskPhone();
  private final DeviceBench bench = new DeviceBench(phone);

  /** A part of the text: a character, a control code, or ESC with row and column. */
  private record Part(byte[] bytes) {}

  private static final class Terminal {

    private final char[][] cells = new char[ROWS][COLUMNS];
    private int row; // ROWS: behind the last cell
    private int column;

    Terminal() {
      clear();
    }

    private void clear() {
      for (char[] each : cells) {
        Arrays.fill(each, ' ');
      }
      row = 0;
      column = 0;
    }

    void take(Part part) {
      char code = (char) Byte.toUnsignedInt(part.bytes[0]);
      switch (code) {
        case '\f' -> clear();
        case '\b' -> back();
        case '\r' -> {
          row = Math.min(row, ROWS - 1);
          column = 0;
        }
        case '\n' -> {
          row = Math.min(row + 1, ROWS);
          column = 0;
        }
        case '\u000B' -> {
          if (row < ROWS) {
            Arrays.fill(cells[row], column, COLUMNS, ' ');
          }
        }
        case '\u001B' -> {
          row = part.bytes[1];
          column = part.bytes[2];
        }
        default -> show(code);
      }
    }

    private void back() {
      if (column > 0) {
        column--;
      } else if (row > 0) {
        row--;
        column = COLUMNS - 1;
      }
    }

    private void show(char code) {
      if (row < ROWS) {
        cells[row][column++] = code;
        if (column == COLUMNS) {
          row++;
          column = 0;
        }
      }
    }

    String content() {
      return Arrays.stream(cells).map(String::new).collect(Collectors.joining());
    }
  }

  @Provide
  Arbitrary<List<Part>> parts() {
    Arbitrary<Part> character = Payloads.text(1, 1).map(text -> new Part(text.getBytes(ISO_8859_1)));
    Arbitrary<Part> control = Arbitraries.of(0x08, 0x0A, 0x0B, 0x0C, 0x0D).map(code -> new Part(Payloads.of(code)));
    Arbitrary<Part> position = Combinators
        .combine(Arbitraries.integers().between(0, ROWS - 1), Arbitraries.integers().between(0, COLUMNS - 1))
        .as((row, column) -> new Part(Payloads.of(0x1B, row, column)));
    return Arbitraries.oneOf(character, character, character, control, position).list().ofMaxSize(60);
  }

  private static byte[] bytes(List<Part> parts) {
    return Payloads.join(parts.stream().map(Part::bytes).toArray(byte[][]::new));
  }

  private static String content(DeskPhone phone) {
    ByteBuffer cells = ByteBuffer.allocate(ROWS * COLUMNS);
    phone.getDisplay(cells);
    return ISO_8859_1.decode(cells.flip()).toString();
  }

  @Property(seed = "1")
  void text_showsWhatATerminalWouldShowAndGoesOnWhereItEnded(
      @ForAll("parts") List<Part> first, @ForAll("parts") List<Part> second, @ForAll boolean terminated) {
    DeskPhone desk = new DeskPhone();
    DeviceBench deskBench = new DeviceBench(desk);
    Terminal terminal = new Terminal();
    for (List<Part> parts : List.of(first, second)) {
      byte[] payload = terminated ? Payloads.join(bytes(parts), Payloads.of(0)) : bytes(parts);
      String before = terminal.content();
      parts.forEach(terminal::take);
      assertEquals(0, deskBench.download(DOWNLOAD_TEXT, payload));
      assertEquals(terminal.content(), content(desk));
      String report = deskBench.takeReports().get(0);
      assertEquals(before.equals(terminal.content()) ? "DISPLAY 0 unchanged" : "DISPLAY 0", report);
    }
  }

  @Provide
  Arbitrary<byte[]> malformedPart() {
    Arbitrary<byte[]> control = Payloads.controlCharactersBut(0x00, 0x08, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B)
        .map(code -> Payloads.of(code));
    return Arbitraries.oneOf(
        control,
        Arbitraries.just(Payloads.of(0, 'x')), // the terminator comes last
        Arbitraries.just(Payloads.of(0, 0)),
        Arbitraries.integers().between(ROWS, 255).map(row -> Payloads.of(0x1B, row, 0)),
        Arbitraries.integers().between(COLUMNS, 255).map(column -> Payloads.of(0x1B, 0, column)));
  }

  @Property(seed = "1")
  void text_refusesAMalformedPartWithAllTheOthers(
      @ForAll("parts") List<Part> before, @ForAll("malformedPart") byte[] malformed,
      @ForAll("parts") List<Part> after) {
    bench.refuses(
        PHONEERR_OPERATIONFAILED, DOWNLOAD_TEXT, Payloads.join(bytes(before), malformed, bytes(after)));
  }

  @Property(seed = "1")
  void text_refusesAPositionThatIsCutOff(@ForAll("parts") List<Part> before, @ForAll boolean withRow) {
    byte[] position = withRow ? Payloads.of(0x1B, 1) : Payloads.of(0x1B);
    bench.refuses(PHONEERR_OPERATIONFAILED, DOWNLOAD_TEXT, Payloads.join(bytes(before), position));
  }

  @Provide
  Arbitrary<byte[]> mutated() {
    return Arbitraries.oneOf(Payloads.mutated(parts().map(DeskPhoneTextTest::bytes)), Payloads.any(60));
  }

  @Property(seed = "1")
  void text_neverThrows(@ForAll("mutated") byte[] payload) {
    int answer = bench.download(DOWNLOAD_TEXT, payload);
    assertEquals(answer == 0 ? 0 : PHONEERR_OPERATIONFAILED, answer);
  }

  @Example
  void text_goesToTheLastColumnOfTheLastRow() {
    bench.download(DOWNLOAD_TEXT, Payloads.of(0x1B, 1, 23, 'A', 'B'));
    assertEquals("\n" + " ".repeat(23) + "A", bench.face().displayText());
  }

  @Example
  void setDisplay_leavesTheCursorOfTheTextAlone() {
    bench.download(DOWNLOAD_TEXT, Payloads.of('a', 'b'));
    bench.ask(id -> phone.setDisplay(id, 1, 0, ByteBuffer.wrap(Payloads.of('x')), bench));
    bench.advance(20);
    bench.download(DOWNLOAD_TEXT, Payloads.of('c'));
    assertEquals("abc\nx", bench.face().displayText());
  }
}
