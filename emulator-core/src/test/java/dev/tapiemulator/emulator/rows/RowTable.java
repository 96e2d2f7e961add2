package dev.tapiemulator.emulator.rows;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Precondition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of one function, read from {@code rows/NAME.txt}: the arguments of a call that is in order, then one line
 * for each way in which something is wrong, in the order of the checks: {@code reason | what is wrong | result}.
 *
 * <p>The reason is "-" (nothing is wrong, or at least nothing that matters), a precondition, "afterwards" (admitted,
 * then refused), or "A before B": both hold, and A wins; "A before B | - | never" says that the two cannot be wrong
 * together.
 *
 * @param function the function
 * @param call the arguments of a call that is in order
 * @param lines the lines below
 */
record RowTable(PhoneFunction function, Words call, List<Line> lines) {

  /**
   * One line.
   *
   * @param function the function of the table
   * @param reason the reason as written
   * @param words what is different from a call that is in order
   * @param result "0", "request id" or the name of an error
   */
  record Line(PhoneFunction function, String reason, Words words, String result) {

    boolean isPrecondition() {
      return !reason.equals("-") && !reason.equals("afterwards") && !reason.contains(" before ");
    }

    boolean isPair() {
      return reason.contains(" before ") && !result.equals("never");
    }

    boolean isImpossiblePair() {
      return result.equals("never");
    }

    /** Whether it can be tried. */
    boolean isCall() {
      return !isImpossiblePair();
    }

    Precondition precondition() {
      return Precondition.valueOf(reason.split(" before ")[0]);
    }

    @Override
    public String toString() {
      return function.headerName() + ": " + reason + " | " + words + " | " + result;
    }
  }

  static RowTable of(PhoneFunction function) {
    List<Line> lines = new ArrayList<>();
    Words call = null;
    for (String line : read("/rows/" + function.headerName() + ".txt")) {
      if (line.startsWith("call: ")) {
        call = Words.parse(line.substring("call: ".length()));
      } else {
        String[] cells = line.split(" *\\| *");
        lines.add(new Line(function, cells[0], Words.parse(cells[1].equals("-") ? "nothing" : cells[1]), cells[2]));
      }
    }
    return new RowTable(function, call, lines);
  }

  /** The lines with one reason each, in the order of the checks. */
  List<Line> singles() {
    return lines.stream().filter(Line::isPrecondition).toList();
  }

  private static List<String> read(String resource) {
    try (BufferedReader reader = new BufferedReader(
        new InputStreamReader(RowTable.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
