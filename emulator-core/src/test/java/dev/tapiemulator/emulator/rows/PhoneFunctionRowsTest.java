package dev.tapiemulator.emulator.rows;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.rows.RowTable.Line;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Precondition;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.struct.StructLayouts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every function against its table in {@code rows/}: each reason alone, in the order of the checks, and two reasons at
 * once.
 */
class PhoneFunctionRowsTest {

  private static final int AFTER_THE_CHECKS = -1;
  private static final Map<PhoneFunction, RowTable> TABLES = new EnumMap<>(PhoneFunction.class);

  static {
    for (PhoneFunction function : PhoneFunction.values()) {
      TABLES.put(function, RowTable.of(function));
    }
  }

  // ---- what the tables say

  @TestFactory
  Stream<DynamicTest> everyLine_holdsInEveryForm() {
    return TABLES.values().stream()
        .flatMap(table -> table.lines().stream())
        .filter(Line::isCall)
        .filter(line -> !TestEmulator.LIVE || !waitsInVain(line))
        .flatMap(line -> forms(line.function())
            .map(form -> DynamicTest.dynamicTest(line + form, () -> verify(line, form))));
  }

  /** Live, the time would have to be moved meanwhile. */
  private static boolean waitsInVain(Line line) {
    return line.toString().contains("message=none; dwTimeout=10");
  }

  private static Stream<String> forms(PhoneFunction function) {
    return function.hasTextForms() ? Stream.of("", "A", "W") : Stream.of("");
  }

  private static void verify(Line line, String form) {
    Words words = TABLES.get(line.function()).call().with(line.words());
    try (RowWorld world = new RowWorld(line.function(), words)) {
      RowCall call = new RowCall(world, line.function(), form, words);
      String before = call.memory();
      int result = call.result();
      Outcome outcome = Outcome.ofLastCall(world.emulator.journal(), line.function());
      assertEquals(line.result(), nameOf(result), line::toString);
      assertEquals(refusedBy(line), outcome.refusedBy(), "refused by another check than " + line.reason());
      if (result < 0) {
        assertEquals(before, call.memory(), "a call that fails writes nothing");
      }
      if (outcome.refusedBy() > 0) {
        assertFalse(outcome.phoneWasAsked(), "a refused call must not reach the phone");
      }
    }
  }

  private static String nameOf(int result) {
    return result > 0 ? "request id" : PhoneErr.nameOf(result).replace("PHONEERR_", "");
  }

  private static int refusedBy(Line line) {
    return switch (line.reason()) {
      case "-" -> 0;
      case "afterwards" -> AFTER_THE_CHECKS;
      default -> line.precondition().ordinal() + 1;
    };
  }

  /**
   * What the journal says of a call: the check that refused it (as in a RETURN record), and whether a phone was called.
   */
  private record Outcome(int refusedBy, boolean phoneWasAsked) {

    static Outcome ofLastCall(Journal journal, PhoneFunction function) {
      boolean asked = false;
      for (int i = journal.size() - 1; ; i--) {
        JournalRecord record = journal.get(i);
        if (record.kind() == JournalKind.CALL) {
          assertEquals(function, record.function());
          return new Outcome(returned(journal, i).word(1), asked);
        }
        asked |= record.kind() == JournalKind.DEVICE_CALL;
      }
    }

    private static JournalRecord returned(Journal journal, int call) {
      JournalRecord record = journal.get(call);
      for (int i = call; record.kind() != JournalKind.RETURN; i++) {
        record = journal.get(i);
      }
      return record;
    }
  }

  // ---- two reasons at once, whichever they are

  @TestFactory
  Stream<DynamicTest> anyTwoReasons_theEarlierWins() {
    return TABLES.values().stream().map(table -> DynamicTest.dynamicTest(table.function().headerName(), () -> {
      for (Line pair : pairs(table)) {
        verify(pair, "");
      }
    }));
  }

  private static List<Line> pairs(RowTable table) {
    List<Line> pairs = new ArrayList<>();
    for (Line first : table.singles()) {
      for (Line second : table.singles()) {
        boolean inOrder = first.precondition().compareTo(second.precondition()) < 0;
        if (inOrder && first.words().agreeWith(second.words())) {
          String reason = first.reason() + " before " + second.reason();
          pairs.add(new Line(table.function(), reason, first.words().with(second.words()), first.result()));
        }
      }
    }
    return pairs;
  }

  // ---- whether the tables say enough

  @ParameterizedTest
  @EnumSource
  void table_hasEveryPreconditionOfTheRowInItsOrder(PhoneFunction function) {
    Set<Precondition> met = new LinkedHashSet<>();
    TABLES.get(function).singles().forEach(line -> met.add(line.precondition()));

    assertEquals(function.preconditions(), List.copyOf(met));
  }

  @ParameterizedTest
  @EnumSource
  void table_namesTheCodeOfEachPrecondition(PhoneFunction function) {
    assertAll(TABLES.get(function).singles().stream()
        .map(line -> () -> assertEquals(line.precondition().refusal().name(), line.result(), line::toString)));
  }

  @ParameterizedTest
  @EnumSource
  void table_hasACallThatSucceeds(PhoneFunction function) {
    Line first = TABLES.get(function).lines().get(0);

    assertEquals("-", first.reason());
    assertEquals("nothing", first.words().toString());
    assertEquals(function.isAsync() ? "request id" : "0", first.result());
  }

  @ParameterizedTest
  @EnumSource
  void table_hasBothReasonsAtOnceForNeighbours(PhoneFunction function) {
    RowTable table = TABLES.get(function);
    List<Precondition> row = function.preconditions();
    for (int i = 0; i + 1 < row.size(); i++) {
      String reason = row.get(i) + " before " + row.get(i + 1);
      Line both = table.lines().stream().filter(line -> line.reason().equals(reason)).findFirst()
          .orElseThrow(() -> new AssertionError(function + " has no line \"" + reason + "\""));
      if (!both.isImpossiblePair()) {
        assertTrue(joinsSingles(table, both, row.get(i), row.get(i + 1)), () -> both + " joins no two single lines");
      }
    }
  }

  private static boolean joinsSingles(RowTable table, Line both, Precondition first, Precondition second) {
    return Stream.of(first, second).allMatch(precondition -> table.singles().stream()
        .anyMatch(single -> single.precondition() == precondition && both.words().include(single.words())));
  }

  @ParameterizedTest
  @EnumSource
  void table_usesOnlyNamesThatMeanSomething(PhoneFunction function) {
    RowTable table = TABLES.get(function);
    for (Line line : table.lines()) {
      for (String name : table.call().with(line.words()).values().keySet()) {
        assertTrue(meansSomething(name, function), () -> "what is " + name + "? " + line);
      }
    }
  }

  private static boolean meansSomething(String name, PhoneFunction function) {
    return RowWorld.NAMES.contains(name)
        || name.equals("access")
        || Ruling.withSwitchName(name).isPresent()
        || function.parameters().stream().anyMatch(parameter -> parameter.name().equals(name))
        || StructLayouts.all().stream().anyMatch(layout -> layout.field(name).isPresent());
  }
}
