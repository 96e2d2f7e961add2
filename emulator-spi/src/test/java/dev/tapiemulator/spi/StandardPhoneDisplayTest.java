package dev.tapiemulator.spi;

import static dev.tapiemulator.tapi.Tapi.*;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.spi.bench.Bench;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The display of 2 rows with 4 cells, in both string formats. */
final class StandardPhoneDisplayTest {

  private final SamplePhone phone = new SamplePhone();
  private final Bench bench = new Bench(phone);

  private String shown(int row, int column, byte... content) {
    int answer = bench.ask(r -> phone.setDisplay(r, row, column, ByteBuffer.wrap(content), bench.port()));
    bench.await(answer);
    return cells(ISO_8859_1);
  }

  private String cells(Charset charset) {
    ByteBuffer buffer = ByteBuffer.allocate(100);
    assertEquals(0, phone.getDisplay(buffer));
    return charset.decode(buffer.flip()).toString();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }

  @Test
  void setDisplay_runsOnIntoTheNextRowAndTouchesNoOtherCell() {
    assertEquals("ABCDEFGH", shown(0, 0, ascii("ABCDEFGH")));
    assertEquals("ABCxyFGH", shown(0, 3, ascii("xy")));
    assertEquals(List.of("DISPLAY 0 by 1", "1 OK", "DISPLAY 0 by 2", "2 OK"), bench.takeReports());
  }

  @Test
  void setDisplay_cutsOffWhatIsBeyondTheLastCell() {
    assertEquals("      no", shown(1, 2, ascii("nothing")));
  }

  @Test
  void setDisplay_givesOneTrailingTerminatorNoCell() {
    assertEquals("Hi      ", shown(0, 0, ascii("Hi\0")));
    assertEquals("Yo\0     ", shown(0, 0, ascii("Yo\0\0")));
    assertEquals("Yo", bench.face().displayText().strip());
  }

  @Test
  void setDisplay_changesNothingWithNoContent() {
    assertEquals("        ", shown(0, 0));
    assertEquals(List.of("DISPLAY 0 by 1 unchanged", "1 OK"), bench.takeReports());
  }

  @Test
  void setDisplay_refusesAPositionOutside() {
    ByteBuffer content = ByteBuffer.wrap(ascii("x"));
    assertEquals(PHONEERR_INVALPARAM, bench.ask(r -> phone.setDisplay(r, 2, 0, content, bench.port())));
    assertEquals(PHONEERR_INVALPARAM, bench.ask(r -> phone.setDisplay(r, 0, 4, content, bench.port())));
    assertEquals(PHONEERR_INVALPARAM, bench.ask(r -> phone.setDisplay(r, -1, 0, content, bench.port())));
    assertEquals(PHONEERR_INVALPARAM, bench.ask(r -> phone.setDisplay(r, 0, -1, content, bench.port())));
  }

  @Test
  void getDisplay_fillsAtMostTheBuffer() {
    shown(0, 0, ascii("ABCDEFGH"));
    ByteBuffer small = ByteBuffer.allocate(3);
    assertEquals(0, phone.getDisplay(small));
    assertEquals("ABC", ISO_8859_1.decode(small.flip()).toString());
  }

  @Test
  void displayText_hasALineForEachRowWithoutTrailingSpaces() {
    shown(0, 1, ascii("A"));
    assertEquals(" A\n", bench.face().displayText());
  }

  @Test
  void showText_putsAQuestionMarkForWhatTheDisplayCannotShow() {
    phone.showText(0, 0, "a€é", 0);
    assertEquals("a?é     ", cells(ISO_8859_1));
  }

  @Test
  void clearDisplay_blanksEveryCell() {
    shown(0, 0, ascii("ABCDEFGH"));
    phone.clearDisplay(7);
    phone.clearDisplay(8);
    assertEquals("        ", cells(ISO_8859_1));
    assertEquals(List.of("DISPLAY 0 by 7", "DISPLAY 0 by 8 unchanged"), bench.takeReports().subList(2, 4));
  }

  @Property(seed = "1")
  void setDisplay_showsWhatAPlainArrayOfCellsWouldHold(
      @ForAll @IntRange(max = 1) int row,
      @ForAll @IntRange(max = 3) int column,
      @ForAll @CharRange(from = 1, to = 255) @StringLength(max = 12) String text) {
    String expected = ("ABCDEFGH".substring(0, row * 4 + column) + text + "ABCDEFGH".substring(
        Math.min(8, row * 4 + column + text.length()))).substring(0, 8);
    shown(0, 0, ascii("ABCDEFGH"));
    assertEquals(expected, shown(row, column, ascii(text)));
  }

  @Property(seed = "1")
  void setDisplay_takesTwoBytesForACellInUnicode(
      @ForAll @StringLength(max = 8) @CharRange(from = 1, to = 0xD7FF) String text, @ForAll boolean terminated) {
    SamplePhone wide = new SamplePhone();
    wide.stringFormat = STRINGFORMAT_UNICODE;
    Bench wideBench = new Bench(wide);
    ByteBuffer content = UTF_16LE.encode(terminated ? text + "\0" : text);
    wideBench.await(wideBench.ask(r -> wide.setDisplay(r, 0, 0, content, wideBench.port())));
    ByteBuffer cells = ByteBuffer.allocate(16);
    wide.getDisplay(cells);
    assertEquals(text + " ".repeat(8 - text.length()), UTF_16LE.decode(cells.flip()).toString());
  }
}
